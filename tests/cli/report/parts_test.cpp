// `report`: sections that leave something out, and words for what is not usual.

#include "cli/report/report_page.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <map>

using namespace program;
using namespace report_page;

namespace {

/// The paragraphs of a section, in one line.
std::string text_of(const pugi::xml_document& page, const std::string& section) {
    std::string text;
    for (const auto& node : page.select_nodes(("//section[@id='" + section + "']/p").c_str()))
        text += std::string(node.node().text().get()) + "\n";
    return text;
}

}  // namespace

TEST_CASE("a saturated area says so in its summary", "[cli][report]") {
    const std::string text = page_of({"--births", "1000", "--adversity", "2.35", "-q"});
    CHECK(has_text(text_of(parsed(text), "summary"), "report/saturated-adversity-this-high-would-give"));
    CHECK(has_text(text, "report/940-to-1000-babies-a-year"));
    CHECK_FALSE(has(text_of(parsed(page_of({"--births", "1000", "--adversity", "2", "-q"})), "summary"),
                    "Saturated"));
    const TemporaryFolder folder;
    const std::string table = folder.write("areas.csv",
                                           "area_code,area_name,live_births,adversity_ratio\n"
                                           "E06000901,Eastmere,1000,2.35\nE06000902,Kingsmouth,900,1\n");
    const auto ranking = rows_below(parsed(page_of({table, "-q"})), "ranking");
    REQUIRE(ranking.size() == 2);
    CHECK(ranking[0].front() == "Eastmere");
    CHECK(ranking[0].back() == "saturated");
    CHECK(ranking[1].back().empty());
}

TEST_CASE("services whose capacity is not known have no bar", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string services = folder.write("services.csv", "service,level\nTeam,specialist\n");
    const std::string text = page_of({"--births", "1000", "--services", services, "-q"});
    CHECK(has_lines(text, "report/targeted-need-225-to-280-targeted"));
    const pugi::xml_document scilly =
        parsed(page_of({"--area", "Isles of Scilly", "--services", services, "-q"}));
    CHECK(scilly.select_nodes("//section[@id='gap']//table").size() == 4);
    CHECK(scilly.select_nodes("//section[@id='gap']//svg").empty());
    const std::string code = folder.write("code.csv", "area_code,live_births\nE06000901,1000\n");
    CHECK(has_text(page_of({code, "--services", services, "-q"}),
                   "report/places-in-services-beside-demand-and-need"));
}

TEST_CASE("charts of a plan and services are of what is shown", "[cli][report][suppression]") {
    const TemporaryFolder folder;
    const std::string services =
        folder.write("services.csv",
                     "service,level,families_per_year,area_code\n"
                     "Team,specialist,20,E06000902\nVisits,universal,60,E06000901\n");
    const std::string table = folder.write("areas.csv",
                                           "area_code,area_name,live_births\nE06000901,Small,60\n"
                                           "E06000902,Large,1000\nE06000903,Other,900\n");
    const Arguments asked{table,  "--services", services,         "--from", "2026",
                          "--to", "2030",       "--unreached-to", "50%",    "-q"};
    Arguments hidden = asked;
    hidden.insert(hidden.end(), {"--suppress-below", "100"});
    const pugi::xml_document shown = parsed(page_of(asked));
    CHECK(shown.select_nodes("//section[@id='plan']//figure/svg").size() == 2);
    CHECK(shown.select_nodes("//section[@id='gap']//figure/svg").size() == 1);
    const pugi::xml_document page = parsed(page_of(hidden));
    CHECK(page.select_nodes("//section[@id='plan']//figure/svg").size() == 2);
    CHECK(page.select_nodes("//section[@id='gap']//figure/svg").size() == 1);
    CHECK(has(text_of(page, "summary"), "2 of 3 areas together: 1,900 live births"));
    const auto rows = rows_below(page, "gap");
    const auto holds = [&](const std::vector<std::string>& row) {
        return std::find(rows.begin(), rows.end(), row) != rows.end();
    };
    CHECK(holds({"Small", "Universal", "1", "[c]", "[c]"}));
    CHECK(holds({"Large", "Specialist", "1", "20", "2%"}));
    for (const auto& row : rows) {
        if (row[0] != "Small" && row[0] != "Total") continue;
        for (const auto& cell : row) CHECK_FALSE(has(cell, "60"));
    }
}

TEST_CASE("a plan of an area without a name is of its code", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string table = folder.write("areas.csv", "area_code,live_births\nE06000901,1000\n");
    const Arguments plan{"--from", "2026", "--to", "2030", "--unreached-to", "50%", "-q"};
    Arguments one{table};
    one.insert(one.end(), plan.begin(), plan.end());
    CHECK(has(page_of(one), "Demand in E06000901, 2026 to 2030"));
    folder.write("areas.csv", "area_code,live_births\nE06000901,1000\nE06000902,900\n");
    CHECK(has_text(page_of(one), "report/demand-in-all-areas-together-2026"));
}

