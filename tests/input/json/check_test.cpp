// Files of JSON: where a slip is, and what the schema wants, in the words of every kind of file.

#include "pairmodel/error.hpp"
#include "pairmodel/input/indicator_file.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/input/scenario_file.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

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
    CHECK(has_text(all, "json/a-comma-too-many-or-too"));
    return all.substr(0, all.find('\n'));
}

}  // namespace

TEST_CASE("a slip is told where its token begins", "[input][json]") {
    CHECK(is_text(break_of("{\"id\": \"x\"\n\"title\": 1}"), "json/character-1-title-1"));
    CHECK(is_text(break_of(R"({"id": "x" "a\"b"})"), "json/character-12-a-quoted-quotation-mark"));
    CHECK(is_text(break_of("{\"id\":\n t\"}"), "json/character-3"));
    CHECK(is_text(break_of("{\"id\": \"x\n"), "json/character-10-the-end"));
}

TEST_CASE("numbers: the range that the schema wants, and the number that is none", "[input][json]") {
    CHECK(is_text(of_parameters("{\"id\": 1e999}"), "json/numbers-within-the-range"));
    const auto level = [](double value) {
        json set = json::parse(builtin_parameter_text("pif-2023"));
        set["attrition"]["unreached_share"]["interval_level"] = value;
        return of_parameters(set.dump());
    };
    CHECK(is_text(level(1), "json/attrition-unreached-share-interval-level"));
    CHECK(is_text(level(0), "json/attrition-unreached-share-interval-level-a"));
    CHECK(level(0.5).empty());
    CHECK(is_text(of_indicator("reference_value", "0"), "json/indicators-own-reference-value-a-number"));
    CHECK(is_text(of_scenario("adversity_to", "0"), "json/scenarios-0-adversity-to-a-number"));
    CHECK(is_text(of_scenario("unreached_by_year", R"({"2026": 1.5})"),
                  "json/scenarios-0-unreached-by-year-2026"));
    CHECK(
        is_text(of_scenario("births_by_year", R"({"2026": 12.5})"), "json/scenarios-0-births-by-year-2026"));
}

TEST_CASE("lists, words and texts: what the schema wants of them", "[input][json]") {
    CHECK(
        is_text(of_indicator("comparable_in", "\"England\""), "json/indicators-own-comparable-in-an-array"));
    CHECK(is_text(of_indicator("comparable_in", "{}"), "json/indicators-own-comparable-in-an-array-an"));
    CHECK(is_text(of_indicator("comparable_in", "[\"Wales\", [], {\"a\": 1}]"),
                  "json/indicators-own-comparable-in-1-one"));
    CHECK(of_indicator("comparable_in", "[\"Wales\"]").empty());
    CHECK(is_text(problems_of([] {
                      (void)parse_scenario_file("f.json", R"({"scenarios": 7})", PlanYears{2026, 2028});
                  }),
                  "json/scenarios-an-array-of-1"));
    CHECK(is_text(of_indicator("label", "[1]"), "json/indicators-own-label-a-text"));
}

TEST_CASE("keys of a form: the form decides, and what is near is offered", "[input][json]") {
    CHECK(is_text(of_scenario("births_by_year", R"({"26": 5})"), "json/scenarios-0-births-by-year-26"));
    CHECK(is_text(of_scenario("nmae", "1"), "json/scenarios-0-nmae-a-key"));
    CHECK(is_text(
        problems_of([] { (void)parse_indicator_file("f.json", "{\"indicators\": {\"Own\": {}}}", {}); }),
        "json/indicators-own-a-key"));
}
