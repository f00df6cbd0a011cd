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
