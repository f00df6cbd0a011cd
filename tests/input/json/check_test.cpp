// Files of JSON: where a slip is, and what the schema wants, in the words of every kind of file.

#include "pairmodel/error.hpp"
#include "pairmodel/input/indicator_file.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/input/scenario_file.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"

#include <nlohmann/json.hpp>

using namespace pairmodel;
using nlohmann::json;

namespace {

std::string of_parameters(const std::string& text) {
    return problems_of([&] { (void)parse_parameter_set("f.json", text); });
}

std::string of_indicator(const std::string& key, const std::string& value) {
    json file = json::parse(R"({"indicators": {"own": {"label": "L", "unit": "%", "reference_value": 14,
                                "publisher": "P", "period": "2024"}}})");
    file["indicators"]["own"][key] = json::parse(value);
    return problems_of(
        [&] { (void)parse_indicator_file("f.json", file.dump(), reference_table().indicators); });
}

std::string of_scenario(const std::string& key, const std::string& value) {
    json file = json::parse(R"({"scenarios": [{"name": "a"}]})");
    file["scenarios"][0][key] = json::parse(value);
    return problems_of([&] { (void)parse_scenario_file("f.json", file.dump(), PlanYears{2026, 2028}); });
}

/// Where a text breaks, and what stands there.
std::string break_of(const std::string& text) {
    const std::string all = of_parameters(text);
    CHECK(all.ends_with("\n  hint: a comma too many or too few, or a missing quotation mark or bracket?"));
    return all.substr(0, all.find('\n'));
}

}  // namespace

TEST_CASE("a slip is told where its token begins", "[input][json]") {
    CHECK(break_of("{\"id\": \"x\"\n\"title\": 1}") ==
          "f.json:2: column \"character 1\": expected JSON, found \"\"title\": 1}\"");
    CHECK(break_of(R"({"id": "x" "a\"b"})") ==
          "f.json:1: column \"character 12\": expected JSON, found \"\"a\\\"b\"}\"");
    CHECK(break_of("{\"id\":\n t\"}") == "f.json:2: column \"character 3\": expected JSON, found \"\"}\"");
    CHECK(break_of("{\"id\": \"x\n") ==
          "f.json:1: column \"character 10\": expected JSON, found the end of the line or file");
}

TEST_CASE("numbers: the range that the schema wants, and the number that is none", "[input][json]") {
    CHECK(of_parameters("{\"id\": 1e999}") ==
          "f.json: /: expected numbers within the range of a double, found 1e999");
    const auto level = [](double value) {
        json set = json::parse(builtin_parameter_text("pif-2023"));
        set["attrition"]["unreached_share"]["interval_level"] = value;
        return of_parameters(set.dump());
    };
    const std::string pointer = "f.json: /attrition/unreached_share/interval_level: ";
    CHECK(level(1) == pointer + "expected a number above 0 and below 1, found 1.0");
    CHECK(level(0) == pointer + "expected a number above 0 and below 1, found 0.0");
    CHECK(level(0.5).empty());
    CHECK(of_indicator("reference_value", "0") ==
          "f.json: /indicators/own/reference_value: expected a number above 0, found 0");
    CHECK(of_scenario("adversity_to", "0") ==
          "f.json: /scenarios/0/adversity_to: expected a number above 0 and up to 5, found 0");
    CHECK(of_scenario("unreached_by_year", R"({"2026": 1.5})") ==
          "f.json: /scenarios/0/unreached_by_year/2026: expected a number from 0 to 1, found 1.5");
    CHECK(
        of_scenario("births_by_year", R"({"2026": 12.5})") ==
        "f.json: /scenarios/0/births_by_year/2026: expected a whole number from 0 to 1000000000, found 12.5");
}

TEST_CASE("lists, words and texts: what the schema wants of them", "[input][json]") {
    CHECK(of_indicator("comparable_in", "\"England\"") ==
          "f.json: /indicators/own/comparable_in: expected an array, found \"England\"");
    CHECK(of_indicator("comparable_in", "{}") ==
          "f.json: /indicators/own/comparable_in: expected an array, found an empty object");
    CHECK(of_indicator("comparable_in", "[\"Wales\", [], {\"a\": 1}]") ==
          "f.json: /indicators/own/comparable_in/1: expected one of \"England\", \"Wales\", \"Scotland\", "
          "\"Northern Ireland\", found an empty array\n"
          "f.json: /indicators/own/comparable_in/2: expected one of \"England\", \"Wales\", \"Scotland\", "
          "\"Northern Ireland\", found an object");
    CHECK(of_indicator("comparable_in", "[\"Wales\"]").empty());
    CHECK(problems_of([] {
              (void)parse_scenario_file("f.json", R"({"scenarios": 7})", PlanYears{2026, 2028});
          }) == "f.json: /scenarios: expected an array of 1 to 20 items, found 7");
    CHECK(of_indicator("label", "[1]") ==
          "f.json: /indicators/own/label: expected a text that is not empty, found an array");
}

TEST_CASE("keys of a form: the form decides, and what is near is offered", "[input][json]") {
    CHECK(of_scenario("births_by_year", R"({"26": 5})") ==
          "f.json: /scenarios/0/births_by_year/26: expected a key that the schema knows, found \"26\"");
    CHECK(of_scenario("nmae", "1") ==
          "f.json: /scenarios/0/nmae: expected a key that the schema knows, found \"nmae\"\n"
          "  hint: did you mean \"name\"?");
    CHECK(problems_of([] { (void)parse_indicator_file("f.json", "{\"indicators\": {\"Own\": {}}}", {}); }) ==
          "f.json: /indicators/Own: expected a key that the schema knows, found \"Own\"");
}