TEST_CASE("how many areas have more need is said in English", "[cli][report]") {
    const auto said = [](Arguments arguments) {
        arguments.insert(arguments.begin(), "--area");
        arguments.emplace_back("-q");
        return text_of(parsed(page_of(arguments)), "neighbours");
    };
    CHECK(has_text(said({"Middlesbrough"}), "report/of-12-areas-none-has"));
    CHECK(has_text(said({"Redcar and Cleveland"}), "report/of-12-areas-1-has"));
    CHECK(has_text(said({"Gateshead"}), "report/of-12-areas-8-have"));
    // Small ones are not counted, as their place among the others would tell of them.
    CHECK(has(said({"Gateshead", "--suppress-below", "1500"}), "Of 7 other areas, 4 have"));
    CHECK(has_text(said({"County Durham", "--suppress-below", "4000"}), "report/no-other-area-here-may"));
}

TEST_CASE("regions, and areas of Wales, are compared within their country", "[cli][report]") {
    const std::string region = page_of({"--area", "North East", "-q"});
    CHECK(has_lines(region, "report/compared-with-other-areas-in-england"));
    CHECK(rows_below(parsed(region), "neighbours").size() == 9);
    const std::string wales = page_of({"--area", "Isle of Anglesey", "-q"});
    CHECK(has_lines(wales, "report/compared-with-other-areas-in-wales"));
    CHECK(rows_below(parsed(wales), "neighbours").size() == 22);
}

TEST_CASE("a comparison says what differs between the area and the others", "[cli][report]") {
    const std::string both = page_of({"--area", "Gateshead", "--adversity", "1.1", "--draws", "200", "-q"});
    CHECK(has_text(both, "report/the-ratio-of-this-area-was-given"));
    const std::string neither = page_of({"--area", "Gateshead", "-q"});
    CHECK_FALSE(has(neither, kept_text("report/the-ratio-of-this-area-was-given")));
    const TemporaryFolder folder;
    const std::string table = folder.write("areas.csv", "area_code,live_births,imd\nE08000037,1834,30\n");
    const std::string code = page_of({table, "-q"});
    CHECK(has_lines(code, "report/need-and-missed-in-and-others"));
    const auto rows = rows_below(parsed(code), "neighbours");
    int here = 0;
    for (const auto& row : rows) here += row.front() == "E08000037" && row.back() == "this area" ? 1 : 0;
    CHECK(here == 1);
}

TEST_CASE("the area of a comparison is estimated alone as its neighbours are", "[cli][report]") {
    // Births of the year that the report is of, and of both years of children under two.
    const auto births_of = [](const Arguments& more) {
        Arguments arguments{"--area", "Gateshead", "-q"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        for (const auto& row : rows_below(parsed(page_of(arguments)), "neighbours"))
            if (row.front() == "Sunderland") return row.at(1);
        return std::string();
    };
    const auto alone = [](const Arguments& more) {
        Arguments arguments{"estimate", "--area", "Sunderland", "-q"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments).out;
    };
    for (const Arguments& more : {Arguments{}, {"--births-year", "2022"}, {"--cohort", "under-two"}}) {
        CAPTURE(more);
        const std::string births = births_of(more);
        REQUIRE_FALSE(births.empty());
        CHECK(has(alone(more), ": " + births + " live births"));
    }
    CHECK(births_of({}) != births_of({"--births-year", "2022"}));
}

TEST_CASE("the assumptions log says whose a range is, and how good its evidence", "[cli][report]") {
    const auto log_of = [](const Arguments& more, const Circumstances& circumstances = {}) {
        Arguments arguments{"--births", "1000", "--adversity", "1.2", "-q"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        std::map<std::string, std::vector<std::string>> log;
        for (auto& row : rows_below(parsed(page_of(arguments, circumstances)), "assumptions"))
            if (row.size() == 8) log[row[0]] = row;
        return log;
    };
    const TemporaryFolder folder;
    auto set = nlohmann::json::parse(run({"parameters", "show", "pif-2023", "--format", "json"}).out);
    set["attrition"]["unreached_share"]["evidence_grade"] = "high";
    folder.write("mine.json", set.dump());
    const auto mine = log_of({"--parameters", "mine.json", "--elasticity", "0.8"}, {.folder = folder.path()});
    CHECK(mine.at("Unreached share").at(4) == "toolkit");
    CHECK(is_text(mine.at("Unreached share").at(5), "report/green-high-evidence"));
    CHECK(is_text(mine.at("Need at average adversity").at(5), "report/amber-moderate-evidence"));
    CHECK(mine.at("Targeted share of the reached").at(5) == "Red: very low evidence");
    CHECK(mine.at("Elasticity").at(1) == "0.8");
    CHECK(mine.at("Scale").at(1) == "proportional");
    CHECK(mine.at("Scale").at(4) == "pairmodel");
    CHECK(is_text(mine.at("Scale").at(5), "report/red-no-evidence-graded"));
    const auto other = log_of({"--parameters", "madigan-2023"});
    CHECK(other.at("Need at average adversity").at(4) == "its source");
    CHECK(other.at("Elasticity").at(1) == "1");
}
