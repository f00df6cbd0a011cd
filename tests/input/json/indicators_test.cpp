// Files that define indicators of one's own.

#include "input/text/lines.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/indicator_file.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

#include <string>

using namespace pairmodel;

namespace {

const std::vector<Indicator>& builtin() {
    return reference_table().indicators;
}

IndicatorFile parsed(const std::string& text) {
    return parse_indicator_file("own.json", text, builtin());
}

std::string one(const std::string& id, const std::string& more = "", const std::string& value = "14") {
    return R"({"indicators": {")" + id + R"(": {"label": "L", "unit": "% of adults", "reference_value": )" +
           value + R"(, "publisher": "P", "period": "2024")" + more + "}}}";
}

/// All problems, one after another; empty where there are none.
std::string problems(const std::string& text) {
    return problems_of([&] { return parsed(text); });
}

}  // namespace

TEST_CASE("an indicator of one's own", "[input][indicators]") {
    const std::string text = one("ace", R"(, "publication": "Q", "toolkit_item": "T",
        "reference_area_code": "W92000004", "higher_is": "better", "comparable_in": ["Wales"])");
    const IndicatorFile file = parsed(text);
    REQUIRE(file.indicators.size() == 1);
    const Indicator& i = file.indicators[0];
    CHECK(i.id == "ace");
    CHECK(i.column == "ace");
    CHECK(i.label == "L");
    CHECK(i.unit == "% of adults");
    CHECK(i.reference_value == 14);
    CHECK(i.publisher == "P");
    CHECK(i.publication == "Q");
    CHECK(i.period == "2024");
    CHECK(i.toolkit_item == "T");
    CHECK(i.reference_area_code == "W92000004");
    CHECK(i.higher_is == HigherIs::better);
    CHECK(i.comparable_in == std::vector<std::string>{"Wales"});
    CHECK(i.origin == "defined in own.json");
    CHECK(file.sha256 == sha256_of(text));
}

TEST_CASE("higher is worse, and any country is meant, unless it says so", "[input][indicators]") {
    const Indicator i = parsed(one("ace")).indicators[0];
    CHECK(i.higher_is == HigherIs::worse);
    CHECK(i.comparable_in.empty());
}

TEST_CASE("a new definition of a built-in indicator keeps its column and countries", "[input][indicators]") {
    const Indicator i = parsed(one("imd")).indicators[0];
    CHECK(i.column == "imd_score_2025");
    CHECK(i.comparable_in == std::vector<std::string>{"England"});
    CHECK(i.reference_value == 14);
    CHECK(parsed(one("imd", R"(, "comparable_in": ["Wales"])")).indicators[0].comparable_in ==
          std::vector<std::string>{"Wales"});
}

TEST_CASE("every problem of a file of indicators is named", "[input][indicators]") {
    CHECK(is_text(problems(one("ace", "", "0")), "json/indicators-ace-reference-value-a-number"));
    CHECK(is_text(problems(one("ace", "", "\"14\"")), "json/indicators-ace-reference-value-a-number-2"));
    CHECK(is_text(problems(one("ace", R"(, "higher_is": "good")")), "json/indicators-ace-higher-is-one"));
    CHECK(is_text(problems(one("ace", R"(, "publischer": "P")")), "json/indicators-ace-publischer-a-key"));
    const std::string two = problems(R"({"indicators": {"ace": {"label": "", "unit": "%"}}})");
    CAPTURE(two);
    CHECK(has_lines(two, "json/indicators-ace-keys-that-are-missing"));
    CHECK_FALSE(problems("{}").empty());
    CHECK_FALSE(problems("").empty());
    CHECK_FALSE(problems(R"({"indicators": {}})").empty());
    CHECK_FALSE(problems(one("ACE")).empty());
    CHECK_FALSE(problems(one("a b")).empty());
    CHECK_FALSE(problems(one("ace", R"(, "comparable_in": ["Cymru"])")).empty());
}

TEST_CASE("an id must stand for this indicator alone", "[input][indicators]") {
    CHECK(is_text(problems(one("live_births")), "json/indicators-live-births-an-id"));
    for (const char* id : {"ratio", "adversity", "area_name", "births", "live_births_2023", "lad23cd"})
        CHECK(is_text(id_clash(id, builtin()), "json/is-the-name", id));
    CHECK(is_text(id_clash("imdscore2025", builtin()), "json/imdscore2025-reads-like-the-indicator-imd"));
    CHECK(is_text(id_clash("lookedafter", builtin()), "json/lookedafter-reads-like-the-indicator-looked"));
    CHECK(id_clash("imd", builtin()).empty());
    CHECK(id_clash("ace", builtin()).empty());
    CHECK_FALSE(problems(R"({"indicators": {
        "ace_rate": {"label": "L", "unit": "u", "reference_value": 1, "publisher": "P", "period": "2024"},
        "acerate": {"label": "L", "unit": "u", "reference_value": 1, "publisher": "P", "period": "2024"}}})")
                    .empty());
}

TEST_CASE("the example of own indicators is a good one", "[input][indicators]") {
    const std::string path = std::string(PAIRMODEL_SOURCE_DIR) + "/data/examples/own-indicators.json";
    const IndicatorFile file = read_indicator_file(path, builtin());
    CHECK(file.indicators.size() == 3);
    CHECK_THROWS_AS(read_indicator_file("no-such-file.json", builtin()), FileError);
}
