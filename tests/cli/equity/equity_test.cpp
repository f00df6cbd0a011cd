// `equity`: need, demand and missed by neighbourhood deprivation, which add up to the area.

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <map>

using namespace program;
using nlohmann::json;

namespace {

const std::string neighbourhoods =
    "neighbourhood,live_births,imd_decile,ward,family hub\n"
    "A,40,1,North,East Hub\nB,55,2,North,East Hub\nC,30,5,South,West Hub\nD,61,7,South,West Hub\n"
    "E,8,10,West,West Hub\nF,45,3,West,\n";

Outcome equity(Arguments more, const std::string& table = neighbourhoods) {
    const TemporaryFolder folder;
    folder.write("hoods.csv", table);
    more.insert(more.begin(), "equity");
    return run(more, {.folder = folder.path()});
}

json equity_json(Arguments more, const std::string& table = neighbourhoods) {
    more.insert(more.end(), {"--format", "json", "-q"});
    const Outcome outcome = equity(std::move(more), table);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return json::parse(outcome.out);
}

json estimate_json(Arguments more) {
    more.insert(more.begin(), "estimate");
    more.insert(more.end(), {"--format", "json", "-q"});
    return json::parse(run(more).out);
}

const std::vector<std::string> measures{"need", "targeted", "specialist", "demand", "missed", "unassigned"};

/// Groups of one area add up to ALL.
void check_sums(const json& answer, const std::string& code) {
    std::map<std::string, double> sums;
    json all;
    for (const json& group : answer["groups"]) {
        if (group["area_code"] != code) continue;
        if (group["group"] == "ALL") {
            all = group;
            continue;
        }
        sums["births"] += group["births"].get<double>();
        for (const char* reach : {"even", "uneven"})
            if (group.contains(reach))
                for (const std::string& m : measures)
                    for (const char* end : {"low", "central", "high"})
                        sums[std::string(reach) + m + end] += group[reach][m][end].get<double>();
    }
    REQUIRE_FALSE(all.is_null());
    CHECK(sums["births"] == Approx(all["births"].get<double>()));
    for (const char* reach : {"even", "uneven"})
        if (all.contains(reach))
            for (const std::string& m : measures)
                for (const char* end : {"low", "central", "high"}) {
                    CAPTURE(reach, m, end);
                    CHECK(sums[std::string(reach) + m + end] ==
                          Approx(all[reach][m][end].get<double>()).epsilon(1e-12).margin(1e-9));
                }
}

json group_of(const json& answer, const std::string& id) {
    for (const json& group : answer["groups"])
        if (group["group"] == id) return group;
    return {};
}

}  // namespace

TEST_CASE("neighbourhoods add up to what estimate says of the area, whatever the choices", "[cli][equity]") {
    for (const Arguments& choice :
         {Arguments{"--area", "Gateshead"},
          {"--area", "Blackpool", "--scale", "odds"},
          {"--area", "Kent"},
          {"--area", "E54000063", "--births-year", "2022"},
          {"--area", "London", "--cohort", "under-two"},
          {"--area", "England", "--elasticity", "0.5", "--allocation", "closed"},
          {"--area", "Greater Manchester Combined Authority", "--draws", "200"},
          {"--births", "5000", "--area", "Leeds", "--parameters", "madigan-2023"}}) {
        CAPTURE(choice);
        const json answer = equity_json(choice);
        const json whole = estimate_json(choice);
        const std::string code = whole["areas"][0]["area_code"];
        check_sums(answer, code);
        const json all = group_of(answer, "ALL");
        for (const std::string& m : measures)
            for (const char* end : {"low", "central", "high"}) {
                CAPTURE(m, end);
                const json& said = whole["areas"][0]["measures"][m][end];
                CHECK(all["even"][m][end].get<double>() ==
                      Approx(said.get<double>()).epsilon(1e-11).margin(1e-9));
            }
        CHECK(answer["areas"][0]["concentration"]["index"].get<double>() < 0);
        CHECK(answer["areas"][0]["concentration"]["index"].get<double>() > -1);
    }
}

