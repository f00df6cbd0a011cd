// Headings that nearly are ours, and cells that do not go with others of their row.

#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

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

TEST_CASE("the names are those of the smaller areas, as the codes are", "[input][areas]") {
    const std::string cells = ",live_births\nE01008162,Gateshead 001A,E08000037,Gateshead,30\n";
    for (const char* headings :
         {"LSOA code (2021),LSOA name (2021),LAD23CD,LAD23NM", "Ward code,Ward,LAD23CD,LAD23NM",
          "LSOA code,LSOA name,Local authority code,Local authority name",
          "lsoa,lsoa_name,lad_code,area_name", "MSOA code,MSOA name,UTLA code,Area Name",
          "WD23CD,WD23NM,LA code,LA name"}) {
        CAPTURE(headings);
        const AreaTable table = read(headings + cells);
        CHECK(table.areas[0].code == "E01008162");
        CHECK(table.areas[0].name == "Gateshead 001A");
        CHECK(kept(table.areas[0]) == "E08000037;Gateshead;");
    }
    // Without names of their own they have none: that of the authority says where they are.
    const AreaTable unnamed =
        read("lsoa,LAD23NM,live_births\nE01008162,Gateshead,30\nE01008163,Gateshead,41\n");
    CHECK(unnamed.areas[0].name.empty());
    CHECK(kept(unnamed.areas[0]) == "Gateshead;");
    CHECK(read("code,LAD23NM,live_births\nE08000037,Gateshead,30\n").areas[0].name == "Gateshead");
}

TEST_CASE("headings that only look like those of ONS, or like a year of births, are kept", "[input][areas]") {
    const AreaTable table = read(
        "AB123CD,A23CD,LADx3CD,LAD2xCD,live_births_20x4,live_births_20234,LAD23XD,LAD23NM,live_births\n"
        "a,b,c,d,e,f,g,Hartlepool,6\n");
    CHECK(
        uses(table) ==
        "AB123CD=kept;A23CD=kept;LADx3CD=kept;LAD2xCD=kept;live_births_20x4=kept;live_births_20234=kept;LAD23XD=kept;LAD23NM=area_name;live_births=live_births;");
    CHECK(kept(table.areas[0]) == "a;b;c;d;e;f;g;");
    CHECK(table.areas[0].name == "Hartlepool");
}

TEST_CASE("an interval with its high end alone, beside a standard error, or without a ratio",
          "[input][areas]") {
    CHECK(is_text(problems("area_name,births,ratio,ratio_high\nA,5,1,1\n"),
                  "areas/adversity-ratio-low-both-ends"));
    CHECK(is_text(problems("area_name,births,ratio,ratio_se,ratio_high\nA,5,1,1,1\n"),
                  "areas/adversity-ratio-low-both-ends-of-the"));
    CHECK(is_text(problems("area_name,births,ratio_low,ratio_high\nA,5,1,1\n"),
                  "areas/adversity-ratio-this-beside-its-standard"));
    CHECK(is_text(problems("area_name,births,ratio_high\nA,5,1\n"),
                  "areas/adversity-ratio-low-give-adversity-ratio"));
}

TEST_CASE("a ratio, its interval and its standard error must go together in each row", "[input][areas]") {
    const std::string interval = "area_name,births,ratio,ratio_low,ratio_high\n";
    CHECK(is_text(problems(interval + "A,5,1.5,1,1.4\n"), "areas/ratio-low-ratio-high-1-1"));
    CHECK(problems(interval + "A,5,1.4,1,1.4\nB,5,1,1,1.4\n").empty());
    CHECK(is_text(problems(interval + "A,5,1.2,,1.4\n"), "areas/ratio-low-both-ends"));
    CHECK(is_text(problems(interval + "A,5,,,1.4\n"), "areas/ratio-a-ratio-beside-its-standard"));
    CHECK(problems(interval + "A,5,,,\n").empty());
    const std::string error = "area_name,births,ratio,ratio_se\n";
    CHECK(is_text(problems(error + "A,5,,0.1\n"), "areas/ratio-a-ratio-beside-its-standard"));
    // A ratio that cannot be read is one problem, not also a missing one.
    CHECK(is_text(problems(error + "A,5,9%%,0.1\n"), "areas/ratio-a-ratio-above-0"));
    CHECK(is_text(problems(error + "A,5,1.2,-0.1\n"), "areas/ratio-se-a-number-0"));
}

TEST_CASE("rows without a code and a name, or with a note for a name", "[input][areas]") {
    CHECK(is_text(problems("area_name,births\n,5\n"), "areas/area-name-an-area-code"));
    for (const std::string name : {"Source: ONS", "NOTE: revised", "Notes:"}) {
        CAPTURE(name);
        CHECK(is_text(problems("area_code,area_name,births\nE06000001,A,5\n," + name + ",2023\n"),
                      "areas/area-name-the-name-of-an-area", name));
    }
    CHECK(problems("area_name,births\nNoteby: north,5\n").empty());
}

TEST_CASE("empty cells beyond the header are no cells where all rows have them; any other is",
          "[input][areas]") {
    const AreaTable table = read("area_name,births\nA,6,,\nB,7,,\n");
    CHECK(table.areas[1].live_births == 7);
    CHECK(are_texts(table.notes, "areas/all-rows-end-with-2-empty-cells"));
    CHECK(is_text(problems("area_name,births\nA,6\nB,7, ,\nC,8,,x\nD,9,x\n"),
                  "areas/2-cells-as-in-the-header"));
}

TEST_CASE("white space of every kind in a name is one space, and deletes are told", "[input][areas]") {
    CHECK(read("area_name,births\n\" North\r\n\tEast\rYorkshire \",5\n").areas[0].name ==
          "North East Yorkshire");
    CHECK(is_text(problems("area_name,births\nNorth\x7f,5\n"),
                  "areas/area-name-text-without-control-characters"));
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
