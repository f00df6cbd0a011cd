// Files of scenarios: what they say, and every mistake in them at once.

#include "pairmodel/error.hpp"
#include "pairmodel/input/scenario_file.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/refusals.hpp"

#include <nlohmann/json.hpp>

using namespace pairmodel;

namespace {

constexpr PlanYears years{2026, 2028};

ScenarioFile parsed(const std::string& text) {
    return parse_scenario_file("s.json", text, years);
}

std::string complaints(const std::string& text) {
    return problems_of([&] { return parsed(text); });
}

/// A file with one scenario of these keys.
std::string one(const std::string& keys) {
    return R"({"scenarios": [{"name": "a")" + (keys.empty() ? "" : ", " + keys) + "}]}";
}

}  // namespace

TEST_CASE("a file of scenarios is read as it stands", "[input][scenarios]") {
    const ScenarioFile file = parsed(R"({"scenarios": [
        {"name": "Half", "description": "More outreach", "unreached_to": 0.5, "adversity_to": 1.1},
        {"name": "Steps", "births_growth": "-1%", "unreached_by_year": {"2028": 0.5, "2026": 0.6, "2027": 0.55}},
        {"name": "Given", "births_by_year": {"2026": 10, "2027": 20, "2028": 30}},
        {"name": "Trend", "births_trend": true}]})");
    REQUIRE(file.scenarios.size() == 4);
    CHECK(file.notes.empty());
    CHECK(file.sha256.size() == 64);
    CHECK(file.scenarios[0].name == "Half");
    CHECK(file.scenarios[0].description == "More outreach");
    CHECK(file.scenarios[0].unreached_to == 0.5);
    CHECK(file.scenarios[0].adversity_to == 1.1);
    CHECK_FALSE(file.scenarios[0].births);
    CHECK(file.scenarios[1].births->rule == BirthsRule::growth);
    CHECK(file.scenarios[1].births->growth == Approx(-0.01));
    REQUIRE(file.scenarios[1].unreached_by_year.size() == 3);
    CHECK(file.scenarios[1].unreached_by_year[0].year == 2026);
    CHECK(file.scenarios[1].unreached_by_year[2].figure == 0.5);
    CHECK(file.scenarios[2].births->by_year[1].figure == 20);
    CHECK(file.scenarios[3].births->rule == BirthsRule::trend);
}

TEST_CASE("every mistake of a file of scenarios is told at once", "[input][scenarios]") {
    CHECK(
        complaints(R"({"scenarios": [
        {"name": "No Change", "unreached_to": 0.5, "unreached_by_year": {"2026": 0.5, "2040": 0.1}},
        {"name": "a", "births_growth": "-101%", "births_trend": true},
        {"name": "A ", "unreached_to": 0.1, "births_by_year": {"2027": 5}}]})") ==
        "s.json: /scenarios/0/name: expected a name of its own, found \"No Change\"\n"
        "  hint: every plan has this scenario already\n"
        "s.json: /scenarios/0: expected one of unreached_to, unreached_by_year, found unreached_to and "
        "unreached_by_year\n"
        "  hint: keep one of them\n"
        "s.json: /scenarios/0/unreached_by_year: expected a figure for every year from 2026 to 2028, found "
        "none for 2027 and 2028\n"
        "s.json: /scenarios/1: expected one of births_growth, births_by_year, births_trend, found "
        "births_growth and births_trend\n"
        "  hint: keep one of them\n"
        "s.json: /scenarios/1/births_growth: expected a percentage a year above -100% and up to +100%, found "
        "\"-101%\"\n"
        "  hint: births cannot fall by all there are, or more\n"
        "s.json: /scenarios/2/name: expected a name of its own, found \"A \" again\n"
        "s.json: /scenarios/2/births_by_year: expected a figure for every year from 2026 to 2028, found none "
        "for 2026 and 2028");
}

