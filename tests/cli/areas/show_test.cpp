// `areas --show`: one area with all that is known of it.

#include "support/catch.hpp"
#include "support/program.hpp"

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
    CHECK(area["live_births"].size() == 4);
    CHECK(area["live_births"]["2024"] == 1834);
    const json imd = indicator(area, "imd");
    CHECK(imd["value"] == 28.128);
    CHECK(imd["nation"] == "England");
    CHECK(imd["reference_value"] == 22.61);
    CHECK(imd["published_value"] == 21.84);
    CHECK(imd["ratio"].get<double>() == Approx(28.128 / 22.61));
    CHECK(imd["period"] == "2025");
    CHECK(imd["publisher"] == "Ministry of Housing, Communities and Local Government");
    CHECK(imd["toolkit_item"] == "Index of multiple deprivation");
}

TEST_CASE("the ratio under both means and without each indicator is what estimate would use",
          "[cli][areas]") {
    const json area = shown({"Gateshead"});
    const auto estimated = [](const Arguments& choice) {
        Arguments arguments{"estimate", "--area", "Gateshead", "--format", "json"};
        arguments.insert(arguments.end(), choice.begin(), choice.end());
        return json::parse(run(arguments).out)["areas"][0]["adversity_ratio"].get<double>();
    };
    CHECK(area["adversity_ratio"]["geometric"].get<double>() == Approx(estimated({})).epsilon(1e-12));
    CHECK(area["adversity_ratio"]["arithmetic"].get<double>() ==
          Approx(estimated({"--combine", "arithmetic"})).epsilon(1e-12));
    const json without = indicator(area, "looked_after")["ratio_without"];
    CHECK(without["geometric"].get<double>() ==
          Approx(estimated({"--weights", "looked_after=0"})).epsilon(1e-12));
    CHECK(without["arithmetic"].get<double>() ==
          Approx(estimated({"--weights", "looked_after=0", "--combine", "arithmetic"})).epsilon(1e-12));
    CHECK(area["adversity_ratio"]["geometric"].get<double>() == Approx(1.199).margin(0.0005));
    CHECK(without["geometric"].get<double>() == Approx(1.089).margin(0.002));
}

TEST_CASE("the card of an area for readers", "[cli][areas]") {
    const Outcome text = run({"areas", "--show", "gateshead"});
    CHECK(text.code == 0);
    CHECK(text.err.empty());
    for (const char* part :
         {"Gateshead (E08000037)\n", "1,834 live births in 2024; metropolitan district, North East, England.",
          "  looked_after                124     67.16          67    1.85   per 10,000 children under 18    2025\n",
          "  All 6                                  1.20              1.21\n",
          "  Without looked_after                   1.09              1.08\n", "Department for Education",
          "Toolkit: Numbers of looked after", "Open Government Licence v3.0"})
        CHECK(has(text.out, part));
    const Outcome markdown = run({"areas", "--show", "E08000037", "--format", "markdown"});
    CHECK(has(markdown.out, "| Without looked\\_after | 1.09 | 1.08 |"));
}

TEST_CASE("the card of an area as a tidy table", "[cli][areas]") {
    const Outcome csv = run({"areas", "--show", "York", "--format", "csv"});
    const auto lines = lines_of(csv.out);
    REQUIRE(lines.size() == 1 + 4 + 11 + 1);
    CHECK(lines[0] ==
          "area_code,area_name,item,label,value,unit,period,reference_value,published_value,nation,value_of,ratio,weight,geometric,"
          "arithmetic,publisher,publication,toolkit_item");
    CHECK(lines[4] ==
          "E06000014,York,live_births,Live births,1498,live births a year,2024,,,,,,,,,Office for "
          "National Statistics,,");
    CHECK(has(lines[16],
              "E06000014,York,adversity_ratio,\"Adversity ratio, from the indicators used\",,,,,,,,,,0."));
    const TemporaryFolder folder;
    CHECK(run({"areas", "--show", "York", "-o", folder / "york.csv"}).code == 0);
    CHECK(folder.has("york.csv-metadata.json"));
}

TEST_CASE("the card of an area as one line of JSON", "[cli][areas]") {
    const Outcome outcome = run({"areas", "--show", "York", "--format", "jsonl"});
    REQUIRE(lines_of(outcome.out).size() == 1);
    CHECK(json::parse(outcome.out)["area_name"] == "York");
}

TEST_CASE("what is not known is named, and no index crosses a border", "[cli][areas][borders]") {
    const Outcome cardiff = run({"areas", "--show", "Cardiff"});
    CHECK(has(in_one_line(cardiff.out), "Not known for areas of Wales: imd, income_deprivation, looked_after, "));
    CHECK_FALSE(has(cardiff.out, "  imd  "));
    CHECK(has(cardiff.out, "All 4"));
    const Outcome board = run({"areas", "--show", "W11000030"});
    CHECK(has(in_one_line(board.out), "Adversity 10 % above the average for Wales"));
    CHECK(has(board.out, "Merthyr Tydfil"));
    CHECK(has(run({"areas", "--show", "Winchester"}).out, "looked_after: Hampshire's"));
    CHECK(has(run({"areas", "--show", "Fife"}).out, "National Records of Scotland"));
    CHECK(shown({"Isles of Scilly"})["live_births"]["2024"].is_null());
}

TEST_CASE("a card with chosen indicators and weights", "[cli][areas]") {
    const json area = shown({"Gateshead", "--indicators", "imd,looked_after", "--weights", "imd=3"});
    CHECK(indicator(area, "imd")["weight"] == 3);
    CHECK(indicator(area, "unemployment")["weight"] == 0);
    CHECK(indicator(area, "unemployment")["ratio_without"]["geometric"].is_null());
    // One indicator alone has a mean of 1 already, but for the rounding of the average.
    CHECK(indicator(area, "imd")["ratio_without"]["geometric"].get<double>() ==
          Approx(124.0 / 67.16).epsilon(0.0002));
    CHECK(area["adversity_ratio"]["geometric"].get<double>() ==
          Approx(std::exp((3 * std::log(28.128 / 22.61) + std::log(124.0 / 67.16)) / 4) *
                 area["adversity_ratio"]["national_scale"].get<double>())
              .epsilon(1e-9));
}

TEST_CASE("one area, found as --area finds it", "[cli][areas]") {
    CHECK(run({"areas", "--show", "bristol"}).out == run({"areas", "--show", "E06000023"}).out);
    const Outcome near = run({"areas", "--show", "Gatehead"});
    CHECK(near.code == 2);
    CHECK(has(near.err, "--show: no area is called \"Gatehead\"\n  hint: did you mean Gateshead"));
    CHECK(run({"areas", "--show", "Atlantis"}).err ==
          "pairmodel: error: --show: no built-in area is called \"Atlantis\"\n"
          "  hint: look for it with pairmodel areas and a part of its name\n");
    struct Case {
        Arguments more;
        std::string message;
    };
    const Case wrong = GENERATE(Case{{"york"}, "a search for areas"}, Case{{"--tier", "upper"}, "--tier"},
                                Case{{"--within", "Wales"}, "--within"},
                                Case{{"--births-year", "2023"}, "--births-year: it has all years"});
    Arguments arguments{"areas", "--show", "York"};
    arguments.insert(arguments.end(), wrong.more.begin(), wrong.more.end());
    const Outcome outcome = run(arguments);
    CHECK(outcome.code == 2);
    CHECK(outcome.err == "pairmodel: error: --show is of one area and goes without " + wrong.message + "\n");
}
