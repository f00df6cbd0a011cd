// --reference: indicators that the program does not know, and other national values.

#include "cli/estimate/estimate_rows.hpp"
#include "cli/refused.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

using namespace program;
using nlohmann::json;

namespace {

/// Three indicators, each 30% above the national value, as the toolkit tells of Cwm Taf Morgannwg.
const std::string cwm_taf =
    "area_code,area_name,live_births,poverty,in_care,ace\n"
    "W11000030,Cwm Taf Morgannwg,1000,26,117,18.2\n";
const Arguments its_references{"--reference", "poverty=20",  "--reference",
                               "in_care=90",  "--reference", "ace=14"};

Arguments with(Arguments first, const Arguments& more) {
    first.insert(first.end(), more.begin(), more.end());
    return first;
}

std::string own_json(const std::string& id, const std::string& more = "") {
    return R"({"indicators": {")" + id +
           R"(": {"label": "Own", "unit": "% of adults", "reference_value": 20, "publisher": "Own Survey",
             "period": "2024")" +
           more + "}}}";
}

std::string ratio_of(const Arguments& arguments, const std::string& input) {
    return estimates(arguments, {.input = input}).of("need").adversity_ratio;
}

}  // namespace

TEST_CASE("Cwm Taf Morgannwg: three indicators 30% above average make 1.30", "[cli][indicators]") {
    const EstimateRows rows = estimates(with({"-"}, its_references), {.input = cwm_taf});
    CHECK(number(rows.of("need").adversity_ratio) == Approx(1.30).epsilon(1e-12));
    check_figures(rows.of("need"), 520, 585);
    check_figures(rows.of("disorganised"), 195, 195);
    const EstimateRows mean =
        estimates(with({"-", "--combine", "arithmetic"}, its_references), {.input = cwm_taf});
    CHECK(number(mean.of("need").adversity_ratio) == Approx(1.30).epsilon(1e-12));
}

TEST_CASE("own indicators count beside built-in ones, as --indicators and --weights say",
          "[cli][indicators]") {
    const std::string input = "area_code,live_births,child_poverty,own\nE08000037,1000,20.13,40\n";
    const Arguments own{"-", "--reference", "own=20"};
    CHECK(number(ratio_of(own, input)) == Approx(std::sqrt(2.0)));
    CHECK(number(ratio_of(with(own, {"--indicators", "own"}), input)) == Approx(2));
    CHECK(number(ratio_of(with(own, {"--indicators", "child_poverty"}), input)) == Approx(1).epsilon(0.0002));
    CHECK(number(ratio_of(with(own, {"--weights", "own=3", "--combine", "arithmetic"}), input)) ==
          Approx((3 * 2 + 1) / 4.0));
    const Outcome wrong = run(with({"estimate"}, with(own, {"--indicators", "onw"})), {.input = input});
    CHECK(wrong.code == 2);
    CHECK(has_text(wrong.err, "areas/indicators-imd-child-poverty-looked-after"));
}

TEST_CASE("a rate where higher is better is turned round only when its definition says so",
          "[cli][indicators]") {
    const TemporaryFolder folder;
    const std::string input = "area_name,live_births,own\nEastmere,1000,16\n";
    const std::string worse = folder.write("worse.json", own_json("own"));
    const std::string better = folder.write("better.json", own_json("own", R"(, "higher_is": "better")"));
    CHECK(number(ratio_of({"-", "--reference", worse}, input)) == Approx(0.8));
    CHECK(number(ratio_of({"-", "--reference", better}, input)) == Approx(1.25));
    CHECK(number(ratio_of({"-", "--reference", "own=20"}, input)) == Approx(0.8));
    const Outcome zero = run({"estimate", "-", "--reference", better},
                             {.input = "area_name,live_births,own\nEastmere,1000,0\n"});
    CHECK(zero.code == 3);
    CHECK(has_text(zero.err, "areas/figures-that-the-model-has"));
}

TEST_CASE("definition and source stand in every kind of output", "[cli][indicators]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("own.json", own_json("own", R"(, "higher_is": "better")"));
    const std::string input = "area_name,live_births,own\nEastmere,1000,16\n";
    const Outcome text = run({"estimate", "-", "--reference", file, "--notes"}, {.input = input});
    CHECK(text.code == 0);
    CHECK(text.err.empty());
    CHECK(has_text(in_one_line(text.out), "areas/own-own-of-adults-higher", "own.json"));
    const json whole =
        json::parse(run({"estimate", "-", "--reference", file, "--format", "json"}, {.input = input}).out);
    const json& own = whole["provenance"]["indicators"][0];
    CHECK(own["label"] == "Own");
    CHECK(own["unit"] == "% of adults");
    CHECK(own["publisher"] == "Own Survey");
    CHECK(own["period"] == "2024");
    CHECK(own["reference_value"] == 20);
    CHECK(own["higher_is"] == "better");
    CHECK(own["reference_from"] == "defined in own.json");
    CHECK(whole["provenance"]["inputs"][0]["sha256"].get<std::string>().size() == 64);
    CHECK(whole["areas"][0]["adversity"]["indicators"]["own"]["ratio"] == 1.25);
    const Outcome steps = run({"explain", "-", "--reference", file, "--format", "csv"}, {.input = input});
    CHECK(has_text(steps.out, "areas/adversityown-20-16-of-adults-higher", "own.json"));
}