TEST_CASE("what the schema refuses is named by its place", "[input][scenarios]") {
    const std::string text = complaints(R"({"scenarios": [
        {"name": "a", "unreached_to": 1.5, "unreeched_to": 2},
        {"name": "b", "births_growth": "-1", "births_trend": false},
        {"name": "c", "unreached_to": 0.1, "unreached_to": 0.2, "adversity_to": 9}], "scenario": 1})");
    for (const char* line :
         {"s.json: /scenarios/2/unreached_to: expected each key once, found the key twice\n",
          "s.json: /scenarios/0/unreached_to: expected a number from 0 to 1, found 1.5\n",
          "s.json: /scenarios/0/unreeched_to: expected a key that the schema knows, found \"unreeched_to\"\n"
          "  hint: did you mean \"unreached_to\"?\n",
          "s.json: /scenarios/1/births_growth: expected a text such as \"-1%\", found \"-1\"\n",
          "s.json: /scenarios/1/births_trend: expected one of true, found false\n",
          "s.json: /scenarios/2/adversity_to: expected a number above 0 and up to 5, found 9\n",
          "s.json: /scenario: expected a key that the schema knows, found \"scenario\"\n"}) {
        CAPTURE(line, text);
        CHECK(program::has(text, line));
    }
    CHECK_FALSE(program::has(text, "found an array"));
}

TEST_CASE("small mistakes in files of scenarios", "[input][scenarios]") {
    CHECK(complaints(R"({"scenarios": []})") ==
          "s.json: /scenarios: expected an array of 1 to 20 items, found an empty array");
    CHECK(complaints("{}") == "s.json: /scenarios: expected this key, found no such key");
    CHECK(complaints(R"({"scenarios": [{"unreached_to": 0.5}]})") ==
          "s.json: /scenarios/0/name: expected this key, found no such key");
    CHECK(complaints(R"({"scenarios": [{"name": ""}]})") ==
          "s.json: /scenarios/0/name: expected a text of 1 to 40 characters, found \"\"");
    CHECK(complaints(R"({"scenarios": [{"name": "a\nb"}]})") ==
          "s.json: /scenarios/0/name: expected one line of text, found \"a\\nb\"");
    CHECK(complaints(one(R"("unreached_to": -0.1)")) ==
          "s.json: /scenarios/0/unreached_to: expected a number from 0 to 1, found -0.1");
    CHECK(complaints(one(R"("unreached_to": "50%")")) ==
          "s.json: /scenarios/0/unreached_to: expected a number from 0 to 1, found \"50%\"");
    CHECK(complaints(one(R"("unreached_by_year": {"2026": 0.5, "2027": 0.5, "2028": 2})")) ==
          "s.json: /scenarios/0/unreached_by_year/2028: expected a number from 0 to 1, found 2");
    CHECK(
        program::has(complaints(one(R"("births_by_year": {"26": 5})")), "/scenarios/0/births_by_year/26: "));
    CHECK(program::has(complaints("{\"scenarios\": [}"), "s.json:1: column \"character 16\": expected JSON"));
    CHECK(complaints(one("")).empty());
    CHECK_THROWS_AS(read_scenario_file("/no/such/file.json", years), FileError);
}

TEST_CASE("years beyond the plan do no harm and are told", "[input][scenarios]") {
    const ScenarioFile file = parsed(one(
        R"("unreached_by_year": {"2025": 0.6, "2026": 0.5, "2027": 0.5, "2028": 0.4, "2029": 0.4, "2030": 0.3})"));
    REQUIRE(file.notes.size() == 1);
    CHECK(file.notes[0] ==
          "s.json: /scenarios/0/unreached_by_year: 2025, 2029 and 2030 are not in the plan and not used");
}

TEST_CASE("years in a row", "[input][scenarios]") {
    CHECK(years_phrase({2026}) == "2026");
    CHECK(years_phrase({2026, 2027}) == "2026 and 2027");
    CHECK(years_phrase({2026, 2027, 2028}) == "2026 to 2028");
    CHECK(years_phrase({2026, 2028, 2029, 2030, 2033}) == "2026, 2028 to 2030 and 2033");
}

TEST_CASE("the example of the documentation is a file of scenarios", "[input][scenarios]") {
    const ScenarioFile file =
        read_scenario_file(PAIRMODEL_SOURCE_DIR "/data/examples/outreach.json", {2026, 2031});
    CHECK(file.scenarios.size() == 3);
}

TEST_CASE("every key of the schema has a meaning", "[input][scenarios]") {
    const auto schema = nlohmann::json::parse(scenario_schema_text());
    const auto& keys = schema.at("definitions").at("scenario").at("properties");
    CHECK(keys.size() == 8);
    for (const auto& [key, node] : keys.items()) {
        CAPTURE(key);
        CHECK(node.contains("description"));
    }
    CHECK(schema.at("definitions").at("scenario").at("additionalProperties") == false);
}
