// Rows that are no areas of their own, and columns that are not what they seem: what is said of them.

#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

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
    CHECK(are_texts(cut.notes, "areas/line-3-is-read"));
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
    CHECK(is_text(problems("area_code,area_name,live_births\nE08000037,Gateshead,1834\n"
                           ",Births registered in England and Wales, 2023\n"),
                  "areas/area-name-the-name"));
}

TEST_CASE("such a note in a wider table is a row too short, and it is said why", "[input][mistaken]") {
    CHECK(is_text(problems("area_code,area_name,live_births\nE08000037,Gateshead,1834\n"
                           "Births registered in England and Wales, 2023\nE08000038,Leeds\n"),
                  "areas/3-cells-as-in-the-header"));
}

TEST_CASE("an area comes twice where it is joined with another", "[input][mistaken]") {
    const std::string head = "area_code,live_births\n";
    CHECK(is_text(problems(head + "\"E06000052, E06000053\",5000\nE06000053,12\n"),
                  "areas/area-code-each-area-once"));
    CHECK(is_text(problems(head + "E06000053,12\nE06000001,9\n\"E06000052, E06000053\",5000\n"),
                  "areas/area-code-each-area-once-2"));
    CHECK(is_text(problems(head + "\"E06000052, E06000053\",5\n\"E06000053,E06000052\",5\n"),
                  "areas/area-code-each-once-in-any-order"));
    CHECK(is_text(problems(head + "\"E06000052, E06000052\",5\n"), "areas/area-code-each-area-once-twice"));
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
    CHECK(are_texts(notes("IMD 2019 score"), "areas/imd-2019-score-is-not-used"));
    CHECK(notes("imd_score").size() == 1);
    CHECK(notes("imd_score")[0].ends_with("--column imd=imd_score"));
    CHECK(notes("Deprivation").size() == 1);
    CHECK(has_text(notes("Looked-after children")[0], "areas/did-you-mean-looked-after"));
    CHECK(notes("Adversity index")[0].ends_with(kept_text("areas/did-you-mean-adversity-ratio-1")));
    CHECK(notes("adv_ratio")[0].ends_with("--column adversity_ratio=adv_ratio"));
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
        REQUIRE(read_table.notes.size() == 1);
        CHECK(is_text(read_table.notes[0], "areas/line-3-is-taken-for-a-footnote", text));
    }
    for (const std::string text : {"Sourceby", "Datafield Ward", "Thistle", "2024", "12", "1066-Country Ward",
                                   "St. Ives.", "A B C.", "Upon and under the hill", "E06000001 source"}) {
        CAPTURE(text);
        CHECK(is_text(problems(table + text + "\n"), "areas/2-cells-as-in-the-header-1"));
    }
}

TEST_CASE("an area that comes by an older and a newer code comes twice", "[input][mistaken]") {
    const std::string head = "area_code,live_births\n";
    CHECK(is_text(problems(head + "E08000016,2521\nE08000038,2521\n"), "areas/area-code-by-another-code"));
    CHECK(is_text(problems(head + "E08000038,2521\nE06000001,880\nE08000016,2521\n"),
                  "areas/area-code-by-another-code-2"));
    CHECK(is_text(problems(head + "\"E08000020, E06000001\",2521\nE08000037,1834\n"),
                  "areas/area-code-by-another-code-joined"));
    CHECK(problems(head + "E08000016,2521\nE08000039,5723\n").empty());
}

TEST_CASE("rows of row_type total are left out, and others must be areas", "[input][mistaken]") {
    const std::string head = "area_name,live_births,row_type\n";
    const AreaTable table = read(head + "A,5,area\nB,6,\nAll,11,total\nTOTAL,11,Total\n");
    CHECK(table.areas.size() == 2);
    CHECK(table.stated_areas == std::vector<std::uint32_t>{2});
    CHECK(are_texts(table.notes, "areas/rows-of-row-type-total"));
    CHECK(is_text(problems(head + "A,5,ward\n"), "areas/row-type-area-or-total"));
}

TEST_CASE("names without what cannot be seen; kept cells as they stand", "[input][mistaken]") {
    const std::string head = "area_name,live_births,remark\n";
    for (const std::string hidden :
         {"\xC2\x85", "\xC2\x9B", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xEF\xBB\xBF", "\x01"}) {
        CAPTURE(hidden);
        CHECK_FALSE(problems(head + "Gates" + hidden + "head,5,x\n").empty());
        CHECK_FALSE(problems(head + "Gateshead,5,x" + hidden + "\n").empty());
        CHECK_FALSE(problems("area_name,live_births,re" + hidden + "mark\nGateshead,5,x\n").empty());
    }
    CHECK(is_text(problems(head + "Gates\xE2\x80\xAEhead,5,x\n"), "areas/area-name-an-override"));
    CHECK(problems(head + "Ynys Môn \xE2\x80\x93 Anglesey,5,\xE2\x80\x8E\n").empty());
    const AreaTable table = read(head + "A,5,\"one  two\n\tthree \"\n");
    CHECK(table.areas[0].copy().groups == std::vector<std::string>{"one  two\n\tthree"});
}

TEST_CASE("a column without a heading is told of, and nothing of its cells", "[input][areas]") {
    const auto notes = [](const std::string& text) { return read(text).notes; };
    const std::vector<std::string> told{"column 3 has no heading, and is not read"};
    CHECK(notes("area_name,live_births,,region\nA,100,x,N\nB,90,,S\n") == told);
    CHECK(notes("area_name,live_births,,region\nA,100,,N\nB,90,,S\n") == told);
    CHECK(notes(",area_name,live_births\n0,A,100\n1,B,90\n").empty());
    CHECK(notes("area_name,live_births,,\nA,100,,\nB,90,,\n").empty());
}

TEST_CASE("an average that was assumed is nobody's ratio when it is read again", "[input][areas]") {
    const AreaTable table = read(
        "row_type,area_name,live_births,adversity_ratio,adversity_basis\n"
        "area,A,100,1,assumed_average\narea,B,90,1.2,given_for_area\n");
    REQUIRE(table.areas.size() == 2);
    CHECK_FALSE(table.areas[0].adversity);
    CHECK(table.areas[1].adversity);
}

TEST_CASE("what areas alone writes is a further column beside an estimate", "[input][areas]") {
    const std::string heading =
        "row_type,area_name,live_births,adversity_ratio,adversity_basis,notes,"
        "indicator_count,adversity_log_standard_error,note";
    const std::string row = "\narea,A,100,1.2,given_for_area,,5,0.1,of two";
    const AreaTable own = read(heading + row + "\n");
    CHECK(own.group_columns.empty());
    CHECK(own.areas[0].note == "of two");
    CHECK(own.areas[0].adversity->log_standard_error == 0.1);
    for (const auto& [figures, cells] : {std::pair{",missed_low,missed_central,missed_high", ",1,2,3"},
                                         std::pair{",measure,low,central,high", ",missed,1,2,3"}}) {
        const AreaTable theirs = read(heading + figures + row + cells + "\n");
        REQUIRE(theirs.group_columns.size() > 3);
        CHECK(theirs.group_columns[2] == "note");
        CHECK(theirs.areas[0].groups[2] == "of two");
        CHECK(theirs.areas[0].note.empty());
        CHECK_FALSE(theirs.areas[0].adversity->log_standard_error);
    }
}
