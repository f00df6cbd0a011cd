// `report`: one file with everything, for one area and for many; one chart alone; what cannot be.

#include "cli/refused.hpp"
#include "cli/report/report_page.hpp"
#include "report/colours.hpp"
#include "support/missing.hpp"
#include "support/texts.hpp"
#include "support/zip.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <set>

using namespace program;
using namespace report_page;

namespace {

const std::string services = PAIRMODEL_SOURCE_DIR "/data/examples/services.csv";

std::vector<std::string> ids_of(const pugi::xml_document& page, const char* path) {
    std::vector<std::string> ids;
    for (const auto& node : page.select_nodes(path)) ids.emplace_back(node.node().attribute("id").value());
    return ids;
}

std::string refused(Arguments arguments) {
    arguments.insert(arguments.begin(), "report");
    const Outcome outcome = run(arguments);
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    return outcome.err;
}

}  // namespace

TEST_CASE("a report of one area has every section", "[cli][report]") {
    const std::string text = page_of({"--area", "Gateshead"});
    const pugi::xml_document page = parsed(text);
    CHECK(ids_of(page, "//section") ==
          std::vector<std::string>{"summary", "messages",   "path",       "next",           "adversity",
                                   "beside",  "on-map",     "years",      "words",          "steps",
                                   "levels",  "births",     "indicators", "births-by-year", "compared",
                                   "map",     "neighbours", "similar",    "sensitivity",    "assumptions",
                                   "sources", "limits",     "reproduce",  "glossary",       "citation"});
    CHECK(ids_of(page, "//section[@class='annex']").front() == "words");
    CHECK(page.select_nodes("//figure/svg[@role='img']").size() == 11);
    CHECK(page.select_nodes("//figure/svg").size() == page.select_nodes("//figure").size());
    // Every link of the contents leads to a section.
    for (const auto& link : page.select_nodes("//nav//a")) {
        const std::string target = std::string(link.node().attribute("href").value()).substr(1);
        CHECK(page.select_nodes(("//section[@id='" + target + "']").c_str()).size() == 1);
    }
    CHECK(page.select_nodes("//nav//a").size() == 17);
    // No two elements have one id.
    std::set<std::string> seen;
    for (const std::string& id : ids_of(page, "//*[@id]")) CHECK(seen.insert(id).second);
    CHECK(has_text(text, "report/the-model-suggests-that-in-gateshead"));
    CHECK(has_text(text, "report/check-the-births"));
    CHECK(has_text(text, "report/modelled-estimate-not-a-count"));
    CHECK(has(text, "Modelled, not counted"));
    CHECK(has(text, "pairmodel report --area Gateshead --format html"));
    CHECK_FALSE(has(text, "<script"));
    CHECK_FALSE(has(text, "<link"));
    CHECK(text == page_of({"--area", "Gateshead"}));
}

TEST_CASE("the figures of a report are those of estimate", "[cli][report]") {
    const pugi::xml_document page = parsed(page_of({"--area", "Gateshead"}));
    const auto estimate = nlohmann::json::parse(
        run({"estimate", "--area", "Gateshead", "--allocation", "closed", "--format", "json"}).out);
    const auto& measures = estimate["areas"][0]["measures"];
    const auto levels = rows_below(page, "levels");
    REQUIRE(levels.size() == 6);
    const char* codes[] = {
        "universal",    "targeted", "specialist_short_term", "specialist_long_term", "missed_mild_moderate",
        "missed_severe"};
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto low = std::llround(measures[codes[i]]["low"].get<double>());
        const auto high = std::llround(measures[codes[i]]["high"].get<double>());
        CHECK(levels[i].at(1) ==
              (low == high ? std::to_string(low) : std::to_string(low) + " to " + std::to_string(high)));
    }
    // The two bars of all births are the two scenarios, and come to all births.
    const auto births = rows_below(page, "births");
    REQUIRE(births.size() == 2);
    for (const auto& bar : births) {
        int sum = 0;
        for (std::size_t i = 1; i < bar.size(); ++i) sum += std::stoi(bar[i]);
        CHECK(std::abs(sum - 1834) <= 3);
    }
    const auto steps = rows_below(page, "steps");
    REQUIRE(steps.size() == 5);
    CHECK(steps[2] == std::vector<std::string>{"Need", "", "879", "989", "934"});
}

