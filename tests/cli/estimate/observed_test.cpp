// The areas' own referrals beside the published share reached.

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"
#include "support/workbook.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace program;
using nlohmann::json;

namespace {

const Arguments thousand{"estimate", "--births", "1000", "--adversity", "1"};

Outcome observed(const std::string& families, Arguments more = {}) {
    Arguments arguments = thousand;
    arguments.insert(arguments.end(), {"--observed", families});
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

json as_json(const std::string& families, Arguments more = {}) {
    more.insert(more.end(), {"--format", "json"});
    const Outcome outcome = observed(families, more);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return json::parse(outcome.out);
}

}  // namespace

TEST_CASE("families seen stand beside the published share, never instead", "[cli][observed]") {
    const json answer = as_json("families=40,years=2");
    REQUIRE(answer["observed"].size() == 1);
    const json& reach = answer["observed"][0];
    CHECK(reach["families_a_year"] == 20);
    CHECK(reach["here"]["reached_share"]["high"] < reach["published"]["reached_share"]["low"]);
    CHECK(reach["here"]["missed"]["central"] > reach["published"]["missed"]["central"]);
    CHECK(reach["effective_draws"] > 500);
    CHECK(reach["to_add"]["central"].get<double>() ==
          Approx(reach["published"]["reached"]["central"].get<double>() - 20));
    // The estimate is as it was.
    Arguments plain = thousand;
    plain.insert(plain.end(), {"--format", "json"});
    CHECK(json::parse(run(plain).out)["areas"] == answer["areas"]);
    CHECK(has_text(in_one_line(observed("families=40,years=2", {"--notes"}).out), "observed/sentence"));
}

TEST_CASE("long csv has further rows for what the count says", "[cli][observed]") {
    const Outcome outcome = observed("families=40,years=2", {"--format", "csv"});
    REQUIRE(outcome.code == 0);
    const auto rows = csv_rows(outcome.out);
    const auto at = [&](const char* name) {
        return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), name) - rows[0].begin());
    };
    const json here = as_json("families=40,years=2")["observed"][0]["here"];
    std::size_t found = 0;
    for (const auto& row : rows) {
        CHECK(row.size() == rows[0].size());
        if (row[at("measure")] != "observed_missed") continue;
        ++found;
        CHECK(std::stod(row[at("central")]) == Approx(here["missed"]["central"].get<double>()));
        CHECK(std::stod(row[at("share_central")]) == Approx(here["missed"]["central"].get<double>() / 1000));
    }
    CHECK(found == 1);
}

TEST_CASE("further rows have the texts of the row that they are like", "[cli][observed]") {
    // A total's notes are made for its rows, and end with them.
    const TemporaryFolder folder;
    folder.write(
        "areas.csv",
        "area_code,area_name,live_births\nE06000901,Ashby,1\nE06000902,Barton,1001\nE06000903,Carr,900\n");
    folder.write("seen.csv",
                 "area_code,level,families\nE06000901,all,0\nE06000902,all,200\nE06000903,all,150\n");
    const Outcome outcome = run({"estimate", "areas.csv", "--suppress-below", "2", "--total", "--observed",
                                 "seen.csv", "-q", "-o", "out.xlsx"},
                                {.folder = folder.path()});
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    const workbook::Workbook book = workbook::read(folder.read("out.xlsx"));
    const workbook::Sheet& data = book.sheet("Data");
    const auto place_of = [&](const std::string& text) {
        for (const auto& [position, cell] : data.cells)
            if (cell.text == text) return position;
        throw std::runtime_error("no cell has " + text);
    };
    const int notes = place_of("notes").second;
    const auto [measures, measure] = place_of("measure");
    std::size_t added = 0;
    std::string expected;
    for (int row = measures + 1; row <= data.rows; ++row) {
        if (data.text(row, place_of("area_code").second) != "TOTAL") continue;
        if (expected.empty()) expected = data.text(row, notes);
        CHECK(data.text(row, notes) == expected);
        added += data.text(row, measure).starts_with("observed_") ? 1 : 0;
    }
    CHECK(added == 4);
    CHECK(expected == "withheld assumed_average");
}

