// `gap` answers the questions of the mapping tool besides places: sectors, exclusions, spend, interventions.

#include "cli/gap/gap_services.hpp"
#include "support/texts.hpp"

using namespace gap;
using namespace program;
using nlohmann::json;

namespace {

const Services& mapped() {
    static const Services services(
        "service,sector,level,families_per_year,interventions,funder,cost_per_year,restrictions,focus,assessment\n"
        "Health visiting,health_visiting,universal,,Solihull Approach Antenatal,Council,500000,,relationship,no\n"
        "Groups,voluntary,targeted,50,GroBrain;VIG,Council,25000,no child protection cases,relationship,no\n"
        "Bonding,voluntary,targeted,20,PEEP,NHS,15000,,parent,no\n"
        "Team,perinatal_mental_health,specialist,40,Baby Buddy,NHS,200000,,,yes\n");
    return services;
}

}  // namespace

TEST_CASE("what nothing is listed of, and who pays together, is said", "[cli][gap]") {
    const std::string text = in_one_line(mapped().gap(thousand).out);
    CHECK(has_text(text, "gap/nothing-is-listed-of-sectors"));
    CHECK(has_text(text, "gap/budgets-that-could-be-pooled"));
    CHECK_FALSE(has(text, "Specialist services are paid for by"));
    CHECK(has_text(text, "gap/no-targeted-service-assesses"));
    CHECK(has(text, "no child protection cases"));
    // Without such columns nothing is asked.
    const std::string plain = in_one_line(Services("service,level\nA,targeted\n").gap(thousand).out);
    for (const char* word :
         {"listed of midwifery", "assess", "Interventions", "What is spent", "cannot be referred"})
        CHECK_FALSE(has(plain, word));
}

TEST_CASE("interventions above their level are found, and levels that have none", "[cli][gap]") {
    const json answer = mapped().as_json(thousand);
    std::map<std::string, std::vector<std::string>> gaps;
    for (const json& gap : answer["gaps"]) gaps[gap["gap"]].push_back(gap["sentence"]);
    CHECK(
        gaps["intervention"] ==
        std::vector<std::string>{
            "Groups (targeted) uses GroBrain, which is designed for the universal level and only contributes here.",
            "Team (specialist) uses Baby Buddy, which is designed for public campaigns."});
    CHECK(gaps["no_intervention"] ==
          std::vector<std::string>{"No intervention of the specialist services is designed for this level."});
    std::map<std::string, std::string> suits;
    for (const json& use : answer["interventions"]) suits[use["intervention"]] = use["suits"];
    CHECK(suits["VIG"] == "not_known");
    CHECK(suits["PEEP"] == "designed");
    CHECK(suits["GroBrain"] == "contributes");
}

TEST_CASE("spend by level, sector and funder adds up to all of it", "[cli][gap]") {
    std::map<std::string, double> sums;
    const json answer = mapped().as_json(thousand);
    for (const json& spend : answer["spend"]) {
        sums[spend["by"]] += spend["cost_per_year"].get<double>();
        CHECK(spend["cost_per_birth"].get<double>() == Approx(spend["cost_per_year"].get<double>() / 1000));
        if (spend["which"] == "voluntary")
            CHECK(spend["cost_per_family"].get<double>() == Approx(40000.0 / 70));
        if (spend["which"] == "universal") CHECK(spend["cost_per_family"].is_null());
    }
    for (const char* by : {"level", "sector", "funder", "all"}) CHECK(sums[by] == Approx(740000));
}

TEST_CASE("a service at several levels is counted once in what it costs", "[cli][gap]") {
    const Services services(
        "service,level,funder,cost_per_year,interventions\nA,universal 50%; targeted 50%,NHS,1000,GroBrain\n");
    const json answer = services.as_json(thousand);
    for (const json& spend : answer["spend"])
        if (spend["by"] == "funder") {
            CHECK(spend["services"] == 1);
            CHECK(spend["cost_per_year"] == 1000);
        }
    // It uses the intervention at the level it is designed for.
    for (const json& gap : answer["gaps"]) CHECK(gap["gap"] != "intervention");
}

TEST_CASE("what services of all areas cost is counted once, and tells no withheld births",
          "[cli][gap][suppression]") {
    const Services services(
        "service,level,families_per_year,area_name,cost_per_year,funder\n"
        "HV all,universal 90%; targeted 10%,1840,,400000,Council\n"
        "Hub,targeted,90,Alpha,90000,council\n");
    static_cast<void>(services.folder().write(
        "areas.csv", "area_name,live_births,adversity_ratio\nAlpha,1000,1.2\nBeta,800,0.9\nGamma,40,1.1\n"));
    const auto spend = [&](const program::Arguments& more) {
        std::map<std::string, json> all;
        const json answer = services.as_json(more);
        for (const json& row : answer["spend"])
            if (row["by"] == "all" || row["by"] == "funder")
                all[row["area_name"].get<std::string>().substr(0, 5) + " " + row["by"].get<std::string>()] =
                    row["cost_per_year"];
        return all;
    };
    CHECK(spend({"areas.csv", "-q"}) == std::map<std::string, json>{{"Alpha all", 90000},
                                                                    {"Alpha funder", 90000},
                                                                    {"Total all", 490000},
                                                                    {"Total funder", 490000}});
    CHECK(spend({"areas.csv", "--suppress-below", "50", "-q"}) ==
          std::map<std::string, json>{{"Alpha all", 90000},
                                      {"Alpha funder", 90000},
                                      {"Total all", nullptr},
                                      {"Total funder", nullptr}});
}

