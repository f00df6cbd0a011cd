// Official tables and tables of one's own: notes among the rows, cells too many or too few, levels, titles
// that tell no year, and columns that are to be chosen.

#include "input/official/official_tables.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/official_table.hpp"
#include "support/catch.hpp"
#include "support/official_files.hpp"
#include "support/program.hpp"

#include <sstream>

using namespace pairmodel;
using namespace official;
using program::has;

namespace {

OfficialRequest pick(const std::string& name, const std::string& value) {
    OfficialRequest request;
    request.picks = {{name, value}};
    return request;
}

const std::string comma_inside = "\n  hint: a comma inside a cell? put the cell in quotation marks";
const std::string cut_short = "\n  hint: is the file cut short? download it again";

std::string among(const std::string& line, const std::string& text) {
    return "t.csv:" + line + ": expected the row of an area, as more rows follow, found \"" + text +
           "\"\n  hint: a note among the rows? take it away";
}

}  // namespace

TEST_CASE("a note below an official table is one; among its rows it is a problem", "[official]") {
    const std::string text = "area_code,ace\nE06000001,12.5\nSource: a survey\n\nNotes: some,\n";
    CHECK(values(read(text)) == "E06000001=12.5\n");
    CHECK(read(text).notes ==
          std::vector<std::string>{"footnotes below the table, from line 3: \"Source: a survey\""});
    CHECK(read("area_code,ace\nE06000001,12.5\nSource: a survey\n").notes ==
          std::vector<std::string>{"a footnote below the table, from line 3: \"Source: a survey\""});
    CHECK(problems(text + "E06000002,13\n") ==
          among("3", "Source: a survey") + "\n" + among("5", "Notes: some"));
    // Before a row that cannot be read as well.
    CHECK(problems(text + "E06000002,\"13\n") ==
          among("3", "Source: a survey") + "\n" + among("5", "Notes: some") +
              "\nt.csv:6: expected a quotation mark that closes the cell, found the end of the file\n"
              "  hint: close the quoted cell on this line, or take its quotation mark away");
    CHECK(problems(replaced(nomis_web(), "\"Hartlepool\",", "\"Source: Nomis\",,\r\n\"Hartlepool\",")) ==
          among("10", "Source: Nomis"));
    CHECK(problems(replaced(ons_births(), "E08000016,", "This is a note,,,,,,\r\nE08000016,"), births()) ==
          among("9", "This is a note"));
}

TEST_CASE("a code or a name alone in its row is no note", "[official]") {
    const std::string text = "area_code,ace\nE06000001,12.5\n";
    CHECK(problems(text + "E06000002\n") ==
          "t.csv:3: expected 2 cells, as in the header, found 1" + cut_short);
    CHECK(values(read(text + "E06000002,\n")) == "E06000001=12.5\nE06000002=\n");
    CHECK(problems(text + "North East,\n") ==
          "t.csv:3: column \"area_code\": expected a GSS code, a capital letter and eight digits, found "
          "\"North East\"");
}

TEST_CASE("cells beyond the header may be empty only", "[official]") {
    const std::string text = "area_code,ace\nE06000001,12.5";
    CHECK(values(read(text + ",, \n")) == "E06000001=12.5\n");
    CHECK(problems(text + ",3\n") == "t.csv:2: expected 2 cells, as in the header, found 3" + comma_inside);
    CHECK(problems(text + ",3,\nE06000002\n") ==
          "t.csv:2: expected 2 cells, as in the header, found 4" + comma_inside +
              "\nt.csv:3: expected 2 cells, as in the header, found 1" + cut_short);
    CHECK(problems(replaced(ons_births(), ",931,9.5", ",931,9.5,x"), births()) ==
          "t.csv:8: expected 7 cells, as in the header, found 8" + comma_inside);
}

TEST_CASE("the encoding of an official table is said where it is not UTF-8", "[official]") {
    const OfficialTable western = read("area_code,area_name,ace\nW06000001,Ynys M\xF4n,5\n");
    CHECK(western.notes == std::vector<std::string>{"read as Windows-1252"});
    CHECK(western.values.at(0).name == "Ynys Môn");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("area_code,ace\nE06000001,5\n")) wide += {c, '\0'};
    CHECK(read(wide).notes == std::vector<std::string>{"read as UTF-16"});
    CHECK(values(read(wide)) == "E06000001=5\n");
    CHECK(read("area_code,area_name,ace\nW06000001,Ynys Môn,5\n").notes.empty());
}

