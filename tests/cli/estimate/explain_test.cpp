// `explain`: every figure with its formula, source and page.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

using namespace program;
using nlohmann::json;

namespace {

struct Line {
    std::string formula;
    double lower = 0;
    double higher = 0;
    std::string unit, source, page, locator, grade;
};

std::map<std::string, Line> working(Arguments arguments) {
    arguments.insert(arguments.begin(), "explain");
    arguments.insert(arguments.end(), {"--format", "csv"});
    const Outcome outcome = run(arguments);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    const auto rows = csv_rows(outcome.out);
    CHECK(rows[0] == std::vector<std::string>{"step", "item", "formula", "lower_need", "higher_need", "unit",
                                              "source", "page", "locator", "evidence_grade"});
    std::map<std::string, Line> lines;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& r = rows[i];
        REQUIRE(r.size() == 10);
        lines[r[0] + "." + r[1]] = {r[2], number(r[3]), number(r[4]), r[5], r[6], r[7], r[8], r[9]};
    }
    return lines;
}

}  // namespace

TEST_CASE("explain goes the way of the toolkit, step by step", "[cli][explain]") {
    const auto lines = working({"--births", "1000", "--adversity", "1.3"});
    CHECK(lines.at("incidence.secure").lower == 0.6);
    CHECK(lines.at("incidence.secure").higher == 0.55);
    CHECK(lines.at("adversity.factor").lower == 1.3);
    CHECK(lines.at("adjustment.disorganised").lower == Approx(0.195));
    CHECK(lines.at("adjustment.secure").higher == Approx(0.415));
    CHECK(lines.at("attrition.targeted").lower == Approx(0.0845));
    CHECK(lines.at("attrition.unassigned").lower == Approx(0.013));
    CHECK(lines.at("babies.need").higher == Approx(585));
    CHECK(lines.at("babies.need").formula == "insecure + disorganised");
    CHECK(is_text(lines.at("babies.missed").formula, "estimate/need-demand-unassigned"));
    for (const std::string& measure : measure_codes) CHECK(lines.count("babies." + measure) == 1);
}

TEST_CASE("each line has formula and unit, each published one its source, page and grade", "[cli][explain]") {
    const Arguments choice =
        GENERATE(Arguments{"--births", "1000", "--adversity", "1.3"}, Arguments{"--area", "Gateshead"},
                 Arguments{"--area", "Gateshead", "--allocation", "closed"},
                 Arguments{"--area", "Gateshead", "--scale", "odds"},
                 Arguments{"--area", "Gateshead", "--parameters", "madigan-2023"});
    CAPTURE(choice);
    for (const auto& [name, line] : working(choice)) {
        CAPTURE(name);
        CHECK_FALSE(line.formula.empty());
        CHECK_FALSE(line.unit.empty());
        if (name.starts_with("incidence.")) {
            CHECK_FALSE(line.source.empty());
            CHECK_FALSE(line.page.empty());
            CHECK_FALSE(line.locator.empty());
            CHECK_FALSE(line.grade.empty());
        }
        if (name.starts_with("attrition.")) CHECK_FALSE(line.source.empty());
    }
}

TEST_CASE("explain and estimate agree", "[cli][explain]") {
    const Arguments choice =
        GENERATE(Arguments{"--area", "Gateshead"}, Arguments{"--area", "Gateshead", "--scale", "odds"},
                 Arguments{"--births", "1000", "--adversity", "2.4"},
                 Arguments{"--area", "York", "--allocation", "closed", "--elasticity", "1.5"});
    const auto lines = working(choice);
    const EstimateRows rows = estimates(choice);
    for (const std::string& measure : measure_codes) {
        const Line line = lines.at("babies." + measure);
        CHECK(std::min(line.lower, line.higher) == Approx(number(rows.of(measure).low)).margin(1e-9));
        CHECK(std::max(line.lower, line.higher) == Approx(number(rows.of(measure).high)).margin(1e-9));
    }
}

TEST_CASE("the indicators stand with value, reference and publisher", "[cli][explain]") {
    const auto lines = working({"--area", "Gateshead"});
    CHECK(lines.at("adversity.income_deprivation").formula == "28.3 ÷ 24.27 (% of residents)");
    CHECK(lines.at("adversity.income_deprivation").lower == Approx(28.3 / 24.27));
    CHECK(has(lines.at("adversity.income_deprivation").source, "English Indices of Deprivation 2025"));
    CHECK(lines.at("adversity.national_scale").lower == Approx(1 / 0.973).epsilon(0.0005));
    CHECK(lines.at("adversity.adversity_ratio").formula == "geometric mean of 6 × national_scale");
    CHECK(working({"--area", "Gateshead", "--weights", "imd=3"}).at("adversity.imd").formula ==
          "28.128 ÷ 22.61 (score, weight 3)");
}

