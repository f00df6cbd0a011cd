// `report`: the summary and the annex, what stands at the top, the map.

#include "cli/refused.hpp"
#include "cli/report/report_page.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace program;
using namespace report_page;

namespace {

std::vector<std::string> texts(const pugi::xml_document& page, const std::string& path) {
    std::vector<std::string> found;
    for (const auto& node : page.select_nodes(path.c_str())) found.emplace_back(node.node().text().get());
    return found;
}

std::size_t count(const pugi::xml_document& page, const std::string& path) {
    return page.select_nodes(path.c_str()).size();
}

std::string range(const nlohmann::json& measure) {
    const auto shown = [&](const char* end) {
        return std::to_string(std::llround(measure[end].get<double>()));
    };
    return shown("low") + " to " + shown("high");
}

}  // namespace

TEST_CASE("the three figures at the top are those of estimate", "[cli][report]") {
    const pugi::xml_document page = parsed(page_of({"--area", "Gateshead"}));
    const auto estimate = nlohmann::json::parse(
        run({"estimate", "--area", "Gateshead", "--allocation", "closed", "--format", "json"}).out);
    const auto& measures = estimate["areas"][0]["measures"];
    // Tiles have two or three significant figures, as sentences do; the rest is to the baby.
    CHECK(texts(page, "//dl[@class='tiles']//dd[@class='figure']") ==
          std::vector<std::string>{"about 880 to 990", "about 290 to 330", "about 590 to 660"});
    CHECK(range(measures["need"]) == "879 to 989");
    // The chart from births to missed has the same, and so has its table in the annex.
    const auto words = rows_below(page, "words");
    for (const auto& row : words) {
        if (row[0] == "Need more") CHECK(row[2] == range(measures["need"]));
        if (row[0] == "Would be missed") CHECK(row[2] == range(measures["missed"]));
    }
    REQUIRE(words.size() >= 5);
    const auto drawn = texts(page, "//section[@id='path']//svg//text");
    CHECK(std::count(drawn.begin(), drawn.end(), range(measures["need"])) == 1);
}

TEST_CASE("a part of a report stands by itself", "[cli][report]") {
    const pugi::xml_document both = parsed(page_of({"--area", "Gateshead"}));
    const pugi::xml_document summary = parsed(page_of({"--area", "Gateshead", "--part", "summary"}));
    const pugi::xml_document annex = parsed(page_of({"--area", "Gateshead", "--part", "annex"}));
    CHECK(count(both, "//section") == count(summary, "//section") + count(annex, "//section"));
    CHECK(count(summary, "//nav") == 0);
    CHECK(count(summary, "//a") == 0);  // nothing to lead to
    CHECK(count(summary, "//section[@class='annex']") == 0);
    CHECK(count(annex, "//section[@class='annex']") == count(annex, "//section"));
    // In the annex alone each of its charts stands with its table; together none is drawn twice.
    CHECK(count(annex, "//section[@id='indicators']//figure/svg") == 1);
    CHECK(count(annex, "//section[@id='indicators']//table") == 1);
    CHECK(count(both, "//section[@id='indicators']//figure/svg") == 0);
    CHECK(count(both, "//section[@id='indicators']//table") == 1);
    check_refused("report/parts-refused");
}

TEST_CASE("whose report it is stands at its top", "[cli][report]") {
    const std::string text =
        page_of({"--area", "Gateshead", "--title", "Babies <first>", "--organisation", "Gateshead Council",
                 "--contact", "ph@example.org", "--date", "2026-11-26"});
    const pugi::xml_document page = parsed(text);
    CHECK(texts(page, "//h1") == std::vector<std::string>{"Babies <first>"});
    CHECK(texts(page, "//p[@class='byline']") ==
          std::vector<std::string>{"Gateshead Council \u00b7 26 November 2026 \u00b7 ph@example.org"});
    CHECK(has(texts(page, "//section[@id='citation']/p").at(0), "Gateshead Council (2026) Babies <first>."));
    // Without a date, the year of its births.
    CHECK(texts(parsed(page_of({"--area", "Gateshead"})), "//p[@class='byline']") ==
          std::vector<std::string>{"Births of 2024"});
}

TEST_CASE("up to 15 areas have a summary each", "[cli][report]") {
    const pugi::xml_document some = parsed(page_of({"--tier", "upper", "--within", "North East", "-q"}));
    CHECK(count(some, "//dl[@class='tiles']") == 13);  // twelve, and all together
    // What they have in common is there once.
    CHECK(count(some, "//section[starts-with(@id, 'on-map')]//svg") == 1);
    CHECK(count(some, "//section[starts-with(@id, 'adversity-')]//svg") == 13);
    const pugi::xml_document many = parsed(page_of({"--tier", "upper", "--within", "North West", "-q"}));
    CHECK(count(many, "//dl[@class='tiles']") == 1);
}

TEST_CASE("the map is of the area's nation, with a table for those who cannot see it", "[cli][report]") {
    const std::string text = page_of({"--area", "Cwm Taf Morgannwg", "-q"});
    const pugi::xml_document page = parsed(text);
    REQUIRE(count(page, "//section[@id='on-map']//svg") == 1);
    std::size_t districts = 0;
    std::size_t own = 0;
    for (const auto& row : rows_below(page, "map")) {
        districts += std::stoul(row.at(1));
        for (std::size_t at = row[2].find("(this report's)"); at != std::string::npos;
             at = row[2].find("(this report's)", at + 1))
            ++own;
    }
    CHECK(districts == 22);
    CHECK(own == 3);  // Bridgend, Merthyr Tydfil, Rhondda Cynon Taf
    // Areas that are not in the built-in table, or of several nations, have none.
    CHECK(count(parsed(page_of({"--births", "900", "--name", "Here"})), "//section[@id='on-map']") == 0);
    CHECK(count(parsed(page_of({"--area", "Gateshead", "--area", "Swansea", "-q"})),
                "//section[starts-with(@id, 'on-map')]") == 0);
}

TEST_CASE("the map hides small areas", "[cli][report]") {
    const auto rows =
        rows_below(parsed(page_of({"--area", "Leicester", "--suppress-below", "1000", "-q"})), "map");
    const auto hidden =
        std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row[0] == "[c]"; });
    REQUIRE(hidden != rows.end());
    CHECK(has(hidden->at(2), "Rutland"));
    for (const auto& row : rows)
        if (row[0] != "[c]") CHECK_FALSE(has(row[2], "Rutland"));
}

TEST_CASE("plan and services are among the key messages", "[cli][report]") {
    const pugi::xml_document page =
        parsed(page_of({"--area", "Gateshead", "--from", "2026", "--to", "2031", "--unreached-to", "50%",
                        "--services", PAIRMODEL_SOURCE_DIR "/data/examples/services.csv", "-q"}));
    const auto messages = texts(page, "//section[@id='messages']//li");
    REQUIRE(messages.size() == 3);
    CHECK(has(messages[1], "places for 130"));
    CHECK(has(messages[2], "2031"));
}
