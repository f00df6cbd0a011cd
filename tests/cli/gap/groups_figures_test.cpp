// `groups`: what its figures are of, in every format: groups with a published rate, figures that cannot all
// be true, rounded babies.

#include "cli/gap/gap_services.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

using namespace program;
using gap::check_ends;
using nlohmann::json;

namespace {

const Arguments unrated{"--area",  "Gateshead",       "--group", "domestic_violence=120",
                        "--group", "social_care=1834"};
const Arguments odd{"--births", "1000", "--adversity", "2.2", "--group", "maternal_depression=900"};
const Arguments few{"--births",       "1000",    "--adversity",         "1",       "--group",
                    "looked_after=3", "--group", "domestic_violence=7", "--round", "5"};

std::string out_of(const Arguments& arguments, const char* format) {
    Arguments all{"groups"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    all.insert(all.end(), {"-q", "--notes", "--format", format});
    return run(all).out;
}

json area_of(const Arguments& arguments) {
    Arguments all{"groups"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    all.insert(all.end(), {"-q", "--format", "json"});
    return json::parse(run(all).out)["areas"][0];
}

}  // namespace

TEST_CASE("figures are of the groups with a published rate, and say so", "[cli][groups]") {
    const std::string text = in_one_line(out_of(unrated, "text"));
    CHECK(has_lines(text, "groups/of-the-group-with-a-published-rate"));
    CHECK_FALSE(has(text, "these groups"));
    CHECK(has_text(out_of({"--births", "1000", "--adversity", "1", "--group", "domestic_violence=100",
                           "--group", "maternal_depression=10", "--group", "social_care=60"},
                          "markdown"),
                   "groups/in-none-of-the-groups-with-a-rate"));
    // 1,834 births at a ratio of about 1.2, less 57% of 120.
    const json area = area_of(unrated);
    CHECK(area["outside"]["low"].get<double>() == Approx(area["modelled"]["low"].get<double>() - 0.57 * 120));
}

TEST_CASE("more babies outside than births are at odds in every format", "[cli][groups]") {
    const std::string text = in_one_line(out_of(odd, "text"));
    CHECK(has_lines(text, "groups/more-outside-than-births"));
    CHECK(has(out_of(odd, "csv"), "OUTSIDE,,,,,100,100,100,,,,at_odds\n"));
    CHECK(has(out_of(odd, "csv"), "ALL,,,,,189,189,189,,,,\n"));
    const json area = area_of(odd);
    CHECK(area["marker"] == json::array({"at_odds"}));
    CHECK(area["cross_check"] == "model_above_groups");
    for (const char* end : {"low", "central", "high"}) CHECK(area["implied_elasticity"][end].is_null());
    check_ends(area_of({"--births", "1000", "--group", "looked_after=990"})["outside"], 0, 5, 10);
    const TemporaryFolder folder;
    folder.write(
        "areas.csv",
        "area_code,area_name,live_births,adversity_ratio\nE06000901,One,1000,2.2\nE06000902,Two,1000,1\n");
    folder.write("groups.csv",
                 "area_code,group,babies\nE06000901,maternal_depression,900\nE06000902,looked_after,9\n");
    const Outcome several =
        run({"groups", "areas.csv", "--group", "groups.csv", "-q"}, {.folder = folder.path()});
    CHECK(has_lines(in_one_line(several.out), "groups/cannot-all-be-true-in-the-table"));
}

TEST_CASE("of numbers above the model there is no elasticity, at no end", "[cli][groups]") {
    const json area = area_of({"--births", "100", "--group", "domestic_violence=50"});
    for (const char* end : {"low", "central", "high"}) CHECK(area["implied_elasticity"][end].is_null());
}

TEST_CASE("babies in groups are rounded in every format", "[cli][groups]") {
    const std::string text = in_one_line(out_of(few, "text"));
    CHECK(has_text(text, "groups/rounded-in-any"));
    CHECK(has(out_of(few, "csv"), ",domestic_violence,5,0.57,"));
    const json area = area_of(few);
    CHECK(area["groups"]["domestic_violence"]["babies"] == 5);
    CHECK(area["groups"]["looked_after"]["babies"] == 5);
    check_ends(area["in_any_group"], 5, 10, 10);
    // 57% of 5 babies, of 150 that stay 150.
    const double elsewhere = (150 - 0.57 * 5) / 995;
    CHECK(area["implied_elasticity"]["low"].get<double>() == Approx((0.57 * 5 - 5 * elsewhere) / 150));
    CHECK(has(out_of({"--births", "1000", "--group", "looked_after=2", "--round", "5"}, "markdown"),
              "| Looked after | \\[low\\] |"));
    const Outcome most = run({"groups", "--births", "1000", "--group", "looked_after=701", "--round", "10"});
    CHECK(has(most.err, "700 of 1,000 births"));
    CHECK_FALSE(has(most.out + most.err, "701"));
}

TEST_CASE("babies in groups beside services are rounded in every format", "[cli][groups][gap]") {
    const auto answer = [](const char* format) {
        return run({"gap", "-", "--births", "1000", "--adversity", "1", "--group", "social_care=62",
                    "--round", "5", "-q", "--format", format},
                   {.input =
                        "service,level,families_per_year,restrictions\nTeam,specialist,40,No social care\n"})
            .out;
    };
    CHECK(has(in_one_line(answer("text")), "the 60 babies"));
    CHECK_FALSE(has(answer("text"), " 62 "));
    const json whole = json::parse(answer("json"));
    for (const json& group : whole["vulnerable_groups"])
        if (group["group"] == "social_care") CHECK(group["babies"] == 60);
}

TEST_CASE("names of other areas than the codes beside them are told of services and families", "[cli][gap]") {
    const TemporaryFolder folder;
    folder.write(
        "services.csv",
        "service,level,families_per_year,area_code,area_name\nTeam,specialist,40,E08000024,Gateshead\n");
    folder.write("observed.csv", "area_code,area_name,families\nE08000024,Gateshead,40\n");
    const Outcome outcome = run({"gap", "services.csv", "--area", "Sunderland", "--observed", "observed.csv"},
                                {.folder = folder.path()});
    CHECK(outcome.code == 0);
    for (const char* file : {"services.csv", "observed.csv"})
        CHECK(has_text(outcome.err, "groups/gateshead-beside-the-code-in", file));
}