TEST_CASE("a strong prior keeps the share, whatever was seen", "[cli][observed]") {
    const json reach = as_json("families=20,prior=1000000000")["observed"][0];
    CHECK(reach["here"]["reached_share"]["central"].get<double>() == Approx(0.295).margin(0.001));
}

TEST_CASE("families of other years are set beside the births of those years", "[cli][observed]") {
    const TemporaryFolder folder;
    folder.write("seen.csv", "area_name,families,year\nLeeds,700,2021\nLeeds,650,2022\n");
    const auto leeds = [&](Arguments more) {
        more.insert(more.begin(), {"estimate", "--area", "Leeds", "--observed", "seen.csv"});
        return run(more, {.folder = folder.path()});
    };
    // 1,350 of 8,784 and 8,617 births.
    CHECK(has_text(in_one_line(leeds({"--notes"}).out), "observed/of-the-births-of-their-years"));
    CHECK(has_text(in_one_line(leeds({"--notes"}).out), "observed/births-of-2021-and-2022"));
    const json answer = json::parse(leeds({"--format", "json"}).out);
    const auto& notes = answer["notes"];
    CHECK(std::any_of(notes.begin(), notes.end(), [](const json& note) {
        return has_text(note["text"], "observed/births-of-2021-and-2022");
    }));
    folder.write(
        "areas.csv",
        "area_name,live_births_2023,live_births_2024,adversity_ratio\nLeeds,9,1000,1\nYork,900,1000,1\n");
    folder.write("both.csv", "area_name,families,year\nLeeds,60,2023\nYork,60,2023\n");
    const auto shown = [&](const char* below) {
        return json::parse(run({"estimate", "areas.csv", "--observed", "both.csv", "--suppress-below", below,
                                "--format", "json"},
                               {.folder = folder.path()})
                               .out);
    };
    // The births of a year that families were counted in are used, and so must not be small.
    CHECK(shown("10")["areas"][0]["live_births"].is_null());
    CHECK(shown("10")["observed"][0]["families"].is_null());
    CHECK(shown("10")["observed"][1]["families"] == 60);
    const std::string nine = shown("10").dump();
    std::string table = folder.read("areas.csv");
    folder.write("areas.csv", table.replace(table.find(",9,"), 3, ",3,"));
    CHECK(shown("10").dump() == nine);
}

TEST_CASE("a level with more families a year than all, of other years, is noted", "[cli][observed]") {
    const TemporaryFolder folder;
    folder.write("seen.csv", "area_name,level,families,year\nHere,all,40,2024\nHere,targeted,50,2023\n");
    const Outcome outcome =
        run({"estimate", "--births", "1834", "--name", "Here", "--observed", "seen.csv", "--notes"},
            {.folder = folder.path()});
    CHECK(outcome.code == 0);
    CHECK(has_text(in_one_line(outcome.out), "observed/more-of-another-year"));
    CHECK(has_text(in_one_line(outcome.out), "observed/births-not-known-of-2023-and-2024"));
}

TEST_CASE("shares are of the rounded babies", "[cli][observed]") {
    for (const auto& row :
         csv_rows(observed("families=40,years=2", {"--round", "10", "--format", "csv"}).out)) {
        const auto measure = std::find_if(
            row.begin(), row.end(), [](const std::string& cell) { return cell.starts_with("observed_"); });
        if (measure == row.end()) continue;
        for (int i = 1; i <= 3; ++i)  // 1,000 births
            CHECK(std::stod(*(measure + i + 3)) == Approx(std::stod(*(measure + i)) / 1000));
    }
    const json reach = as_json("families=40,years=2", {"--round", "10"})["observed"][0];
    for (const char* figure : {"in_need", "reached", "missed"})
        for (const char* end : {"low", "central", "high"})
            CHECK(std::fmod(reach["here"][figure][end].get<double>(), 10) == 0);
}

TEST_CASE("a count that the prior alone makes impossible is refused for it, and the hint works",
          "[cli][observed]") {
    const auto gateshead = [](const char* families) {
        return run({"estimate", "--area", "Gateshead", "--observed", families});
    };
    CHECK(is_text(gateshead("families=120,prior=1000000000").err, "observed/prior-is-why"));
    CHECK(gateshead("families=120").code == 0);
    CHECK(gateshead("families=270,prior=1000000000").code == 0);
}