TEST_CASE("several areas have their total, and tenths add up to fifths", "[cli][equity]") {
    const Arguments where{"--tier", "upper", "--within", "North East", "--reach-ratio", "0.7"};
    const json fifths = equity_json(where);
    check_sums(fifths, "E08000037");
    check_sums(fifths, "TOTAL");
    Arguments by_tenth = where;
    by_tenth.insert(by_tenth.end(), {"--group-by", "decile"});
    const json tenths = equity_json(by_tenth);
    check_sums(tenths, "TOTAL");
    std::map<std::string, double> of_fifth;
    for (const json& group : tenths["groups"])
        if (group["area_code"] == "TOTAL" && group["group"] != "ALL")
            of_fifth[std::to_string((std::stoi(group["group"].get<std::string>()) + 1) / 2)] +=
                group["uneven"]["missed"]["high"].get<double>();
    for (const json& group : fifths["groups"])
        if (group["area_code"] == "TOTAL" && group["group"] != "ALL")
            CHECK(group["uneven"]["missed"]["high"].get<double>() ==
                  Approx(of_fifth[group["group"].get<std::string>()]));
}

TEST_CASE("a reach ratio of 1 changes nothing, a smaller one moves families and makes none",
          "[cli][equity]") {
    const json even = equity_json({"--area", "Gateshead", "--reach-ratio", "1"});
    for (const json& group : even["groups"])
        for (const std::string& m : measures)
            CHECK(group["even"][m]["high"].get<double>() == Approx(group["uneven"][m]["high"].get<double>()));
    CHECK(even["areas"][0]["reach"]["moved"]["high"].get<double>() == Approx(0).margin(1e-9));
    CHECK(even["areas"][0]["reach"]["levelled_up"]["high"].get<double>() == Approx(0).margin(1e-9));
    const json half = equity_json({"--area", "Gateshead", "--reach-ratio", "0.5"});
    check_sums(half, "E08000037");
    const json first = group_of(half, "1");
    const json last = group_of(half, "5");
    const auto reached = [](const json& group) {
        return group["uneven"]["demand"]["central"].get<double>() /
               group["even"]["need"]["central"].get<double>();
    };
    CHECK(reached(first) / reached(last) == Approx(0.5));
    CHECK(group_of(half, "ALL")["uneven"]["demand"]["low"].get<double>() ==
          Approx(group_of(half, "ALL")["even"]["demand"]["low"].get<double>()));
    CHECK(half["areas"][0]["concentration"]["index_uneven_missed"] <
          half["areas"][0]["concentration"]["index"]);
    // The hint about a ratio that cannot be works.
    const Outcome refused = equity({"--area", "Blackpool", "--reach-ratio", "0.1"});
    CHECK(refused.code == 2);
    const std::string word = "the smallest that can be is --reach-ratio ";
    const std::size_t at = refused.err.find(word);
    REQUIRE(at != std::string::npos);
    CHECK(equity({"--area", "Blackpool", "--reach-ratio", refused.err.substr(at + word.size(), 4)}).code ==
          0);
}

TEST_CASE("a table of neighbourhoods is grouped by any of its columns", "[cli][equity]") {
    const json hubs = equity_json({"hoods.csv", "--group-by", "family hub"});
    check_sums(hubs, "TOTAL");
    CHECK(group_of(hubs, "East Hub")["births"] == 95);
    CHECK(group_of(hubs, "")["births"] == 45);
    const json fifths = equity_json({"hoods.csv"});
    CHECK(fifths["equity"]["fifths_of"] == "nation");
    CHECK(group_of(fifths, "1")["births"] == 95);
    CHECK(group_of(fifths, "4")["births"] == 61);
    // Without deciles fifths are of the births here.
    const json own =
        equity_json({"hoods.csv"},
                    "lsoa_code,live_births,adversity_ratio,ward_name\n"
                    "E01000001,10,1.5,N\nE01000002,10,1.2,N\nE01000003,10,1,N\nE01000005,10,0.9,S\n"
                    "E01000006,10,0.5,S\n");
    CHECK(own["equity"]["fifths_of"] == "births");
    for (const char* fifth : {"1", "2", "3", "4", "5"}) CHECK(group_of(own, fifth)["births"] == 10);
    CHECK(group_of(own, "5")["adversity_ratio"] == 0.5);
}

