// `gap`: local services beside modelled demand and need.

#include "cli/gap/gap_services.hpp"
#include "support/texts.hpp"

#include <map>

using namespace gap;
using namespace program;
using nlohmann::json;

namespace {

const char* const team =
    "service,level,families_per_year,wte,families_per_wte,antenatal,self_referral,fathers,age_from,age_to,cost_per_year\n"
    "Team,specialist,,4,10,yes,no,,birth,2,100000\n"
    "Hub,targeted,100,,,no,yes,yes,6 months,5,50000\n"
    "Visits,targeted,,,,no,,yes,,,\n";

const char* const areas =
    "area_code,area_name,live_births\nE06000901,Eastmere,1000\nE06000902,Kingsmouth,2000\n";

}  // namespace

TEST_CASE("the toolkit's example beside a team", "[cli][gap]") {
    const json area = Services(team).as_json(thousand)["areas"][0];
    const json& specialist = area["levels"]["specialist"];
    CHECK(specialist["capacity_upper_bound"] == 20);  // 4 WTE, 10 families each, half of the time
    CHECK(specialist["capacity_share_of_births"].get<double>() == Approx(0.02));
    CHECK(specialist["wte"] == 4);
    check_ends(specialist["demand"], 65, 67.5, 70);
    check_ends(specialist["demand"]["covered"], 20.0 / 70, 20.0 / 67.5, 20.0 / 65);
    check_ends(specialist["demand"]["shortfall"], 45, 47.5, 50);
    check_ends(specialist["demand"]["spare"], 0, 0, 0);
    check_ends(specialist["demand"]["shortfall_wte"], 9, 9.5, 10);               // 5 families a WTE
    check_ends(specialist["demand"]["shortfall_cost"], 225000, 237500, 250000);  // 5,000 a family
    check_ends(specialist["need"], 165, 167.5, 170);
    check_ends(specialist["need"]["shortfall"], 145, 147.5, 150);
    const json& targeted = area["levels"]["targeted"];
    CHECK(targeted["services"] == 2);
    CHECK(targeted["services_without_capacity"] == 1);
    CHECK(targeted["capacity_upper_bound"] == 100);
    CHECK(targeted["marker"] == json{"incomplete"});
    CHECK(targeted["gaps"] == json{"antenatal", "ages_not_known"});
    check_ends(targeted["demand"], 65, 72.5, 80);
    check_ends(targeted["demand"]["shortfall"], 0, 0, 0);
    check_ends(targeted["demand"]["spare"], 20, 27.5, 35);
    CHECK(targeted["demand"]["shortfall_wte"]["low"].is_null());
    check_ends(targeted["need"], 225, 252.5, 280);
    const json& both = area["levels"]["targeted_and_specialist"];
    CHECK(both["capacity_upper_bound"] == 120);
    check_ends(both["demand"], 130, 140, 150);
    check_ends(both["need"], 390, 420, 450);
    CHECK(both["demand"]["shortfall"]["low"].is_null());
    const json& universal = area["levels"]["universal"];
    CHECK(universal["capacity_upper_bound"] == 0);
    CHECK(universal["gaps"] == json{"no_service"});
    check_ends(universal["need"], 1000, 1000, 1000);
}

