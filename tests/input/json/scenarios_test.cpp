// Files of scenarios: what they say, and every mistake in them at once.

#include "pairmodel/error.hpp"
#include "pairmodel/input/scenario_file.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

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
    CHECK(is_text(complaints(R"({"scenarios": [
        {"name": "No Change", "unreached_to": 0.5, "unreached_by_year": {"2026": 0.5, "2040": 0.1}},
        {"name": "a", "births_growth": "-101%", "births_trend": true},
        {"name": "A ", "unreached_to": 0.1, "births_by_year": {"2027": 5}}]})"),
                  "json/scenarios-0-name-a-name"));
}

TEST_CASE("what the schema refuses is named by its place", "[input][scenarios]") {
    const std::string text = complaints(R"({"scenarios": [
        {"name": "a", "unreached_to": 1.5, "unreeched_to": 2},
        {"name": "b", "births_growth": "-1", "births_trend": false},
        {"name": "c", "unreached_to": 0.1, "unreached_to": 0.2, "adversity_to": 9}], "scenario": 1})");
    CHECK(has_lines(text, "json/scenarios-2-unreached-to-each-key"));
    CHECK_FALSE(program::has(text, "found an array"));
}

TEST_CASE("small mistakes in files of scenarios", "[input][scenarios]") {
    CHECK(is_text(complaints(R"({"scenarios": []})"), "json/scenarios-an-array-of-1-to-20"));
    CHECK(is_text(complaints("{}"), "json/scenarios-this-key-no-such-key"));
    CHECK(is_text(complaints(R"({"scenarios": [{"unreached_to": 0.5}]})"),
                  "json/scenarios-0-name-this-key-no"));
    CHECK(is_text(complaints(R"({"scenarios": [{"name": ""}]})"), "json/scenarios-0-name-a-text"));
    CHECK(is_text(complaints(R"({"scenarios": [{"name": "a\nb"}]})"), "json/scenarios-0-name-one-line"));
    CHECK(is_text(complaints(one(R"("unreached_to": -0.1)")), "json/scenarios-0-unreached-to-a-number"));
    CHECK(is_text(complaints(one(R"("unreached_to": "50%")")),
                  "json/scenarios-0-unreached-to-a-number-from-0"));
    CHECK(is_text(complaints(one(R"("unreached_by_year": {"2026": 0.5, "2027": 0.5, "2028": 2})")),
                  "json/scenarios-0-unreached-by-year-2028"));
    CHECK(
        program::has(complaints(one(R"("births_by_year": {"26": 5})")), "/scenarios/0/births_by_year/26: "));
    CHECK(has_text(complaints("{\"scenarios\": [}"), "json/character-16"));
    CHECK(complaints(one("")).empty());
    CHECK_THROWS_AS(read_scenario_file("/no/such/file.json", years), FileError);
}

TEST_CASE("years beyond the plan do no harm and are told", "[input][scenarios]") {
    const ScenarioFile file = parsed(one(
        R"("unreached_by_year": {"2025": 0.6, "2026": 0.5, "2027": 0.5, "2028": 0.4, "2029": 0.4, "2030": 0.3})"));
    REQUIRE(file.notes.size() == 1);
    CHECK(is_text(file.notes[0], "json/scenarios-0-unreached-by-year-2025"));
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
