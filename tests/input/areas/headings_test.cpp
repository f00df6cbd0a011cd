// Headings that nearly are ours, and cells that do not go with others of their row.

#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"

#include <sstream>

using namespace pairmodel;

namespace {

AreaTable read(const std::string& text) {
    std::istringstream stream(text);
    return read_area_table(stream, "t.csv", {});
}

std::string problems(const std::string& text) {
    return problems_of([&] { return read(text); });
}

std::string uses(const AreaTable& table) {
    std::string text;
    for (const ColumnUse& use : table.columns) text += use.heading + "=" + use.use + ";";
    return text;
}

/// Cells of the columns that are kept.
std::string kept(const AreaView& area) {
    std::string text;
    for (std::size_t i = 0; i < area.groups.size(); ++i) text += std::string(area.groups[i]) + ";";
    return text;
}

const std::string note_hint = "\n  hint: a note below the table? put it in quotation marks, or take it away";

}  // namespace

TEST_CASE("the exact name of a column wins over a synonym, on either side", "[input][areas]") {
    const AreaTable before = read("area_code,live_births,births\nE06000001,1834,5\n");
    CHECK(before.areas[0].live_births == 1834);
    CHECK(uses(before) == "area_code=area_code;live_births=live_births;births=kept;");
    CHECK(kept(before.areas[0]) == "5;");
    const AreaTable after = read("code,births,area_code,live_births\nE06000002,5,E06000001,1834\n");
    CHECK(after.areas[0].live_births == 1834);
    CHECK(after.areas[0].code == "E06000001");
    CHECK(uses(after) == "code=kept;births=kept;area_code=area_code;live_births=live_births;");
    CHECK(kept(after.areas[0]) == "E06000002;5;");
}

TEST_CASE("headings that only look like those of ONS, or like a year of births, are kept", "[input][areas]") {
    const AreaTable table = read(
        "AB123CD,A23CD,LADx3CD,LAD2xCD,live_births_20x4,live_births_20234,LAD23XD,LAD23NM,live_births\n"
        "a,b,c,d,e,f,g,Hartlepool,6\n");
    CHECK(uses(table) ==
          "AB123CD=kept;A23CD=kept;LADx3CD=kept;LAD2xCD=kept;live_births_20x4=kept;live_births_20234=kept;"
          "LAD23XD=kept;LAD23NM=area_name;live_births=live_births;");
    CHECK(kept(table.areas[0]) == "a;b;c;d;e;f;g;");
    CHECK(table.areas[0].name == "Hartlepool");
}

TEST_CASE("an interval with its high end alone, beside a standard error, or without a ratio",
          "[input][areas]") {
    const std::string one_end =
        "t.csv:1: column \"adversity_ratio_low\": expected both ends of the interval, or neither, found one "
        "end only\n  hint: give adversity_ratio_low and adversity_ratio_high, or adversity_ratio_se";
    const std::string both =
        "t.csv:1: column \"adversity_ratio_se\": expected either a standard error or an interval, found "
        "both\n"
        "  hint: take out adversity_ratio_se, or adversity_ratio_low and adversity_ratio_high";
    const std::string no_ratio =
        "t.csv:1: column \"adversity_ratio\": expected this column beside its standard error or interval, "
        "found no such column";
    CHECK(problems("area_name,births,ratio,ratio_high\nA,5,1,1\n") == one_end);
    CHECK(problems("area_name,births,ratio,ratio_se,ratio_high\nA,5,1,1,1\n") == one_end + "\n" + both);
    CHECK(problems("area_name,births,ratio_low,ratio_high\nA,5,1,1\n") == no_ratio);
    CHECK(problems("area_name,births,ratio_high\nA,5,1\n") == one_end + "\n" + no_ratio);
}