TEST_CASE("neighbours and similar areas are ranked, the area among them", "[cli][report]") {
    const pugi::xml_document page = parsed(page_of({"--area", "Gateshead"}));
    const auto neighbours = rows_below(page, "neighbours");
    CHECK(neighbours.size() == 12);  // the North East
    const auto similar = rows_below(page, "similar");
    CHECK(similar.size() == 7);
    for (const auto& rows : {neighbours, similar}) {
        int here = 0;
        double before = 1000;
        for (const auto& row : rows) {
            if (row[0] == "Gateshead") here += row.back() == "this area" ? 1 : 100;
            const double share = std::stod(row[3]);
            CHECK(share <= before);
            before = share;
        }
        CHECK(here == 1);
    }
    // Each neighbour's figures are those that it has by itself.
    const auto sunderland =
        run({"estimate", "--area", "Sunderland", "--allocation", "closed", "--notes"}).out;
    for (const auto& row : neighbours)
        if (row[0] == "Sunderland") CHECK(has(sunderland, row[5]));
    CHECK(rows_below(parsed(page_of({"--area", "Wales"})), "neighbours").empty());
    CHECK(rows_below(parsed(page_of({"--births", "500", "--name", "Here"})), "similar").empty());
}

TEST_CASE("draws, a plan and services have their parts", "[cli][report]") {
    const std::string text = page_of({"--area", "Gateshead", "--draws", "500", "--from", "2026", "--to",
                                      "2031", "--unreached-to", "50%", "--services", services, "-q"});
    const pugi::xml_document page = parsed(text);
    CHECK(page.select_nodes("//section[@id='plan']//figure/svg").size() == 2);
    CHECK(page.select_nodes("//section[@id='gap']//figure/svg").size() == 1);
    CHECK(has(text, "95% uncertainty interval"));
    CHECK(has(text, "SHA-256 of services.csv"));
    CHECK(has(text, "Seed"));
    const std::string plan = run({"plan", "--area", "Gateshead", "--draws", "500", "--from", "2026", "--to",
                                  "2031", "--unreached-to", "50%", "-q", "--format", "html"})
                                 .out;
    const auto table_of_last_year = rows_below(page, "plan");
    REQUIRE(table_of_last_year.size() > 12);
    CHECK(table_of_last_year[11][0] == "Planned");
    CHECK(has(plan, table_of_last_year[11][3]));
}