TEST_CASE("births of an area are put to neighbourhoods of a table", "[cli][equity]") {
    const json answer =
        equity_json({"--area", "Gateshead", "--neighbourhoods", "hoods.csv", "--group-by", "ward"});
    check_sums(answer, "E08000037");
    const json whole = estimate_json({"--area", "Gateshead"});
    CHECK(group_of(answer, "ALL")["even"]["missed"]["high"].get<double>() ==
          Approx(whole["areas"][0]["measures"]["missed"]["high"].get<double>()));
    CHECK(group_of(answer, "North")["births"].get<double>() == Approx(1834.0 * 95 / 239));
    CHECK(equity({"--area", "Leeds", "--area", "York", "--neighbourhoods", "hoods.csv"}).code == 2);
    CHECK(equity({"hoods.csv", "--neighbourhoods", "hoods.csv"}).code == 2);
}

TEST_CASE("births of an area are put to its own neighbourhoods, and all of them", "[cli][equity]") {
    const std::string gateshead =
        "lsoa_code,lsoa_name,births,imd decile\nE01008162,Gateshead 001A,20,1\nE01008163,Gateshead 001B,12,3\n"
        "E01008164,Gateshead 002A,15,10\n";
    const Arguments in_leeds{"--area", "Leeds", "--neighbourhoods", "hoods.csv"};
    const Outcome elsewhere = equity(in_leeds, gateshead);
    CHECK(elsewhere.code == 2);
    CHECK(is_text(elsewhere.err, "equity/outside-leeds"));
    // The hint works, and there it is told that births are far from those of the area.
    for (const char* format : {"json", "csv", "html", "text"})
        CHECK(has_text(
            equity({"--area", "Gateshead", "--neighbourhoods", "hoods.csv", "--format", format}, gateshead)
                .err,
            "equity/far-from-those-of-the-area"));
    const json far = equity_json({"--area", "Gateshead", "--neighbourhoods", "hoods.csv"}, gateshead);
    CHECK(far["notes"][0]["code"] == "births_assumed");
    const auto told = [](const std::string& table, const std::string& births) {
        return has(
            equity({"--births", births, "--area", "Gateshead", "--neighbourhoods", "hoods.csv"}, table).err,
            "put to them");
    };
    CHECK_FALSE(told(gateshead, "47"));
    CHECK_FALSE(told(gateshead, "62"));  // 3/4 of it are 46.5
    CHECK(told(gateshead, "63"));
    CHECK_FALSE(told(gateshead, "36"));
    CHECK(told(gateshead, "35"));
    // A place may stand in a column, or in the code of the nation; a wider area holds it.
    const std::string by_code = "neighbourhood,lad,births,imd decile\nA,E08000037,20,1\nB,E08000035,12,3\n";
    const Outcome one = equity(in_leeds, by_code);
    CHECK(one.code == 0);
    CHECK(has_text(one.err, "equity/one-outside-leeds"));
    CHECK(equity(in_leeds, "lsoa_code,births,imd decile\nW01000001,20,1\nW01000002,12,3\n").code == 2);
    CHECK_FALSE(
        has(equity({"--area", "North East", "--neighbourhoods", "hoods.csv"}, gateshead).err, "outside"));
    CHECK_FALSE(has(equity({"--births", "50", "--neighbourhoods", "hoods.csv"}, gateshead).err, "outside"));
    CHECK_FALSE(has(elsewhere.err, "not built in"));
    CHECK_FALSE(has(equity({"hoods.csv"}, gateshead).err, "not built in"));
}

TEST_CASE("no group is finer than what the table says", "[cli][equity]") {
    const std::string fifths =
        "neighbourhood,live_births,imd_quintile\nA,100,1\nB,90,2\nC,80,3\nD,33,4\nE,70,5\n";
    const Outcome refused = equity({"hoods.csv", "--group-by", "decile"}, fifths);
    CHECK(refused.code == 2);
    CHECK(is_text(refused.err, "equity/fifths-are-no-tenths"));
    const json answer = equity_json({"hoods.csv", "--group-by", "fifth"}, fifths);
    CHECK(group_of(answer, "1")["births"] == 100);
    CHECK(group_of(answer, "4")["births"] == 33);
    const std::string ratios =
        "neighbourhood,live_births,adversity_ratio\nA,100,1.5\nB,90,1.2\nC,80,1\nD,70,0.9\nE,60,0.5\n";
    CHECK(equity_json({"hoods.csv"}, ratios)["notes"].empty());
    CHECK(has_text(equity({"hoods.csv", "--group-by", "decile"}, ratios).err, "equity/fewer-than-tenths"));
}