TEST_CASE("what rounded babies are compared with gives no more of them away", "[cli][gap]") {
    const Services services(
        "service,level,families_per_year,age_from\nHub,targeted,90,\nHV,universal,900,6 weeks\n");
    const json targeted = services.as_json({"--births", "1200", "--adversity", "1", "--round", "10",
                                            "-q"})["areas"][0]["levels"]["targeted"]["demand"];
    check_ends(targeted, 80, 90, 100);
    check_ends(targeted["covered"], 0.9, 1, 1.125);
    check_ends(targeted["shortfall"], 0, 0, 10);
    CHECK(has(in_one_line(services.gap(thousand).out), "takes babies under 6 weeks"));
}

TEST_CASE("a total among the services is not counted twice", "[cli][gap]") {
    const std::string rows =
        "service,level,families_per_year\nHub,targeted,90\nEHV,targeted,40\nVIG,specialist,37\n";
    for (const char* total : {"Total targeted,targeted,130\n", "Total,specialist,37\n",
                              "All services,targeted and specialist,167\n", "Grand total,targeted,167\n"})
        CHECK(has_text(Services(rows + total).gap(thousand).err, "gap/total-among-services"));
    CHECK(has_text(Services(rows + "Total,,167\n").gap(thousand).err, "gap/total-without-level"));
    const Outcome own = Services(rows + "Total Support,targeted,20\n").gap(thousand);
    CHECK(own.code == 0);
    CHECK(has_text(in_one_line(own.out), "gap/called-a-total"));
}

TEST_CASE("what stands beside demand is said to be of the services whose capacity is known", "[cli][gap]") {
    const Services services("service,level,families_per_year\nA,targeted,20\nB,targeted,\nC,targeted,\n");
    CHECK(has_text(in_one_line(services.gap(thousand).out), "gap/some-capacity-known"));
    const auto said = [&](const program::Arguments& arguments) {
        return in_one_line(program::run(arguments, {.folder = services.folder().path()}).out);
    };
    const std::string page = said({"specify", "--services", "services.csv", "--births", "1000", "--adversity",
                                   "1", "--format", "json"});
    CHECK(has(page, "Targeted services whose capacity is known (1 of 3) have places for 20 families"));
    const std::string report = said({"report", "--services", "services.csv", "--births", "1000",
                                     "--adversity", "1", "--format", "html", "-o", "-"});
    CHECK(has(report, "Targeted services whose capacity is known (1 of 3) have at most 20 places"));
}

TEST_CASE("what a part at the universal level would tell is withheld with it", "[cli][gap][suppression]") {
    const TemporaryFolder folder;
    folder.write("areas.csv", "area_name,live_births\nBig,1000\nSmall,3\n");
    folder.write("services.csv",
                 "service,level,families_per_year,cost_per_year,funder\n"
                 "Mix,universal 50%; targeted 50%,1554,7770,NHS\nTeam,specialist,30,60000,NHS\n");
    const auto said = [&](const Arguments& more) {
        Arguments arguments{"gap", "services.csv", "areas.csv", "--format", "json", "-q"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome outcome = run(arguments, {.folder = folder.path()});
        REQUIRE(outcome.code == 0);
        json answer = json::parse(outcome.out);
        answer.erase("notes");
        return answer;
    };
    CHECK(has(said({})["spend"].dump(), "7770"));
    const json hidden = said({"--suppress-below", "5"});
    for (const char* number : {"777", "1554", "3885", "7770", "67770"})
        CHECK_FALSE(has(hidden.dump(), number));
    CHECK(has(hidden["spend"].dump(), "60000"));
    // Nor do sentences tell, in any format.
    for (const std::string format : {"text", "markdown", "html", "latex", "csv", "jsonl"}) {
        CAPTURE(format);
        const auto written = [&](Arguments more) {
            more.insert(more.begin(),
                        {"gap", "services.csv", "areas.csv", "--format", format, "-q", "--notes"});
            return run(more, {.folder = folder.path()}).out;
        };
        CHECK(has(written({}), "777"));
        CHECK_FALSE(has(written({"--suppress-below", "5"}), "777"));
    }
}

TEST_CASE("interventions are listed, all or those of a level", "[cli][interventions]") {
    const auto names = [](const Arguments& more) {
        Arguments arguments{"interventions", "--format", "json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome outcome = run(arguments);
        REQUIRE(outcome.code == 0);
        return json::parse(outcome.out)["interventions"].size();
    };
    CHECK(names({}) == 32);
    CHECK(names({"--level", "universal"}) == 10);
    CHECK(names({"--level", "targeted"}) == 7);
    CHECK(names({"--level", "specialist"}) == 0);
    CHECK(run({"interventions", "--level", "none"}).code == 2);
}

TEST_CASE("what is not known of interventions is told in every format", "[cli][gap]") {
    const json answer = json::parse(run({"interventions", "--level", "specialist", "--format", "json"}).out);
    CHECK(answer["interventions"].empty());
    REQUIRE(answer["notes"].size() == 2);
    CHECK(has(answer["notes"][1]["text"].get<std::string>(), "it is not known here whether they are: "));
    CHECK(
        json::parse(run({"interventions", "--level", "targeted", "--format", "json"}).out)["notes"].size() ==
        1);
}