TEST_CASE("a report of many areas has a ranking with a line each", "[cli][report]") {
    const std::string text = page_of({"--tier", "upper", "--within", "England", "-q"});
    const pugi::xml_document page = parsed(text);
    CHECK(text.size() < 300'000);
    const auto ranking = rows_below(page, "ranking");
    CHECK(ranking.size() == 153);
    CHECK(ranking.front()[0] == "Blackpool");
    CHECK(ranking.back() ==
          std::vector<std::string>{"Isles of Scilly", "[x]", "[x]", "[x]", "[x]", "[x]", ""});
    // No area has parts of its own.
    CHECK(page.select_nodes("//section[contains(@id, '-E')]").empty());
    CHECK(has_text(text, "report/live-births-are-counted-with-cornwall"));
    std::set<std::string> seen;
    for (const std::string& id : ids_of(page, "//*[@id]")) REQUIRE(seen.insert(id).second);
}

TEST_CASE("a report hides what must be hidden", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string table = folder.write(
        "areas.csv",
        "area_name,live_births,adversity_ratio\nAshby,4,1.37\nBarton,900,1.1\nCorby,7,1.2\nDerry,800,1\n");
    const std::string text = page_of({table, "--suppress-below", "10", "-q"});
    CHECK(has(text, "Not shown [c]"));
    CHECK_FALSE(has(text, "1.37"));
    CHECK_FALSE(has(text, "4 live births"));
    for (const auto& row : rows_below(parsed(text), "ranking"))
        CHECK((row[1] == "[c]") == (row[0] == "Ashby" || row[0] == "Corby"));
    const std::string one =
        page_of({"--births", "4", "--name", "Ashby", "--adversity", "1.37", "--suppress-below", "10"});
    CHECK(parsed(one).select_nodes("//svg").empty());
    CHECK_FALSE(has(one, "4 live births"));
    CHECK(has(one, "Not shown [c]"));
    // Nor does the command say what is hidden, which would make the report again.
    const std::string counts = page_of({"--area", "Gateshead", "--suppress-below", "5", "--observed",
                                        "families=3,years=1", "--group", "looked_after=4"});
    CHECK_FALSE(has(counts, "families=3"));
    CHECK_FALSE(has(counts, "looked_after=4"));
}

TEST_CASE("the order of hidden areas in a ranking tells nothing", "[cli][report]") {
    // Of these three the second has most adversity and the third least; they stand as they came.
    const auto order = [](const std::string& ratios) {
        const TemporaryFolder folder;
        const std::string table =
            folder.write("areas.csv", "area_name,live_births,adversity_ratio\n" + ratios);
        std::vector<std::string> names;
        for (const auto& row :
             rows_below(parsed(page_of({table, "--suppress-below", "10", "-q"})), "ranking"))
            names.push_back(row.front());
        return names;
    };
    const std::vector<std::string> expected{"Norbury", "Oldham", "Ashby", "Bexley", "Corby"};
    CHECK(order("Ashby,4,1.2\nOldham,900,1.1\nBexley,5,1.6\nNorbury,900,1.3\nCorby,6,0.7\n") == expected);
    CHECK(order("Ashby,4,0.7\nOldham,900,1.1\nBexley,5,1.2\nNorbury,900,1.3\nCorby,6,1.6\n") == expected);
}

TEST_CASE("a comparison hides small areas and compares what is alike", "[cli][report]") {
    const std::string leicester = page_of({"--area", "Leicester", "--suppress-below", "1000", "-q"});
    bool rutland = false;
    for (const auto& row : rows_below(parsed(leicester), "neighbours")) {
        if (row[0] != "Rutland") continue;
        rutland = true;
        CHECK(row[1] == "[c]");
        CHECK(row[2] == "[c]");
    }
    CHECK(rutland);
    const pugi::xml_document board = parsed(page_of({"--area", "Betsi Cadwaladr", "-q"}));
    CHECK_FALSE(board.select_nodes("//section[@id='neighbours']").empty());
    // Too few indicators for a place among the others.
    CHECK(has_text(page_of({"--area", "City of London", "-q"}), "report/too-few-indicators-to-be-ranked"));
    CHECK(has(page_of({"--area", "Hackney", "-q"}), "not ranked: 3 indicators"));
}

TEST_CASE("a report without births says so", "[cli][report]") {
    const std::string none = page_of({"--births", "0", "--name", "Nowhere"});
    CHECK(has_text(none, "report/there-are-no-live-births"));
    const std::string unknown = page_of({"--area", "Isles of Scilly", "-q"});
    CHECK(has(unknown, "Not available [x]"));
    CHECK(parsed(unknown).select_nodes("//svg").empty());
}

TEST_CASE("a report says what it is of, and what it cannot tell", "[cli][report]") {
    const std::string under_two = page_of({"--area", "Gateshead", "--cohort", "under-two"});
    CHECK(has_lines(under_two, "report/levels-of-care-in-gateshead-births"));
    CHECK_FALSE(has(under_two, "babies a year ("));
    CHECK(has_text(page_of({"--births", "1000", "-q"}), "report/the-model-suggests"));
    // A set whose elasticity may be above 1 can make need negative.
    const TemporaryFolder folder;
    std::string steep = run({"parameters", "show", "pif-2023", "--format", "json"}).out;
    steep.replace(steep.find(R"("high": 1,)"), 10, R"("high": 1.5,)");
    std::ofstream(folder.path() / "steep.json") << steep;
    const std::string low = page_of({"--births", "1000", "--adversity", "0.2", "--parameters",
                                     (folder.path() / "steep.json").string(), "-q"});
    CHECK(has_text(low, "report/what-the-assumptions-do"));
    CHECK(parsed(low).select_nodes("//section[@id='sensitivity']").empty());
    CHECK_FALSE(has(low, "see Which assumption matters most"));
}

TEST_CASE("a report as a workbook has a sheet for each table", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string file = folder / "g.xlsx";
    REQUIRE(run({"report", "--area", "Gateshead", "-o", file}).code == 0);
    const auto parts = zip::entries_of(folder.read("g.xlsx"));
    std::size_t sheets = 0;
    for (const auto& [name, content] : parts)
        if (name.starts_with("xl/worksheets/sheet")) ++sheets;
    const pugi::xml_document page = parsed(page_of({"--area", "Gateshead"}));
    // Cover, contents, notes, data and method beside the tables; the districts of the map, which a page
    // groups.
    CHECK(sheets == page.select_nodes("//table").size() + 6);
    REQUIRE(run({"report", "--area", "Gateshead", "-o", folder / "h.xlsx"}).code == 0);
}

TEST_CASE("one chart alone", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string file = folder / "levels.svg";
    REQUIRE(run({"report", "--area", "Gateshead", "--chart", "levels", "-o", file}).code == 0);
    const std::string svg = folder.read("levels.svg");
    pugi::xml_document picture;
    REQUIRE(static_cast<bool>(picture.load_string(svg.c_str())));
    CHECK(picture.child("svg").attribute("role").value() == std::string("img"));
    CHECK(is_text(picture.child("svg").child("title").text().get(),
                  "report/levels-of-care-in-gateshead-births-of-2024"));
    CHECK(has(picture.child("svg").child("desc").text().get(), "845 to 955"));
    CHECK(run({"report", "--area", "Gateshead", "--chart", "levels"}).out == svg);
    // Without --force no file is written over.
    CHECK(run({"report", "--area", "Gateshead", "--chart", "levels", "-o", file}).code == 1);
    CHECK(has(refused({"--area", "Gateshead", "--chart", "levels", "-o", folder / "levels.pdf"}),
              "ends with .svg or .png"));
    CHECK(folder.names() == std::vector<std::string>{"levels.svg"});
}

TEST_CASE("every chart that the help names can be had", "[cli][report]") {
    for (const char* name : {"waterfall", "levels", "births", "indicators", "neighbours", "similar",
                             "sensitivity", "plan-demand", "plan-missed", "gap", "assessment"}) {
        CAPTURE(name);
        // The help breaks its lines: a name stands behind a space and before a comma or semicolon.
        const std::string help = run({"report", "--help"}).out;
        CHECK((has(help, std::string(" ") + name + ",") || has(help, std::string(" ") + name + ";")));
        CHECK(run({"report", "--area", "Gateshead", "--from", "2026", "--to", "2028", "--unreached-to", "50%",
                   "--services", services, "--assessment", PAIRMODEL_SOURCE_DIR "/data/examples/grid.csv",
                   "-q", "--chart", name})
                  .code == 0);
    }
    for (const char* name : {"ranking", "levels-E08000037"})
        CHECK(run({"report", "--area", "Gateshead", "--area", "Leeds", "--chart", name}).code == 0);
}

TEST_CASE("all charts go to a folder, whole or not at all", "[cli][report][charts]") {
    const TemporaryFolder folder;
    const Arguments asked{"report",   "--area",         "Gateshead", "--from",     "2026",   "--to",
                          "2028",     "--unreached-to", "50%",       "--services", services, "-q",
                          "--charts", folder / "charts"};
    REQUIRE(run(asked).code == 0);
    std::size_t svg = 0;
    std::size_t png = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "charts")) {
        CAPTURE(entry.path().string());
        const std::string file = read_file(entry.path());
        if (entry.path().extension() == ".png") {
            CHECK(file.starts_with("\x89PNG"));
            ++png;
            continue;
        }
        ++svg;
        test_charts::check_colours(file);
        pugi::xml_document picture;
        REQUIRE(static_cast<bool>(picture.load_string(file.c_str())));
        std::string words;
        for (const auto& text : picture.select_nodes("//g/text"))
            words += text.node().text().get() + std::string(" ");
        CHECK(has(words, "Modelled estimate, not a count."));
        CHECK(has(words, "Office for National Statistics"));
        if (entry.path().stem() != "levels") continue;
        CHECK(file == run({"report", "--area", "Gateshead", "-q", "--chart", "levels"}).out);
    }
    CHECK(svg == 14);
    CHECK(png == (has_tool("rsvg-convert") ? svg : 0));
    // The second time nothing is touched; with --force all is made again, beside a page.
    CHECK(run(asked).code == 1);
    Arguments again = asked;
    again.insert(again.end(), {"--force", "-o", folder / "a.html"});
    CHECK(run(again).code == 0);
    CHECK(folder.names() == std::vector<std::string>{"a.html", "charts"});
    // What cannot be made leaves no folder.
    CHECK(run({"report", "--area", "Nowhere", "--charts", folder / "none"}).code == 2);
    CHECK(run({"report", "--area", "Gateshead", "--charts", folder / "a.html", "-q"}).code == 1);
    CHECK(folder.names() == std::vector<std::string>{"a.html", "charts"});
    const Outcome without = run({"report", "--area", "Gateshead", "--charts", folder / "svg"},
                                {.environment = {{"PATH", folder.path().string()}}});
    CHECK(without.code == 0);
    CHECK(has_text(without.err, "report/charts-are-written-as-svg-alone"));
    CHECK(std::filesystem::exists(folder / "svg/levels.svg"));
    CHECK_FALSE(std::filesystem::exists(folder / "svg/levels.png"));
}