TEST_CASE("hints of equity work", "[cli][equity]") {
    const Outcome cardiff = equity({"--area", "Gateshead", "--area", "Leeds", "--area", "Cardiff"});
    CHECK(is_text(cardiff.err, "equity/cardiff-has-none"));
    const Outcome total = equity({"hoods.csv"}, neighbourhoods + "Total,239,5,,\n");
    CHECK(is_text(total.err, "equity/total-row"));
    const std::string zero = "neighbourhood,live_births,income_deprivation\nA,100,45%\nB,90,0%\n";
    const Outcome geometric = equity({"hoods.csv"}, zero);
    CHECK(geometric.code == 3);
    CHECK(has(geometric.err, "hint: --combine arithmetic"));
    CHECK_FALSE(has(geometric.err, "--elasticity"));
    CHECK(equity({"hoods.csv", "--combine", "arithmetic"}, zero).code == 0);
}

TEST_CASE("births stay as they are where babies are rounded", "[cli][equity]") {
    const json answer = equity_json({"--area", "Leeds", "--round", "5"});
    CHECK(group_of(answer, "ALL")["births"] == 8337);
    CHECK(has(equity({"--area", "Leeds", "--round", "5", "-q"}).out, "All                  8,337"));
    CHECK(has(equity({"--area", "Leeds", "--round", "5", "--format", "csv", "-q"}).out, ",ALL,488,8337,"));
}

TEST_CASE("all mistakes of a table of neighbourhoods are told, with what to do", "[cli][equity]") {
    const Outcome bad =
        equity({"hoods.csv"}, "neighbourhood,live_births,imd_decile\nA,40,0\nB,55,eleven\nC,30,5\n");
    CHECK(bad.code == 3);
    CHECK(has(bad.err, "hoods.csv:2: column \"imd_decile\""));
    CHECK(has(bad.err, "hoods.csv:3: column \"imd_decile\""));
    const Outcome births = equity({"hoods.csv"}, "neighbourhood,live_births,imd_decile\nA,x,1\nB,-5,2\n");
    CHECK(births.code == 3);
    CHECK(has(births.err, "hoods.csv:2"));
    CHECK(has(births.err, "hoods.csv:3"));
    const Outcome nothing = equity({"hoods.csv"}, "neighbourhood,live_births\nA,40\nB,55\n");
    CHECK(nothing.code == 2);
    CHECK(has(in_one_line(nothing.err), "imd_decile"));
    const Outcome column = equity({"hoods.csv", "--group-by", "wards"});
    CHECK(column.code == 2);
    CHECK(has(column.err, "did you mean \"ward\""));
    CHECK(has(equity({"--area", "Cardiff"}).err, "--template"));
    CHECK(has(equity({"--tier", "upper"}).err, "--within England"));
    CHECK(equity({"--tier", "upper", "--within", "England"}).code == 0);
    CHECK(has(equity({"--area", "Leeds", "--reach-ratio", "2"}).err, "--reach-ratio 0.5"));
}

TEST_CASE("the template is read back once it is filled in", "[cli][equity]") {
    const std::string head = equity({"--template", "-"}).out;
    CHECK(equity({"hoods.csv", "--group-by", "ward"}, head + "A,40,1,North\nB,50,9,South\n").code == 0);
}

