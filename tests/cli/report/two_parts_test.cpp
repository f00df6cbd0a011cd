// `report`: the summary and the annex, what stands at the top, the map.

#include "cli/refused.hpp"
#include "cli/report/report_page.hpp"
#include "report/words/narrative.hpp"

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

TEST_CASE("a chart says of which place it is where its page does not", "[cli][report]") {
    const std::string caption = "//section[starts-with(@id, 'path')]//figcaption/p";
    CHECK(texts(parsed(page_of({"--area", "Gateshead"})), caption) ==
          std::vector<std::string>{"Babies a year"});
    CHECK(texts(parsed(page_of({"--area", "Gateshead", "--area", "Sunderland", "-q"})), caption) ==
          std::vector<std::string>{"All areas together. Babies a year", "Gateshead. Babies a year",
                                   "Sunderland. Babies a year"});
    pugi::xml_document alone;
    const auto picture = run({"report", "--area", "Gateshead", "--chart", "path"});
    REQUIRE(alone.load_string(picture.out.c_str()));
    CHECK(has(alone.child("svg").child("title").text().get(), ". Gateshead. Babies a year"));
    CHECK(alone.select_node("//text[contains(., 'Gateshead. Babies a year')]"));
}

TEST_CASE("how high adversity may be has one word where both ends lie on one side", "[cli][report]") {
    const auto steps = [](const char* area) {
        return texts(parsed(page_of({"--area", area, "-q"})), "//section[@id='next']//li");
    };
    const auto some = [](const std::vector<std::string>& all, const char* words) {
        return std::any_of(all.begin(), all.end(), [&](const std::string& one) { return has(one, words); });
    };
    CHECK(some(steps("Gateshead"), "it may be 14% below to 63% above average"));
    CHECK(some(steps("Blackpool"), "it may be 16 to 130% above average"));
}

TEST_CASE("the words of a page are those of its figures", "[cli][report]") {
    const auto words = [](Arguments asked) {
        asked.insert(asked.end(), {"-q", "--format", "html"});
        asked.insert(asked.begin(), "report");
        return run(asked).out;
    };
    const std::string middles = words({"--area", "Gateshead"});
    const std::string medians = words({"--area", "Gateshead", "--draws", "200"});
    CHECK(has(middles, "by middles of ranges; a hexagon is a district"));
    CHECK(has(middles, "than here, by the middles of ranges."));
    CHECK(has(medians, "by medians of draws; a hexagon is a district"));
    CHECK(has(medians, "than here, by the medians of draws."));
    CHECK_FALSE(has(medians, "middles of ranges"));
    // 39.2 of a hundred, 11.5 and 27.7: the part that is nearer to the next whole is rounded up.
    CHECK(has(words({"--area", "NHS Kent and Medway", "--draws", "1000"}),
              "About 39 of every 100 babies need more support: 11 are likely to come, 28 would be missed."));
    // Indicators are called as their nation does, on the scale that makes the nation's average 1.
    const std::string scotland = words({"--area", "Highland"});
    CHECK(has(scotland, "on a scale where the nation's is 1: "));
    CHECK(has(scotland, "Pregnancies of women aged 15 to 19"));
    CHECK_FALSE(has(scotland, "Conceptions to women under 18"));
    CHECK_FALSE(has(words({"--births", "900", "--adversity", "1.2"}), "on a scale where"));
    // Not all are ranked, nor have all births of their own.
    const std::string england = words({"--tier", "upper", "--within", "England"});
    CHECK(has(england, "In areas that are ranked, need goes from"));
    CHECK(has(england, "152 of 153 areas, "));
    // Missed are those who would not come, whatever places there are.
    CHECK(has(middles, "not likely to come to a service, whatever places there are"));
    CHECK_FALSE(has(middles, "Reached by services"));
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
    CHECK(
        messages[1] ==
        "Targeted services have at most 130 places a year for those likely to come: 17 to 46 short. "
        "Specialist services have at most 37: about 110 to 120 short. Those without one are not among the missed.");
    CHECK(messages[2] ==
          "Planned: the share of those in need not reached falls from 67% to 50% by 2031. In 2031, about 150 "
          "to 170 more babies would come than with no change. Births taken to stay the same.");
    // A scenario whose last year is as without it.
    const pugi::xml_document back =
        parsed(page_of({"--area", "Gateshead", "--from", "2026", "--to", "2027", "--unreached-by-year",
                        "2026=60%,2027=0.6666666666666666", "-q"}));
    CHECK(has(texts(back, "//section[@id='messages']//li").at(2),
              "In 2027, as many would come as with no change."));
}