TEST_CASE("levels are updated each, and all together", "[cli][observed]") {
    const json answer = as_json("targeted=30,specialist=20");
    REQUIRE(answer["observed"].size() == 3);
    CHECK(answer["observed"][0]["level"] == "all");
    CHECK(answer["observed"][0]["families"] == 50);
    const json& targeted = answer["observed"][1];
    const json& specialist = answer["observed"][2];
    CHECK(targeted["here"]["in_need"]["central"].get<double>() +
              specialist["here"]["in_need"]["central"].get<double>() ==
          Approx(answer["observed"][0]["here"]["in_need"]["central"].get<double>()).epsilon(0.1));
}

TEST_CASE("counts that cannot be, and options that are no counts, are refused", "[cli][observed]") {
    CHECK(is_text(observed("families=1001").err, "observed/more-than-births"));
    CHECK(is_text(observed("families=900").err, "observed/cannot-be-explained"));
    CHECK(is_text(observed("familes=9,years=0,targeted=x").err, "observed/options"));
    CHECK(is_text(observed("families=9", {"--cohort", "under-two"}).err, "observed/under-two"));
    CHECK(is_text(observed("nowhere.csv").err, "observed/no-file"));
    for (const char* text : {"families=1001", "families=900", "familes=9"}) CHECK(observed(text).code != 0);
}

TEST_CASE("small counts are withheld, with what is made of them", "[cli][observed]") {
    const json reach = as_json("families=7", {"--suppress-below", "10"})["observed"][0];
    CHECK(reach["marker"] == json::array({"c"}));
    CHECK(reach["families"].is_null());
    CHECK(reach["here"]["missed"]["central"].is_null());
}

TEST_CASE("a level that is not shown does not follow from the other and all", "[cli][observed]") {
    const TemporaryFolder folder;
    const auto shown = [&](const char* rows, const char* below) {
        folder.write("seen.csv", std::string("area_name,level,families,years\n") + rows);
        const Outcome outcome = run({"estimate", "--births", "1834", "--name", "Here", "--observed",
                                     "seen.csv", "--suppress-below", below, "--format", "json"},
                                    {.folder = folder.path()});
        REQUIRE(outcome.code == 0);
        std::string levels;
        const json answer = json::parse(outcome.out);
        for (const json& reach : answer["observed"])
            if (!reach["families"].is_null()) levels += reach["level"].get<std::string>() + " ";
        return levels;
    };
    CHECK(shown("Here,all,12,1\nHere,targeted,8,1\nHere,specialist,[c],1\n", "5") == "all ");
    CHECK(shown("Here,all,12,1\nHere,specialist,8,1\n", "5") == "all ");
    CHECK(shown("Here,all,12,1\nHere,targeted,7,1\n", "5") == "all targeted ");
    CHECK(shown("Here,all,12,1\nHere,targeted,8,2\n", "5") == "all targeted ");  // of more years: 8 a year
    CHECK(shown("Here,all,70,1\nHere,targeted,124,2\n", "10") == "all ");
    CHECK(shown("Here,all,140,2\nHere,targeted,62,1\n", "10") == "all ");
    CHECK(shown("Here,all,12,1\nHere,targeted,8,1\n", "0") == "all targeted ");
}

TEST_CASE("a plan says what each scenario adds to those seen, a report has a section", "[cli][observed]") {
    const TemporaryFolder folder;
    const Outcome plan = run({"plan", "--births", "1000", "--adversity", "1", "--from", "2026", "--to",
                              "2028", "--unreached-to", "50%", "--observed", "families=60"});
    CHECK(has_text(in_one_line(plan.out), "observed/plan"));
    const Outcome report = run({"report", "--births", "1000", "--adversity", "1", "--observed", "families=60",
                                "-o", folder / "report.html"});
    REQUIRE(report.code == 0);
    CHECK(count(folder.read("report.html"), "How many are reached here") >= 1);
}

TEST_CASE("the template of counts is written by gap", "[cli][observed]") {
    const Outcome outcome = run({"gap", "--observed-template", "-"});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "area_code,area_name,year,years,level,families"));
}
