// Official tables and tables of one's own: notes among the rows, cells too many or too few, levels, titles
// that tell no year, and columns that are to be chosen.

#include "input/official/official_tables.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/official_table.hpp"
#include "support/catch.hpp"
#include "support/official_files.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

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

}  // namespace

TEST_CASE("a note below an official table is one; among its rows it is a problem", "[official]") {
    const std::string text = "area_code,ace\nE06000001,12.5\nSource: a survey\n\nNotes: some,\n";
    CHECK(values(read(text)) == "E06000001=12.5\n");
    CHECK(are_texts(read(text).notes, "official/footnotes-below-the-table-from-line-3"));
    CHECK(are_texts(read("area_code,ace\nE06000001,12.5\nSource: a survey\n").notes,
                    "official/a-footnote-below-the-table"));
    CHECK(is_text(problems(text + "E06000002,13\n"), "official/notes-among-the-rows"));
    // Before a row that cannot be read as well.
    CHECK(is_text(problems(text + "E06000002,\"13\n"), "official/notes-before-a-row-cut-short"));
    CHECK(
        is_text(problems(replaced(nomis_web(), "\"Hartlepool\",", "\"Source: Nomis\",,\r\n\"Hartlepool\",")),
                "official/source-among-the-rows"));
    CHECK(is_text(
        problems(replaced(ons_births(), "E08000016,", "This is a note,,,,,,\r\nE08000016,"), births()),
        "official/note-among-the-rows"));
}

TEST_CASE("a code or a name alone in its row is no note", "[official]") {
    const std::string text = "area_code,ace\nE06000001,12.5\n";
    CHECK(is_text(problems(text + "E06000002\n"), "official/2-cells-as-in-the-header"));
    CHECK(values(read(text + "E06000002,\n")) == "E06000001=12.5\nE06000002=\n");
    CHECK(is_text(problems(text + "North East,\n"), "official/area-code-a-gss-code"));
}

TEST_CASE("cells beyond the header may be empty only", "[official]") {
    const std::string text = "area_code,ace\nE06000001,12.5";
    CHECK(values(read(text + ",, \nE06000002,9,,\n")) == "E06000001=12.5\nE06000002=9\n");
    CHECK(is_text(problems(text + ",, \nE06000002,9\n"), "official/2-cells-as-in-the-header-empty"));
    CHECK(is_text(problems(text + ",3\n"), "official/2-cells-as-in-the-header-3"));
    CHECK(is_text(problems(text + ",3,\nE06000002\n"), "official/2-cells-as-in-the-header-4"));
    CHECK(is_text(problems(replaced(ons_births(), ",931,9.5", ",931,9.5,x"), births()),
                  "official/7-cells-as-in-the-header"));
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
    const std::string untold = "area_code,births\nE06000001,900\n";
    CHECK(is_text(problems(untold, births("2019")), "official/births-of-2019-births"));
    CHECK(values(read(untold, births())) == "E06000001=900\n");
    CHECK(is_text(
        problems(replaced(ons_births(), "England and Wales, 2023", "England and Wales"), births("2023")),
        "official/births-of-2023-births"));
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
    CHECK(is_text(problems(replaced(text, ",23,", ",23.5,"), births("2023")),
                  "official/live-births-2023-a-whole-number"));
}

TEST_CASE("of several columns of codes and names those that are called so exactly count", "[official][any]") {
    const OfficialTable table =
        read("area_code,lad_code,name,area_name,ace\nE06000001,E06000002,Hartlepool,Middlesbrough,5\n");
    CHECK(values(table) == "E06000001=5\n");
    CHECK(table.values[0].name == "Middlesbrough");
    REQUIRE(table.notes.size() == 1);
    CHECK(is_text(table.notes[0], "official/the-area-codes-are-those"));
}

TEST_CASE("columns of values: named, alone, or to be named", "[official][any]") {
    const std::string own =
        " and no such row\n  hint: docs/data.md lists the layouts; in a table of your own, call the column of codes area_code";
    CHECK(is_text(problems("code\nE06000001\n"), "official/the-header-row-of-an-official"));
    CHECK(is_text(problems("code,, \nE06000001,7,8\n"), "official/the-header-row-of-an-official-layout"));
    CHECK(values(read("code,,ace\nE06000001,7,8\n")) == "E06000001=8\n");
    CHECK(is_text(problems("code,,ace\nE06000001,7,8\n", column("%")),
                  "official/this-of-values-the-columns-code"));
    CHECK(is_text(problems("code,a,b\nE06000001,x,y\nE06000002,..,y\n"), "official/to-be-told-which-holds"));
    // Any column of an official layout may be named, where the usual one is not there too.
    const std::string ranks = without_column(deprivation_averages(), 4);
    CHECK(values(read(ranks, column("IMD - Average rank"))).starts_with("E06000001=22582\n"));
}

TEST_CASE("two columns of the values' name are at odds, wherever the name is from", "[official][any]") {
    const std::string text = "code,ace,note,Ace \nE06000001,5,,6\n";
    CHECK(is_text(problems(text, column("ace")), "official/ace-one-of-this-name"));
    OfficialRequest usual;
    usual.usual_columns = {"ace"};
    CHECK(is_text(problems(text, usual), "official/ace-one-of-this-name"));
    CHECK(is_text(problems(replaced(nomis_api(), "GENDER,", "OBS_VALUE,"), pick("GENDER_NAME", "Total")),
                  "official/obs-value-one-of-this-name"));
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
    CHECK(said.starts_with(kept_text("official/kind-none-in-some")));
    CHECK(said.size() < 250);
    CHECK(is_text(problems(fingertips(), pick("Compared to goal", "Better")),
                  "official/compared-to-goal-better-in-some"));
}

TEST_CASE("rows that differ in words are told apart by words, else by numbers", "[official][any]") {
    const std::string text = "code,part,sex,ace\nE06000001,2022,Male,1\nE06000001,2023,Female,2\n";
    CHECK(is_text(problems(text, column("ace")), "official/sex-one-row-an-area"));
    OfficialRequest request = column("ace");
    request.picks = {{"sex", "Male"}, {"age", "0"}};
    CHECK(values(read(text, request)) == "E06000001=1\n1 not picked\n");
    request.picks = {{"ace", "1"}, {"age", "0"}};
    CHECK(values(read(text, request)) == "E06000001=1\n1 not picked\n");
    request.picks = {{"code", "E06000001"}, {"age", "0"}};
    CHECK(has_text(problems(text, request), "official/where-sex-female-no-here"));
    CHECK(is_text(problems("code,part,ace\nE06000001,2022,1\nE06000001,..,2\n", column("ace")),
                  "official/year-one-row-an-area"));
}

TEST_CASE("a name beside its code has no column of its own to be blamed", "[official][any]") {
    CHECK(is_text(problems("area_code,ace\nE06000001\fHartlepool,12.5\nE06000002,20\n"),
                  "official/name-beside-a-code-with-a-control-character"));
}