TEST_CASE("the title of several areas says whose they are", "[cli][report]") {
    const auto title = [](Arguments areas) {
        areas.insert(areas.end(), {"--part", "summary", "-q"});
        return texts(parsed(page_of(areas)), "//h1").at(0);
    };
    const std::string in = "Parent-infant relationship support in ";
    CHECK(title({"--tier", "upper", "--within", "North East"}) == in + "12 areas of the region North East");
    CHECK(title({"--tier", "region", "--within", "England"}) == in + "9 areas of England");
    CHECK(title({"--area", "Gateshead", "--area", "Leeds"}) == in + "2 areas of England");
    CHECK(title({"--area", "Gateshead", "--area", "Swansea"}) == in + "2 areas");
}

TEST_CASE("what to do sets the plan beside the places", "[cli][report]") {
    const Arguments plan{"--from", "2026", "--to", "2031", "--unreached-to", "0.5"};
    Arguments asked{"--area", "Gateshead", "-q", "--services",
                    PAIRMODEL_SOURCE_DIR "/data/examples/services.csv"};
    asked.insert(asked.end(), plan.begin(), plan.end());
    const auto steps = texts(parsed(page_of(asked)), "//section[@id='next']//li");
    REQUIRE(steps.size() == 5);
    Arguments alone{"plan", "--area", "Gateshead", "--format", "json", "-q"};
    alone.insert(alone.end(), plan.begin(), plan.end());
    const auto planned = nlohmann::json::parse(run(alone).out);
    std::string expected = "in 2031 in “Planned”:";
    for (const auto& year : planned["years"]) {
        if (year["year"] != 2031 || year["scenario"] != "planned") continue;
        for (const auto& [level, places] : {std::pair{"specialist", 37}, std::pair{"targeted", 130}}) {
            const auto& babies = year["measures"][level];
            const auto beyond = [&](const char* end) { return babies[end].get<double>() - places; };
            std::string words =
                pairmodel::count_words({beyond("low"), beyond("central"), beyond("high")}, 0).text;
            // That they are about so many is said once.
            if (!expected.ends_with(":") && words.starts_with("about ")) words.erase(0, 6);
            expected += (expected.ends_with(":") ? " " : " and ") + words + " " + level;
        }
    }
    CAPTURE(steps[0], expected);
    CHECK(has(steps[0], expected + "."));
}

TEST_CASE("of many areas a plan is one column of the table of all", "[cli][report]") {
    const pugi::xml_document page = parsed(page_of({"--tier", "upper", "--within", "North West", "--from",
                                                    "2026", "--to", "2031", "--unreached-to", "0.5", "-q"}));
    const auto headings = texts(page, "//section[@id='ranking']//thead//th");
    CHECK(std::count(headings.begin(), headings.end(), "Missed in 2031, Planned") == 1);
    const auto rows = rows_below(page, "ranking");
    CHECK(rows.size() > 15);
    // Areas have no lines elsewhere in the plan.
    for (const auto& row : rows_below(page, "plan")) CHECK(row.front() != rows.front().front());
    const auto plan =
        nlohmann::json::parse(run({"plan", "--tier", "upper", "--within", "North West", "--from", "2026",
                                   "--to", "2031", "--unreached-to", "0.5", "--format", "json", "-q"})
                                  .out);
    std::size_t compared = 0;
    for (const auto& year : plan["years"])
        for (const auto& row : rows)
            if (year["year"] == 2031 && year["scenario"] == "planned" && year["area_name"] == row.front()) {
                std::string shown = row[6];
                std::erase(shown, ',');
                CHECK(shown == range(year["measures"]["missed"]));
                ++compared;
            }
    CHECK(compared >= 15);
}

TEST_CASE("with draws the notes say what is without", "[cli][report]") {
    const auto about = [](const Arguments& more) {
        Arguments all{"--area", "Gateshead", "-q"};
        all.insert(all.end(), more.begin(), more.end());
        std::string text;
        for (const std::string& line : texts(parsed(page_of(all)), "//ul[@class='notes']/li")) text += line;
        return text;
    };
    const std::string drawn = about({"--draws", "400"});
    CHECK(has(
        drawn,
        "than adversity does; without them about 880 to 990 need more and about 590 to 660 would be missed."));
    CHECK(has(about({"--draws", "400", "--elasticity", "1"}), "Without draws about"));
    CHECK_FALSE(has(about({}), "ithout draws"));
}