TEST_CASE("the toolkit's own case, with its three indicators given, is 1.30", "[cli][indicators]") {
    const std::string welsh =
        "area_code,live_births,child_poverty,looked_after,ace\nW11000030,3869,26,130,1.3\n";
    const Arguments given{"estimate",         "-",           "--reference", "child_poverty=20", "--reference",
                          "looked_after=100", "--reference", "ace=1",       "--format",         "json"};
    const json area = json::parse(run(given, {.input = welsh}).out)["areas"][0];
    CHECK(area["adversity_ratio"].get<double>() == Approx(1.3));
    for (const char* id : {"child_poverty", "looked_after", "ace"})
        CHECK(area["adversity"]["indicators"][id]["ratio"].get<double>() == Approx(1.3));
    // Of two nations the value is still not England's for Wales.
    const std::string both = welsh + "E08000037,1834,24,124,1\n";
    const json wales = json::parse(run(given, {.input = both}).out)["areas"][0];
    CHECK_FALSE(wales["adversity"]["indicators"].contains("looked_after"));
}

TEST_CASE("a value alone has no source, and says so", "[cli][indicators]") {
    const Outcome text = run(with({"estimate", "-", "--notes"}, its_references), {.input = cwm_taf});
    CHECK(has_text(in_one_line(text.out), "areas/ace-national-value-14-given"));
    const Outcome steps = run(with({"explain", "-", "--format", "csv"}, its_references), {.input = cwm_taf});
    CHECK(has_text(steps.out, "areas/adversityace18-2-141-31-3rationational-value"));
}

TEST_CASE("another national value for a built-in indicator is taken, and noted", "[cli][indicators]") {
    const std::string input = "area_code,live_births,imd\nE08000037,1834,30\n";
    CHECK(number(ratio_of({"-", "--reference", "imd=20"}, input)) == Approx(1.5));
    const Outcome table = run({"estimate", "-", "--reference", "imd=20"}, {.input = input});
    CHECK(is_text(table.err, "areas/imd-is-compared-with-20-given"));
    const Outcome area = run(
        {"estimate", "--area", "Gateshead", "--indicators", "imd", "--reference", "imd=28.128", "--notes"});
    CHECK(area.code == 0);
    CHECK(has_text(area.out, "areas/adversity-at-the-national-average"));
    CHECK(has_text(in_one_line(area.out), "areas/see-how-explain-area-gateshead-indicators"));
    const TemporaryFolder folder;
    const std::string file = folder.write("own.json", own_json("imd"));
    CHECK(has_text(run({"estimate", "-", "--reference", file}, {.input = input}).err,
                   "areas/imd-is-compared-with-20-defined", "own.json"));
}

TEST_CASE("built-in values stay their publisher's under another national value", "[cli][indicators]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("own.json", own_json("imd"));
    const Outcome outcome =
        run({"estimate", "--area", "Gateshead", "--indicators", "imd", "--reference", file, "-q", "--notes"});
    const std::string text = in_one_line(outcome.out);
    CHECK(has_text(text, "areas/ministry-of-housing-communities-and-local"));
    CHECK(has(text,
              "imd (Own, % of adults): national value 20, defined in own.json; source: Own Survey 2024."));
}

TEST_CASE("what --reference cannot be", "[cli][indicators]") {
    check_refused("areas/reference-refused", 2, {.input = cwm_taf});
}

TEST_CASE("an own indicator needs its column", "[cli][indicators]") {
    const Outcome missing =
        run({"estimate", "-", "--reference", "acce=14", "--reference", "abuse=2"}, {.input = cwm_taf});
    CHECK(missing.code == 3);
    CHECK(is_text(missing.err, "areas/acce-this-in-the-header-row"));
    CHECK(number(ratio_of({"-", "--reference", "acce=14", "--column", "acce=ace"}, cwm_taf)) == Approx(1.3));
    const Arguments source = GENERATE(Arguments{"--area", "Gateshead"}, Arguments{"--births", "1000"},
                                      Arguments{"--tier", "region"});
    const Outcome none = run(with(with({"estimate"}, source), {"--reference", "ace=14"}));
    CHECK(none.code == 2);
    CHECK(has_text(none.err, "areas/reference-of-an-indicator-of-your"));
}

TEST_CASE("check knows the columns of own indicators", "[cli][indicators]") {
    const Outcome outcome = run(with({"check", "-"}, its_references), {.input = cwm_taf});
    CHECK(outcome.code == 0);
    CHECK(has(in_one_line(outcome.out), "ace indicator ace"));
    const Outcome bad =
        run(with({"check", "-"}, its_references),
            {.input = "area_name,live_births,poverty,in_care,ace\nA,100,abc,1,1\nB,100,1,-1,1\n"});
    CHECK(bad.code == 3);
    CHECK(has_lines(in_one_line(bad.out), "areas/poverty-a-number-0-or-more"));
}

TEST_CASE("a bad file of indicators is an invalid input", "[cli][indicators]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("own.json", own_json("own", R"(, "higher_is": "good")"));
    const Outcome outcome = run({"estimate", "-", "--reference", file}, {.input = cwm_taf});
    CHECK(outcome.code == 3);
    CHECK(is_text(outcome.err, "areas/indicators-own-higher-is-one", file));
    CHECK(run({"estimate", "-", "--reference", folder / "none.json"}, {.input = cwm_taf}).code == 1);
}

TEST_CASE("references from a config file", "[cli][indicators][config]") {
    const TemporaryFolder folder;
    const std::string config =
        folder.write("own.toml", "reference = [\"poverty=20\", \"in_care=90\", \"ace=14\"]\n");
    CHECK(number(ratio_of({"-", "--config", config}, cwm_taf)) == Approx(1.3));
}