TEST_CASE("demand is what estimate says it is", "[cli][gap]") {
    const Services services(team);
    for (const Arguments& more :
         {Arguments{"--area", "Gateshead"}, Arguments{"--area", "Gateshead", "--draws", "300", "--seed", "7"},
          Arguments{"--area", "Gateshead", "--allocation", "closed", "--parameters", "madigan-2023"}}) {
        CAPTURE(more);
        const json gap = services.as_json(more)["areas"][0]["levels"];
        Arguments arguments{"estimate", "--format", "json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const json measures = json::parse(run(arguments).out)["areas"][0]["measures"];
        const std::map<std::string, std::string> codes{
            {"targeted", "targeted"}, {"specialist", "specialist"}, {"targeted_and_specialist", "demand"}};
        for (const auto& [level, measure] : codes)
            for (const char* end : {"low", "central", "high"})
                CHECK(gap[level]["demand"][end] == measures[measure][end]);
    }
}

TEST_CASE("with draws the right ends belong together", "[cli][gap]") {
    const json all = Services(team).as_json({"--area", "Gateshead", "--draws", "400", "-q"});
    const json& level = all["areas"][0]["levels"]["specialist"];
    for (const char* measure : {"demand", "need"}) {
        const json& m = level[measure];
        CHECK(m["low"] < m["high"]);
        check_ends(m["covered"], 20 / m["high"].get<double>(), 20 / m["central"].get<double>(),
                   20 / m["low"].get<double>());
        check_ends(m["shortfall"], m["low"].get<double>() - 20, m["central"].get<double>() - 20,
                   m["high"].get<double>() - 20);
    }
    // Reached or missed, a baby is in need: need of both levels is that of the estimate.
    const json estimated =
        json::parse(run({"estimate", "--area", "Gateshead", "--draws", "400", "--format", "json", "-q"}).out);
    for (const char* end : {"low", "central", "high"})
        CHECK(all["areas"][0]["levels"]["targeted_and_specialist"]["need"][end].get<double>() ==
              Approx(estimated["areas"][0]["measures"]["need"][end].get<double>()));
    CHECK(all["method"]["draws"] == 400);
}

TEST_CASE("services beside need, read aloud", "[cli][gap]") {
    const Outcome outcome = Services(team).gap({"--births", "1000", "--adversity", "1"});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    for (const std::string& line : lines_of(outcome.out)) {
        CAPTURE(line);
        CHECK(line.size() <= 102);  // "£" is two bytes
    }
    const std::string text = in_one_line(outcome.out);
    CHECK(has_lines(text, "gap/services-beside-demand-and-need"));
    CHECK(has(Services(team).gap({"--births", "1000", "--format", "markdown", "-q"}).out,
              "| Specialist | 65 to 70 | 29 to 31% | 45 to 50 | 0 |"));
}

TEST_CASE("what is not known is not said to be nothing", "[cli][gap]") {
    const Services services("service,level\nTeam,specialist\n");
    const std::string text = in_one_line(services.gap(thousand).out);
    CHECK(has_lines(text, "gap/how-many-families-the-specialist-service"));
    const json level = services.as_json(thousand)["areas"][0]["levels"]["specialist"];
    CHECK(level["capacity_upper_bound"].is_null());
    CHECK(level["demand"]["covered"]["low"].is_null());
    CHECK(level["marker"] == json{"capacity_not_known"});
    CHECK_FALSE(has(text, "Specialist capacity here is"));
}

TEST_CASE("a tidy table of gaps", "[cli][gap]") {
    const Outcome outcome = Services(team).gap({"--births", "1000", "--adversity", "1", "--format", "csv"});
    const auto rows = csv_rows(outcome.out);
    REQUIRE(rows.size() == 9);  // the header, four levels, two measures
    CHECK(has(
        outcome.out,
        "row_type,area_code,area_name,live_births,live_births_year,adversity_ratio,adversity_basis,notes,level,services,services_without_capacity,capacity_upper_bound,capacity_share_of_births,wte,cost_per_year,measure,low,central,high,covered_low,covered_central,covered_high,shortfall_low,shortfall_central,shortfall_high,spare_low,spare_central,spare_high,shortfall_wte_low,shortfall_wte_central,shortfall_wte_high,shortfall_cost_low,"
        "shortfall_cost_central,shortfall_cost_high,gaps,marker\n"));
    CHECK(has(
        outcome.out,
        ",This area,1000,,1,given_for_run,,specialist,1,0,20,0.02,4,100000,demand,65,67.5,70,0.285714285714286,0.296296296296296,0.307692307692308,45,47.5,50,0,0,0,9,9.5,10,225000,237500,250000,self_referral fathers_not_known,\n"));
    CHECK(has(outcome.out,
              ",This area,1000,,1,given_for_run,,targeted,2,1,100,0.1,,50000,need,225,252.5,280,"));
    CHECK(has(outcome.out, ",antenatal ages_not_known,incomplete\n"));
    const Services services(team);
    REQUIRE(services.gap({"--births", "1000", "-o", "gap.csv"}).code == 0);
    const json metadata = json::parse(services.folder().read("gap.csv-metadata.json"));
    CHECK(metadata["tableSchema"]["columns"].size() == 36);
    CHECK(has_text(metadata["dc:description"].dump(), "gap/parents-cannot-refer-themselves-to-any"));
    CHECK(has(metadata["tableSchema"]["columns"][11].dump(), "upper bound"));
}

TEST_CASE("every problem of the services at once", "[cli][gap]") {
    const Services services(
        "service,level,families_per_year,wte,families_per_wte,area_code\n"
        "A,targetted,-20,,,\nB,specialist,30,2,20,\nC,targeted,10,,,Gatehead\n");
    const Outcome outcome = services.gap({"--area", "Gateshead"});
    CHECK(outcome.code == 3);
    CHECK(outcome.out.empty());
    CHECK(has_lines(outcome.err, "gap/level-a-level-of-care-targetted"));
    CHECK(services.gap({}).code == 3);
}

TEST_CASE("what gap cannot do", "[cli][gap]") {
    const Services services(team);
    CHECK(has_text(run({"gap"}).err, "gap/gap-which-services"));
    CHECK(has(services.gap({}).err, "which areas?"));
    const Outcome missing = run({"gap", "no-such.csv", "--area", "York"});
    CHECK(missing.code == 1);
    CHECK(has_text(missing.err, "gap/there-is-no-file-no-such"));
    const Outcome stdin_twice = run({"gap", "-", "-"});
    CHECK(stdin_twice.code == 2);
    CHECK(has_text(stdin_twice.err, "gap/cannot-be-both-the-table"));
    const Outcome nested = services.gap({"--area", "Gateshead", "--area", "North East"});
    CHECK(nested.code == 2);
    CHECK(has_text(nested.err, "gap/a-total-would-count-gateshead-twice"));
    services.folder().write("areas.csv", areas);
    const Outcome turned = run({"gap", "areas.csv", "services.csv"}, {.folder = services.folder().path()});
    CHECK(turned.code == 3);
    CHECK(has_text(turned.err, "gap/a-table-of-areas-the-services"));
    const Outcome piped = run({"gap", "-", "--births", "1000", "--format", "csv"}, {.input = team});
    CHECK(piped.code == 0);
    CHECK(has(piped.out, "area,,This area,1000,,1,assumed_average,assumed_average,specialist,1,0,20,"));
}

TEST_CASE("gaps of no births, and of births not known", "[cli][gap]") {
    const json none = Services(team).as_json({"--births", "0"})["areas"][0]["levels"]["specialist"];
    CHECK(none["demand"]["high"] == 0);
    CHECK(none["demand"]["covered"]["low"].is_null());
    CHECK(none["capacity_share_of_births"].is_null());
    const Outcome scilly = Services(team).gap({"--area", "Isles of Scilly"});
    CHECK(scilly.code == 0);
    CHECK(has(scilly.out, "[x]"));
    const json area = Services(team).as_json({"--area", "Isles of Scilly"})["areas"][0];
    CHECK(area["marker"] == json{"x"});
    CHECK(area["levels"]["specialist"]["demand"]["low"].is_null());
    CHECK(area["levels"]["specialist"]["capacity_upper_bound"] == 20);
}

TEST_CASE("specialist services for one kind of work only", "[cli][gap]") {
    const auto gaps = [](const char* level) {
        return Services(std::string("service,level,antenatal,self_referral,fathers,age_from,age_to\nTeam,") +
                        level + ",y,y,y,0,2\n")
            .as_json(thousand)["areas"][0]["levels"]["specialist"]["gaps"];
    };
    CHECK(gaps("specialist").empty());
    CHECK(gaps("specialist_short_term") == json{"long_term"});
    CHECK(gaps("specialist_long_term") == json{"short_term"});
}

TEST_CASE("the worked example is what the program says", "[cli][gap]") {
    const std::string root = PAIRMODEL_SOURCE_DIR;
    const std::string document = read_file(root + "/docs/planning.md");
    const Outcome outcome =
        run({"gap", "data/examples/services.csv", "--area", "Gateshead"}, {.folder = root});
    REQUIRE(outcome.code == 0);
    for (const std::string& line : lines_of(outcome.out)) {
        CAPTURE(line);
        CHECK(has(document, line.empty() ? "\n" : "    " + line + "\n"));
    }
}

TEST_CASE("an empty table of services is written, and read once it is filled in", "[cli][gap]") {
    const TemporaryFolder folder;
    const Circumstances there{.folder = folder.path()};
    REQUIRE(run({"gap", "--template", "services.csv"}, there).code == 0);
    CHECK(run({"gap", "--template", "services.csv"}, there).code == 1);  // it is there
    CHECK(run({"gap", "--template", "new.csv", "-o", "other.csv"}, there).code == 2);
    REQUIRE(run({"gap", "--template", "new.csv", "--log", "log.jsonl"}, there).code == 0);
    CHECK(has(read_file(folder.path() / "log.jsonl"), "new.csv: a row for each service"));
    CHECK(run({"gap", "--template", "log.jsonl", "--log", "log.jsonl", "--force"}, there).code == 2);
    const std::string text = read_file(folder.path() / "services.csv");
    CHECK(has_text(text, "gap/template-first-line"));
    const Outcome empty = run({"gap", "services.csv", "--area", "Gateshead"}, there);
    CHECK(empty.code == 3);
    CHECK(has_text(empty.err, "gap/template-without-a-row"));
    folder.write(
        "filled.csv",
        text + "Team,specialist,,3,20,,birth,2,yes,no,yes,,,180000,other,relationship,yes,,VIG,NHS,\n");
    const Outcome filled = run({"gap", "filled.csv", "--area", "Gateshead", "-q"}, there);
    CHECK(filled.code == 0);
    CHECK(has_text(in_one_line(filled.out), "gap/to-see-all-who-come"));
    CHECK(has_text(run({"gap", "nowhere.csv", "--area", "Gateshead"}, there).err,
                   "gap/start-from-an-empty-table"));
}