TEST_CASE("explain for readers: citations numbered, each below", "[cli][explain]") {
    const std::string format = GENERATE(as<std::string>{}, "text", "markdown");
    const Outcome outcome = run({"explain", "--area", "Gateshead", "--format", format});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    const std::string open = format == "text" ? "[" : "\\[";
    const std::string close = format == "text" ? "]" : "\\]";
    CAPTURE(outcome.out);
    for (int i = 1; i <= 11; ++i) CHECK(count(outcome.out, open + std::to_string(i) + close) >= 2);
    for (const char* part : {"Step 1", "Step 2a", "Step 2b", "Step 3", "pages 24-30", "1,834 live births",
                             "known discrepancy 4", "20% above the average for England"})
        CHECK(has(outcome.out, part));
    CHECK_FALSE(has(outcome.out, "..:"));
    CHECK_FALSE(has(outcome.out, ".: "));
}

TEST_CASE("explain as JSON", "[cli][explain]") {
    const json whole = json::parse(run({"explain", "--area", "Gateshead", "--format", "json"}).out);
    CHECK(whole["steps"].is_array());
    CHECK(whole["steps"].size() == 3 + 9 + 3 + 7 + 14 + 6);
    CHECK(whole["parameters"]["id"] == "pif-2023");
    CHECK(is_text(whole["provenance"]["statement"], "estimate/modelled-estimate-not-a-count"));
}

TEST_CASE("explain is for one area, with births", "[cli][explain]") {
    const Outcome two = run({"explain", "--area", "Gateshead", "--area", "York"});
    CHECK(two.code == 2);
    CHECK(two.out.empty());
    CHECK(is_text(two.err, "estimate/explain-shows-one-area-2"));
    const Outcome groups =
        run({"explain", "--members", "-"}, {.input = "group,member\nNorth,Gateshead\nSouth,York\n"});
    CHECK(has(groups.err, "choose one, such as --where area_name=North"));
    CHECK(run({"explain", "--members", "-", "--where", "area_name=North"},
              {.input = "group,member\nNorth,Gateshead\nSouth,York\n"})
              .code == 0);
    const Outcome none = run({"explain", "--area", "Isles of Scilly", "-q"});
    CHECK(none.code == 2);
    CHECK(has_text(none.err, "estimate/live-births-are-not-available"));
    CHECK(has(none.err, "counted with Cornwall"));
}

TEST_CASE("explain of a table with one row", "[cli][explain]") {
    const Outcome outcome =
        run({"explain", "-"}, {.input = "area_name,live_births,adversity_ratio\nEastmere,1000,1.3\n"});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "Eastmere"));
    CHECK(has_text(outcome.out, "estimate/given-in-the-input"));
}

TEST_CASE("explain tells of saturation in the formula", "[cli][explain]") {
    const auto lines = working({"--births", "1000", "--adversity", "3", "-q"});
    CHECK(is_text(lines.at("adjustment.insecure").formula, "estimate/share-factor-held-so-that-need"));
    CHECK(lines.at("adjustment.secure").lower == 0);
    CHECK(lines.at("babies.need").lower == Approx(1000));
}

TEST_CASE("explain takes the options of output that the contract lists", "[cli][explain]") {
    const Arguments option = GENERATE(Arguments{"--round", "5"}, Arguments{"--date", "2025-01-31"},
                                      Arguments{"--format", "tsv"}, Arguments{"--no-color"});
    Arguments arguments{"explain", "--area", "Gateshead"};
    arguments.insert(arguments.end(), option.begin(), option.end());
    const Outcome outcome = run(arguments);
    CAPTURE(outcome.err);
    CHECK(outcome.code == 0);
}

TEST_CASE("explain says whose need is held at all births, and how a wider area's shares are made",
          "[cli][explain]") {
    const auto one = working({"--births", "1000", "--adversity", "2.3", "-q"});
    CHECK(one.at("adjustment.insecure").formula ==
          "share × factor, for higher need held so that need is all births");
    CHECK(one.at("adjustment.insecure").lower == Approx(0.25 * 2.3));
    const auto members = working({"--area", "Tees Valley", "--scale", "odds", "-q"});
    CHECK(has(members.at("adjustment.insecure").formula, "mean of the areas of step 2a"));
    const auto alike = working({"--area", "Tees Valley", "-q"});
    CHECK(alike.at("adjustment.insecure").formula == "share × factor");
}

TEST_CASE("explain calls pregnancies so, and a country is at its own average", "[cli][explain]") {
    const Outcome before = run({"explain", "--area", "York", "--cohort", "antenatal", "-q"});
    CHECK(has(before.out, "shares × 1,476 pregnancies"));
    CHECK_FALSE(has(before.out, "× live births"));
    const auto england = working({"--area", "England", "-q"});
    CHECK(england.at("waterfall.adversity_change").lower == 0);
    const auto half = working({"--births", "500", "--adversity", "2.6", "-q"});
    CHECK(half.at("waterfall.reached").lower == -half.at("babies.demand").lower);
    const std::string text = in_one_line(run({"explain", "--births", "500", "--adversity", "2.6", "-q"}).out);
    CHECK(has(text, "− demand −163"));
}