TEST_CASE("colours of all charts of pages are those of their meanings", "[cli][report][charts]") {
    for (const Arguments& options :
         {Arguments{"--area", "Cwm Taf Morgannwg", "--draws", "500", "--from", "2026", "--to", "2028"},
          Arguments{"--tier", "upper", "--within", "North East", "--services", services},
          Arguments{"--births", "3", "--adversity", "0.5", "--services", services}}) {
        Arguments all = options;
        all.emplace_back("-q");
        test_charts::check_colours(page_of(all));
    }
}

TEST_CASE("what a report says of its plan is true of its figures", "[cli][report]") {
    const Arguments plan{"--area", "Gateshead",      "--from", "2026", "--to",
                         "2028",   "--unreached-to", "50%",    "-q"};
    Arguments drawn = plan;
    drawn.insert(drawn.end(), {"--draws", "500"});
    CHECK(has_text(page_of(plan), "report/the-toolkits-printed-shares"));
    CHECK(has_text(page_of(drawn), "report/these-ranges-are-uncertainty-intervals"));
    CHECK(has_text(page_of(plan), "report/see-which-assumption-matters-most"));
}

TEST_CASE("a report goes to a page or a workbook", "[cli][report]") {
    check_refused("report/refused");
    CHECK(has(
        refused({"--area", "Gateshead", "--format", "html", "--services", services, "--cohort", "under-two"}),
        "--cohort under-two"));
    CHECK(run({"report", "--area", "Gateshead", "--format", "html", "--services", "no-such.csv"}).code == 1);
}

TEST_CASE("the command of a report makes it again", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string config = folder.write("options.toml", "round = \"5\"\n[report]\nadversity = \"-5%\"\n");
    const Outcome outcome = run({"report", "--births", "1200", "--name", "St Mary's", "--config", config,
                                 "--format", "html", "--quiet"},
                                {.environment = {{"PAIRMODEL_SCALE", "odds"}}});
    REQUIRE(outcome.code == 0);
    const std::string command =
        "pairmodel report --births 1200 --name \"St Mary's\" --adversity=-5% --scale odds --format html --round 5";
    CHECK(
        has(parsed(outcome.out).select_node("//section[@id='reproduce']//tbody/tr[1]/td").node().text().get(),
            command));
    CHECK(run({"report", "--births", "1200", "--name", "St Mary's", "--adversity=-5%", "--scale", "odds",
               "--format", "html", "--round", "5"})
              .out == outcome.out);
}
