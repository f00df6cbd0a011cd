// `areas --show`: one area with all that is known of it.

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <stdexcept>

using namespace program;
using nlohmann::json;

namespace {

json shown(Arguments arguments) {
    arguments.insert(arguments.begin(), {"areas", "--show"});
    arguments.insert(arguments.end(), {"--format", "json"});
    const Outcome outcome = run(arguments);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    const json whole = json::parse(outcome.out);
    CHECK(has(whole["provenance"]["attribution"].get<std::string>(), "live births, "));
    REQUIRE(whole["areas"].size() == 1);
    return whole["areas"][0];
}

json indicator(const json& area, const std::string& id) {
    return area["indicators"].at(id);
}

}  // namespace

TEST_CASE("an area's births by year and its indicators", "[cli][areas]") {
    const json area = shown({"Gateshead"});
    CHECK(area["area_code"] == "E08000037");
    CHECK(area["region"] == "North East");
    CHECK(area["live_births"] == 1834);
    CHECK(area["births_by_year"].size() == 4);
    CHECK(area["births_by_year"].back() == json{{"year", 2024}, {"live_births", 1834}});
    const json imd = indicator(area, "imd");
    CHECK(imd["value"] == 28.128);
    CHECK(imd["nation"] == "England");
    CHECK(imd["reference_value"] == 22.61);
    CHECK(imd["published_value"] == 21.84);
    CHECK(imd["ratio"].get<double>() == Approx(28.128 / 22.61));
    CHECK(imd["period"] == "2025");
    CHECK(is_text(imd["publisher"], "areas/ministry-of-housing-communities-and-local-2"));
    CHECK(is_text(imd["toolkit_item"], "areas/index-of-multiple-deprivation"));
}

TEST_CASE("the ratio under both means and without each indicator is what estimate would use",
          "[cli][areas]") {
    const json area = shown({"Gateshead"});
    const auto estimated = [](const Arguments& choice) {
        Arguments arguments{"estimate", "--area", "Gateshead", "--format", "json"};
        arguments.insert(arguments.end(), choice.begin(), choice.end());
        return json::parse(run(arguments).out)["areas"][0]["adversity_ratio"].get<double>();
    };
    CHECK(area["adversity"]["geometric"].get<double>() == Approx(estimated({})).epsilon(1e-12));
    CHECK(area["adversity"]["arithmetic"].get<double>() ==
          Approx(estimated({"--combine", "arithmetic"})).epsilon(1e-12));
    const json without = indicator(area, "looked_after")["ratio_without"];
    CHECK(without["geometric"].get<double>() ==
          Approx(estimated({"--weights", "looked_after=0"})).epsilon(1e-12));
    CHECK(without["arithmetic"].get<double>() ==
          Approx(estimated({"--weights", "looked_after=0", "--combine", "arithmetic"})).epsilon(1e-12));
    CHECK(area["adversity"]["geometric"].get<double>() == Approx(1.199).margin(0.0005));
    CHECK(without["geometric"].get<double>() == Approx(1.089).margin(0.002));
}

TEST_CASE("one area of each nation and tier: every number has its nation, period and publisher",
          "[cli][areas]") {
    const std::vector<std::pair<std::string, std::string>> areas{
        {"E07000093", "England"},         {"E10000014", "England"},  {"E12000001", "England"},
        {"E92000001", "England"},         {"E54000050", "England"},  {"E54000023", "England"},
        {"E47000014", "England"},         {"E11000007", "England"},  {"W06000024", "Wales"},
        {"W11000030", "Wales"},           {"W92000004", "Wales"},    {"S12000047", "Scotland"},
        {"S08000024", "Scotland"},        {"S92000003", "Scotland"}, {"N09000003", "Northern Ireland"},
        {"N92000002", "Northern Ireland"}};
    for (const auto& [code, nation] : areas) {
        CAPTURE(code, nation);
        const json area = shown({code});
        CHECK_FALSE(area["live_births"].empty());
        CHECK(area["adversity"]["geometric"].get<double>() > 0.3);
        CHECK(area["indicators"].size() >= 4);
        for (const auto& [id, value] : area["indicators"].items()) {
            CAPTURE(id);
            CHECK(value["nation"] == nation);
            CHECK(value["value"].get<double>() > 0);
            CHECK(value["reference_value"].get<double>() > 0);
            for (const char* key : {"period", "publisher", "publication", "unit"})
                CHECK_FALSE(value[key].get<std::string>().empty());
        }
    }
}

TEST_CASE("the card of an area for readers", "[cli][areas]") {
    const Outcome text = run({"areas", "--show", "gateshead"});
    CHECK(text.code == 0);
    CHECK(text.err.empty());
    CHECK(has_lines(text.out, "areas/gateshead-1834-live-births-in-2024"));
    const Outcome markdown = run({"areas", "--show", "E08000037", "--format", "markdown"});
    CHECK(has(markdown.out, "| Without looked\\_after | 1.09 | 1.08 |"));
}