TEST_CASE("Explore Education Statistics: the code of each level stands in its own column",
          "[official][ees]") {
    const std::string text =
        "time_period,geographic_level,country_code,region_code,new_la_code,lad_code,ward_code,rate\n"
        "2025,National,E92000001,,,,,1\n"
        "2025,Regional,E92000001,E12000001,,,,2\n"
        "2025,Local authority,E92000001,E12000001,E06000001,,,3\n"
        "2025,Local authority district,E92000001,E12000001,E10000006,E07000026,,4\n"
        "2025,Ward,E92000001,E12000001,E06000001,E06000001,E05000001,5\n"
        "2025,School,E92000001,E12000001,E06000001,E06000001,E05000001,6\n"
        "2025,Ward,E92000001,E12000001,E06000001,E06000001,,7\n"
        "2025,Local authority,E92000001,E12000001,x,,,8\n";
    const OfficialTable table = read(text);
    CHECK(table.layout == "Explore Education Statistics");
    CHECK(values(table) ==
          "E92000001=1\nE12000001=2\nE06000001=3\nE07000026=4\nE05000001=5\n"
          "2 without an area code\n1 of an area that has no GSS code\n");
    CHECK(table.rows == 8);
}

TEST_CASE("titles and headings that tell no year leave the period open", "[official]") {
    const std::string untold = replaced(ons_births(), "England and Wales, 2023", "England and Wales");
    CHECK(read(untold, births()).period.empty());
    CHECK(values(read(untold, births())) == values(read(ons_births(), births())));
    CHECK(read(replaced(untold, "Some cells", "Of 1066 and 12023: some cells of 1999"), births()).period ==
          "1999");
    CHECK(read(replaced(untold, "Some cells", "Some cells of 2101"), births()).period == "2101");

    const std::string undated = replaced(nomis_web(), "\"date       :\",\"May 2024\"\r\n", "");
    CHECK(read(undated).period.empty());
    CHECK(read(undated).values.size() == 3);
    CHECK(read(replaced(nomis_web(), "\"date       :\",\"May 2024\"\r\n", "Date,2011,,\n")).period == "2011");
    CHECK(read(replaced(nomis_web(), "\"date       :\",\"May 2024\"\r\n", "date\r\n")).period.empty());

    const auto edition = [](const std::string& heading) {
        const std::string averages = replaced(deprivation_averages(), "(2019)", heading);
        return read(averages).period;
    };
    CHECK(edition("(2019)") == "2019");
    CHECK(edition("(2013)") == "2015");
    CHECK(edition("(2024)") == "2025");
    CHECK(edition("(2011)").empty());
    CHECK(read(replaced(deprivation_averages(), "Local Authority District code",
                        "Upper Tier Local Authority District code"))
              .period == "2019");
    CHECK(read(replaced(deprivation_averages(), "Local Authority District", "Unitary local authority"))
              .period.empty());
}

TEST_CASE("births of a year that the table does not tell are not the births asked for", "[official]") {
    const std::string hint = "\n  hint: leave --year out if these are the births meant";
    const std::string untold = "area_code,births\nE06000001,900\n";
    CHECK(problems(untold, births("2019")) ==
          "t.csv:1: expected births of 2019, found births of a year that is not told" + hint);
    CHECK(values(read(untold, births())) == "E06000001=900\n");
    CHECK(problems(replaced(ons_births(), "England and Wales, 2023", "England and Wales"), births("2023")) ==
          "t.csv:6: expected births of 2023, found births of a year that is not told" + hint);
    CHECK(values(read("area_code,births 2019\nE06000001,900\n", [] {
              OfficialRequest request = births("2019");
              request.column = "births 2019";
              return request;
          }())) == "E06000001=900\n");
    // The period of an indicator is told by the file alone.
    OfficialRequest indicator = column("ace");
    indicator.period = "2019";
    CHECK(values(read("area_code,ace\nE06000001,9\n", indicator)) == "E06000001=9\n");
}

TEST_CASE("births of several years in any order: the latest", "[official][any]") {
    const std::string text =
        "area_code,live_births_2023,live_births_2022,live_births_2024,name\n"
        "E06000001,23,22,24,A\n";
    CHECK(values(read(text, births())) == "E06000001=24\n");
    CHECK(values(read(text, births("2022"))) == "E06000001=22\n");
    CHECK(problems(replaced(text, ",23,", ",23.5,"), births("2023")) ==
          "t.csv:2: column \"live_births_2023\": expected a whole number, found \"23.5\"\n"
          "  hint: births are counts: is this a rate?");
}

TEST_CASE("of several columns of codes and names the first ones count", "[official][any]") {
    const OfficialTable table =
        read("area_code,lad_code,name,area_name,ace\nE06000001,E06000002,Hartlepool,Middlesbrough,5\n");
    CHECK(values(table) == "E06000001=5\n");
    CHECK(table.values[0].name == "Hartlepool");
    REQUIRE(table.notes.size() == 1);
    CHECK(table.notes[0] ==
          "the area codes are those of \"area_code\"; the codes of \"lad_code\" are not read");
}

