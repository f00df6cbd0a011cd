// Rows that are no areas of their own, and columns that are not what they seem: what is said of them.

#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"

#include <sstream>

using namespace pairmodel;

namespace {

AreaTable read(const std::string& text, bool skip = false) {
    std::istringstream stream(text);
    AreaTableOptions options;
    options.indicators = reference_table().indicators;
    options.skip_bad_rows = skip;
    return read_area_table(stream, "t.csv", options);
}

std::string problems(const std::string& text) {
    return problems_of([&] { return read(text); });
}

using Notes = std::vector<std::string>;

}  // namespace

TEST_CASE("a note that a comma has cut in two is pointed at", "[input][mistaken]") {
    const std::string table = "area_name,live_births\nGateshead,1834\n";
    const AreaTable cut = read(table + "Births registered in England and Wales, 2023\n");
    CHECK(cut.areas.size() == 2);
    CHECK(cut.notes ==
          Notes{"line 3 is read as an area called \"Births registered in England and Wales\" with 2023 live "
                "births; if it is a note below the table, put it in quotation marks, or take it away"});
    CHECK(read(table + "Data for calendar year, 2023\nMid-year estimates, 2022\n").notes.size() == 2);
    // Not at the end, not a year, not a sentence: areas.
    for (const char* rows : {"Births registered in England and Wales,2023\nLeeds,9000\n",
                             "Births registered in England and Wales,9023\n", "Kingston upon Hull,2023\n",
                             "King's Lynn and West Norfolk,1999\n", "Stoke-on-Trent,2900\n"}) {
        CAPTURE(rows);
        CHECK(read(table + rows).notes.empty());
    }
}

TEST_CASE("where other rows have codes, such a note is a problem", "[input][mistaken]") {
    CHECK(problems("area_code,area_name,live_births\nE08000037,Gateshead,1834\n"
                   ",Births registered in England and Wales, 2023\n") ==
          "t.csv:3: column \"area_name\": expected the name of an area, found \"Births registered in England "
          "and Wales\"\n  hint: a note below the table? put it in quotation marks, or take it away");
}

TEST_CASE("such a note in a wider table is a row too short, and it is said why", "[input][mistaken]") {
    CHECK(problems("area_code,area_name,live_births\nE08000037,Gateshead,1834\n"
                   "Births registered in England and Wales, 2023\nE08000038,Leeds\n") ==
          "t.csv:3: expected 3 cells, as in the header, found 2\n"
          "  hint: a note below the table? put it in quotation marks, or take it away\n"
          "t.csv:4: expected 3 cells, as in the header, found 2");
}

TEST_CASE("an area comes twice where it is joined with another", "[input][mistaken]") {
    const std::string head = "area_code,live_births\n";
    CHECK(problems(head + "\"E06000052, E06000053\",5000\nE06000053,12\n") ==
          "t.csv:3: column \"area_code\": expected each area once, found \"E06000053\", which is on line 2 "
          "already");
    CHECK(problems(head + "E06000053,12\nE06000001,9\n\"E06000052, E06000053\",5000\n") ==
          "t.csv:4: column \"area_code\": expected each area once, found \"E06000053\", which is on line 2 "
          "already");
    CHECK(problems(head + "\"E06000052, E06000053\",5\n\"E06000053,E06000052\",5\n") ==
          "t.csv:3: column \"area_code\": expected each area once, found \"E06000053\", which is on line 2 "
          "already\n"
          "t.csv:3: column \"area_code\": expected each area once, found \"E06000052\", which is on line 2 "
          "already");
    CHECK(problems(head + "\"E06000052, E06000052\",5\n") ==
          "t.csv:2: column \"area_code\": expected each area once, found \"E06000052\" twice");
    CHECK(problems(head + "\"E06000052, E06000053\",5\nE06000054,5\n\"E06000055, E06000056\",5\n").empty());
    // A row that was left out claims no code.
    const AreaTable skipped = read(head + "E06000001,1\n\"E06000001, E06000002\",5\nE06000002,7\n", true);
    CHECK(skipped.areas.size() == 2);
    CHECK(skipped.rejected.size() == 1);
}

TEST_CASE("a column that speaks of adversity and is not read is pointed at", "[input][mistaken]") {
    const auto notes = [](const std::string& heading) {
        return read("area_name,live_births,\"" + heading + "\"\nGateshead,1834,28\n").notes;
    };
    CHECK(notes("IMD 2019 score") ==
          Notes{"column \"IMD 2019 score\" is not used for adversity; did you mean imd (Index of Multiple "
                "Deprivation, average score, 2025, compared with 22.61)? --column imd=\"IMD 2019 score\""});
    CHECK(notes("imd_score").size() == 1);
    CHECK(notes("imd_score")[0].ends_with("--column imd=imd_score"));
    CHECK(notes("Deprivation").size() == 1);
    CHECK(notes("Looked-after children")[0].find("did you mean looked_after (") != std::string::npos);
    CHECK(notes("Adversity index")[0].ends_with(
        "did you mean adversity_ratio (1 is the national average)? --column adversity_ratio=\"Adversity "
        "index\""));
    for (const char* heading : {"imd", "IMD rank", "Deprivation decile", "Region", "imd_score_2025"}) {
        CAPTURE(heading);
        CHECK(notes(heading).empty());
    }
    CHECK(read("area_name,live_births,imd,IMD 2019 score\nA,5,20,21\n").notes.empty());
}

TEST_CASE("texts below a table that are notes by their form", "[input][mistaken]") {
    const std::string table = "area_name,live_births\nGateshead,1834\n";
    for (const std::string text : {"Source",
                                   "SOURCES: ONS",
                                   "Note",
                                   "Notes 1 and 2",
                                   "Contains data",
                                   "This is a table",
                                   "Copyright",
                                   "Crown copyright 2024",
                                   "Figures are rounded",
                                   "Data of 2023",
                                   "These are births",
                                   "Footnotes",
                                   "[note 1] provisional",
                                   "(provisional)",
                                   "* provisional",
                                   "© Crown",
                                   "1. provisional",
                                   "12 provisional",
                                   "All births are by usual residence.",
                                   "a b c d e f g h i"}) {
        CAPTURE(text);
        const AreaTable read_table = read(table + text + "\n");
        CHECK(read_table.areas.size() == 1);
        CHECK(read_table.notes == Notes{"line 3 is taken for a footnote: \"" + text + "\""});
    }
    for (const std::string text : {"Sourceby", "Datafield Ward", "Thistle", "2024", "12", "1066-Country Ward",
                                   "St. Ives.", "A B C.", "Upon and under the hill", "E06000001 source"}) {
        CAPTURE(text);
        CHECK(problems(table + text + "\n") == "t.csv:3: expected 2 cells, as in the header, found 1");
    }
}