TEST_CASE("withheld neighbourhoods leave the same bytes whatever their births",
          "[cli][equity][suppression]") {
    const auto table = [](const std::string& births) {
        return "neighbourhood,live_births,imd_decile,ward\nA,40,1,North\nB," + births +
               ",2,North\nC,30,5,South\nD,61,7,South\nE," + births + ",10,West\n";
    };
    for (const Arguments& more : {Arguments{"hoods.csv"},
                                  {"hoods.csv", "--group-by", "ward", "--format", "json"},
                                  {"hoods.csv", "--reach-ratio", "0.8", "--draws", "100", "--format", "csv"},
                                  {"hoods.csv", "--format", "html"}}) {
        CAPTURE(more);
        Arguments arguments = more;
        arguments.insert(arguments.end(), {"--suppress-below", "10"});
        const Outcome one = equity(arguments, table("3"));
        CHECK(one.code == 0);
        CHECK(one == equity(arguments, table("9")));
    }
    // An area's births would go to the shown ones, or tell of the others.
    const Arguments in_area{"--area", "Gateshead", "--neighbourhoods", "hoods.csv", "--suppress-below", "10"};
    const Outcome refused = equity(in_area, table("3"));
    CHECK(refused.code == 2);
    CHECK(is_text(refused.err, "equity/some-would-be-hidden"));
    CHECK(refused == equity(in_area, table("9")));
    CHECK(equity({"hoods.csv", "--suppress-below", "10"}, table("3")).code == 0);  // the hint
    CHECK(equity(in_area, table("10")).code == 0);
    CHECK(has(equity({"hoods.csv", "--suppress-below", "10"}, table("3")).out,
              "3 of the 5 neighbourhoods of hoods.csv"));
    const Outcome west = equity(
        {"hoods.csv", "--group-by", "ward", "--suppress-below", "10", "--format", "csv", "-q"}, table("3"));
    // Nor is it known in which part they are.
    CHECK_FALSE(has(west.out, "West"));
    CHECK(west ==
          equity({"hoods.csv", "--group-by", "ward", "--suppress-below", "10", "--format", "csv", "-q"},
                 "neighbourhood,live_births,imd_decile,ward\nA,40,1,North\nB,3,9,East\nC,30,5,South\n"
                 "D,61,7,South\nE,3,8,\n"));
    const Outcome fifths =
        equity({"hoods.csv", "--suppress-below", "10", "--format", "csv", "-q"}, table("3"));
    CHECK(has(fifths.out, ",c\n"));  // a fifth without others may be theirs
    CHECK(has(equity({"--births", "7", "--area", "Gateshead", "--suppress-below", "10"}).out, "[c]"));
}

TEST_CASE("a most deprived fifth that is withheld is not said to be empty", "[cli][equity][suppression]") {
    const std::string table =
        "neighbourhood,live_births,imd_decile\nA,4,1\nB,55,3\nC,45,3\nD,30,5\nF,61,7\nG,28,10\n";
    const Arguments asked{"hoods.csv", "--suppress-below", "10"};
    const Outcome outcome = equity(asked, table);
    CHECK(has(in_one_line(outcome.out), "neighbourhoods has is withheld [c]"));
    CHECK_FALSE(has(in_one_line(outcome.out), "None of the neighbourhoods"));
    CHECK(equity_json(asked, table)["areas"][0]["most_deprived_fifth"]["share_of_need"].is_null());
}

TEST_CASE("what uneven reach means is said beside even reach", "[cli][equity]") {
    const std::string text =
        in_one_line(run({"equity", "--area", "Gateshead", "--reach-ratio", "0.3", "--format", "html"}).out);
    CHECK(has(text, "Of these, about 370 to 430 would be missed"));
    CHECK(has(text, "about 420 to 480 would be missed in it;"));
    CHECK(has(text, "the most deprived fifth reached 0.3 times as often as the least"));
}

TEST_CASE("where need is held at all births, parts have another sum than the whole, which is said",
          "[cli][equity]") {
    const char* words = "do not add up to those of the whole";
    CHECK(has(in_one_line(run({"equity", "--area", "Blackpool", "--group-by", "decile", "--notes"}).out),
              words));
    CHECK_FALSE(has(in_one_line(run({"equity", "--area", "York", "--notes"}).out), words));
}

TEST_CASE("deciles are known by the heading of the Indices of Deprivation", "[cli][equity]") {
    const json places = equity_json(
        {"hoods.csv"},
        "LSOA code (2021),LSOA name (2021),births,Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of "
        "LSOAs),Income Decile (where 1 is most deprived 10% of LSOAs)\nE01008162,Gateshead 001A,40,1,9\n"
        "E01008163,Gateshead 001B,55,4,1\n");
    CHECK(places["areas"][0]["most_deprived_fifth"]["share_of_births"].get<double>() == Approx(40.0 / 95));
    CHECK(has(equity({"hoods.csv"}, "neighbourhood,live_births,imd_decile\nA,40,x\nB,30,2\n").err,
              "find its decile"));
}