TEST_CASE("columns of values: named, alone, or to be named", "[official][any]") {
    const std::string unknown =
        "t.csv: expected the header row of an official layout, or one with a column of GSS codes, found ";
    const std::string own =
        " and no such row\n  hint: docs/data.md lists the layouts; in a table of your own, call the column "
        "of "
        "codes area_code";
    CHECK(problems("code\nE06000001\n") == unknown + "\"code\"" + own);
    CHECK(problems("code,, \nE06000001,7,8\n") == unknown + "\"code,,\"" + own);
    CHECK(values(read("code,,ace\nE06000001,7,8\n")) == "E06000001=8\n");
    CHECK(problems("code,,ace\nE06000001,7,8\n", column("%")) ==
          "t.csv:1: column \"%\": expected this column of values, found the columns \"code\" and \"ace\"");
    CHECK(problems("code,a,b\nE06000001,x,y\nE06000002,..,y\n") ==
          "t.csv:1: expected to be told which column holds the values, found the columns \"code\", \"a\" and "
          "\"b\"\n  hint: name it behind the file: t.csv:COLUMN");
    // Any column of an official layout may be named, where the usual one is not there too.
    const std::string ranks = without_column(deprivation_averages(), 4);
    CHECK(values(read(ranks, column("IMD - Average rank"))).starts_with("E06000001=22582\n"));
}

TEST_CASE("two columns of the values' name are at odds, wherever the name is from", "[official][any]") {
    const std::string text = "code,ace,note,Ace \nE06000001,5,,6\n";
    const std::string said =
        "t.csv:1: column \"ace\": expected one column of this name, found \"ace\" and \"Ace\"\n"
        "  hint: rename the one that is not meant";
    CHECK(problems(text, column("ace")) == said);
    OfficialRequest usual;
    usual.usual_columns = {"ace"};
    CHECK(problems(text, usual) == said);
    CHECK(problems(replaced(nomis_api(), "GENDER,", "OBS_VALUE,"), pick("GENDER_NAME", "Total")) ==
          "t.csv:1: column \"OBS_VALUE\": expected one column of this name, found \"OBS_VALUE\" and "
          "\"OBS_VALUE\"\n  hint: rename the one that is not meant");
    CHECK(values(read("code,ace,note,note\nE06000001,5,,6\n", column("ace"))) == "E06000001=5\n");
}

TEST_CASE("a heading's note may be left open", "[official][ons]") {
    const std::string open = replaced(ons_births(), "Number of live births", "Number of live births [note 3");
    CHECK(values(read(open, births())) == values(read(ons_births(), births())));
}

TEST_CASE("a row is picked by any of its values, and by a cell that it lacks", "[official]") {
    std::string text = "area_code,kind,ace\n";
    for (int i = 0; i < 250; ++i)
        text +=
            "E0600" + std::to_string(1000 + i) + ",k" + std::to_string(i) + "," + std::to_string(i) + "\n";
    CHECK(values(read(text, pick("Kind", "K249"))) == "E06001249=249\n249 not picked\n");
    // Of that many values only some are told.
    const std::string said = problems(text, pick("kind", "none"));
    CHECK(
        said.starts_with("t.csv:1: column \"kind\": expected \"none\" in some of its rows, found \"k0\", "
                         "\"k1\", \"k10\", "));
    CHECK(said.size() < 250);
    CHECK(problems(fingertips(), pick("Compared to goal", "Better")) ==
          "t.csv:1: column \"Compared to goal\": expected \"Better\" in some of its rows, found \"\"");
}

TEST_CASE("rows that differ in words are told apart by words, else by numbers", "[official][any]") {
    const std::string text = "code,year,sex,ace\nE06000001,2022,Male,1\nE06000001,2023,Female,2\n";
    CHECK(problems(text, column("ace")) ==
          "t.csv:1: column \"sex\": expected one row an area and period, found rows with \"Female\" and "
          "\"Male\"\n  hint: pick one: --where \"sex=Female\"");
    OfficialRequest request = column("ace");
    request.picks = {{"sex", "Male"}, {"age", "0"}};
    CHECK(values(read(text, request)) == "E06000001=1\n1 not picked\n");
    request.picks = {{"ace", "1"}, {"age", "0"}};
    CHECK(values(read(text, request)) == "E06000001=1\n1 not picked\n");
    request.picks = {{"code", "E06000001"}, {"age", "0"}};
    CHECK(has(problems(text, request), "--where \"sex=Female\"; no column here is called \"age\""));
    CHECK(problems("code,year,ace\nE06000001,2022,1\nE06000001,..,2\n", column("ace")) ==
          "t.csv:1: column \"year\": expected one row an area and period, found rows with \"..\" and "
          "\"2022\"\n  hint: pick one: --where \"year=..\"");
}