TEST_CASE("a ratio, its interval and its standard error must go together in each row", "[input][areas]") {
    const std::string beside =
        "t.csv:2: column \"ratio\": expected a ratio beside its standard error or interval, found an empty "
        "cell";
    const std::string interval = "area_name,births,ratio,ratio_low,ratio_high\n";
    CHECK(problems(interval + "A,5,1.5,1,1.4\n") ==
          "t.csv:2: column \"ratio\": expected low <= ratio <= high, found 1, 1.5 and 1.4");
    CHECK(problems(interval + "A,5,1.4,1,1.4\nB,5,1,1,1.4\n").empty());
    CHECK(
        problems(interval + "A,5,1.2,,1.4\n") ==
        "t.csv:2: column \"ratio_low\": expected both ends of the interval, or neither, found one end only");
    CHECK(problems(interval + "A,5,,,1.4\n") == beside);
    CHECK(problems(interval + "A,5,,,\n").empty());
    const std::string error = "area_name,births,ratio,ratio_se\n";
    CHECK(problems(error + "A,5,,0.1\n") == beside);
    // A ratio that cannot be read is one problem, not also a missing one.
    CHECK(problems(error + "A,5,9%%,0.1\n") ==
          "t.csv:2: column \"ratio\": expected a ratio above 0 and up to 5, or a signed percentage, found "
          "\"9%%\"\n  hint: 1 is the national average; 30 % above it is 1.3 or +30%, 5 % below it is 0.95 or "
          "-5%");
    CHECK(problems(error + "A,5,1.2,-0.1\n") ==
          "t.csv:2: column \"ratio_se\": expected a number, 0 or more, found \"-0.1\"");
}

TEST_CASE("rows without a code and a name, or with a note for a name", "[input][areas]") {
    CHECK(problems("area_name,births\n,5\n") ==
          "t.csv:2: column \"area_name\": expected an area code or an area name, found neither");
    for (const std::string name : {"Source: ONS", "NOTE: revised", "Notes:"}) {
        CAPTURE(name);
        CHECK(problems("area_code,area_name,births\nE06000001,A,5\n," + name + ",2023\n") ==
              "t.csv:3: column \"area_name\": expected the name of an area, found \"" + name + "\"" +
                  note_hint);
    }
    CHECK(problems("area_name,births\nNoteby: north,5\n").empty());
}

TEST_CASE("empty cells beyond the header are no cells; any other is", "[input][areas]") {
    CHECK(read("area_name,births\nA,6,,\n").areas[0].live_births == 6);
    CHECK(problems("area_name,births\nA,6, ,\nB,7,,x\nC,8,x,\n") ==
          "t.csv:3: expected 2 cells, as in the header, found 4\n"
          "  hint: a comma inside a cell? put the cell in quotation marks\n"
          "t.csv:4: expected 2 cells, as in the header, found 4\n"
          "  hint: a comma inside a cell? put the cell in quotation marks");
}

TEST_CASE("white space of every kind in a name is one space, and deletes are told", "[input][areas]") {
    CHECK(read("area_name,births\n\" North\r\n\tEast\rYorkshire \",5\n").areas[0].name ==
          "North East Yorkshire");
    CHECK(problems("area_name,births\nNorth\x7f,5\n") ==
          "t.csv:2: column \"area_name\": expected text without control characters, found \"North\\x7f\"");
}

TEST_CASE("cells that are quoted: line ends as one types them, long ones cut between characters",
          "[input][areas]") {
    const auto found = [](const std::string& cell) {
        const std::string said = problems("area_name,births\nA,\"" + cell + "\"\n");
        const std::size_t at = said.find("found ");
        REQUIRE(at != std::string::npos);
        return said.substr(at + 6);
    };
    std::string accents;
    for (int i = 0; i < 29; ++i) accents += "é";
    CHECK(found("5\r\n\t\r6\x1b\x7f") == "\"5\\r\\n\\t\\r6\\x1b\\x7f\"");
    CHECK(found(accents + "éq") == "\"" + accents + "é…\"");        // cut where a character ends
    CHECK(found("a" + accents + "éq") == "\"a" + accents + "…\"");  // and not within one
    CHECK(found(accents + "é") == "\"" + accents + "é\"");
}