TEST_CASE("the card of an area as a tidy table", "[cli][areas]") {
    const Outcome csv = run({"areas", "--show", "York", "--format", "csv"});
    const auto lines = lines_of(csv.out);
    REQUIRE(lines.size() == 1 + 4 + 11 + 1);
    CHECK(
        lines[0] ==
        "row_type,area_code,area_name,item,label,value,value_low,value_high,unit,period,reference_value,"
        "published_value,nation,value_of,ratio,weight,geometric,arithmetic,publisher,publication,toolkit_item,"
        "marker");
    CHECK(lines[4] ==
          "area,E06000014,York,live_births,Live births,1498,,,live births a year,2024,,,,,,,,,"
          "Office for National Statistics,,,");
    CHECK(has_text(lines[16], "areas/ratio-adversity-ratio-from-the-indicators"));
    const TemporaryFolder folder;
    const Outcome file = run({"areas", "--show", "York", "-o", folder / "york.csv"});
    CAPTURE(file.err);
    CHECK(file.code == 0);
    CHECK(folder.has("york.csv-metadata.json"));
}

TEST_CASE("the card of an area as a line of JSON", "[cli][areas]") {
    const Outcome outcome = run({"areas", "--show", "York", "--format", "jsonl"});
    REQUIRE(lines_of(outcome.out).size() == 3);
    CHECK(json::parse(lines_of(outcome.out)[1])["area_name"] == "York");
}

TEST_CASE("what is not known is named, and no index crosses a border", "[cli][areas][borders]") {
    const Outcome cardiff = run({"areas", "--show", "Cardiff"});
    CHECK(has_text(in_one_line(cardiff.out), "areas/not-known-for-areas-of-wales"));
    CHECK_FALSE(has(cardiff.out, "  imd  "));
    CHECK(has(cardiff.out, "All 4"));
    const Outcome board = run({"areas", "--show", "W11000030"});
    CHECK(has_text(in_one_line(board.out), "areas/adversity-10-above-wales"));
    CHECK(has(board.out, "Merthyr Tydfil"));
    CHECK(has(run({"areas", "--show", "Winchester"}).out, "looked_after: Hampshire's"));
    CHECK(has_text(run({"areas", "--show", "Fife"}).out, "areas/national-records-of-scotland"));
    CHECK(shown({"Isles of Scilly"})["births_by_year"].back()["live_births"].is_null());
}

TEST_CASE("a card with chosen indicators and weights", "[cli][areas]") {
    const json area = shown({"Gateshead", "--indicators", "imd,looked_after", "--weights", "imd=3"});
    CHECK(indicator(area, "imd")["weight"] == 3);
    CHECK(indicator(area, "unemployment")["weight"] == 0);
    CHECK(indicator(area, "unemployment")["ratio_without"]["geometric"].is_null());
    // One indicator alone has a mean of 1 already, but for the rounding of the average.
    CHECK(indicator(area, "imd")["ratio_without"]["geometric"].get<double>() ==
          Approx(124.0 / 67.16).epsilon(0.0002));
    CHECK(area["adversity"]["geometric"].get<double>() ==
          Approx(std::exp((3 * std::log(28.128 / 22.61) + std::log(124.0 / 67.16)) / 4) *
                 area["adversity"]["national_scale"].get<double>())
              .epsilon(1e-9));
}

TEST_CASE("one area, found as --area finds it", "[cli][areas]") {
    CHECK(run({"areas", "--show", "bristol"}).out == run({"areas", "--show", "E06000023"}).out);
    const Outcome near = run({"areas", "--show", "Gatehead"});
    CHECK(near.code == 2);
    CHECK(has_text(near.err, "areas/show-no-area-is-called-gatehead"));
    CHECK(is_text(run({"areas", "--show", "Atlantis"}).err, "areas/show-no-built-in-area"));
    struct Case {
        Arguments more;
        std::string said;
    };
    const Case wrong = GENERATE(Case{{"york"}, "areas/show-is-of-one-area-and-goes"},
                                Case{{"--tier", "upper"}, "areas/show-is-of-one-area-and-goes-without"},
                                Case{{"--within", "Wales"}, "areas/show-is-of-one-area-2"},
                                Case{{"--births-year", "2023"}, "areas/show-is-of-one-area-3"});
    Arguments arguments{"areas", "--show", "York"};
    arguments.insert(arguments.end(), wrong.more.begin(), wrong.more.end());
    const Outcome outcome = run(arguments);
    CHECK(outcome.code == 2);
    CHECK(is_text(outcome.err, wrong.said));
}
