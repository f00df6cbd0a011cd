// Official tables as they are downloaded, each layout with its damaged twins: docs/data.md.

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

std::size_t left_out(const OfficialTable& table) {
    std::size_t rows = 0;
    for (const RowsLeftOut& r : table.left_out) rows += r.rows;
    return rows;
}

OfficialRequest period(const std::string& name) {
    OfficialRequest request;
    request.period = name;
    return request;
}

OfficialRequest looked_after() {
    OfficialRequest request = column("rate_per_10000");
    request.picks = {{"population_type", "Children looked after on 31 March each year"}};
    return request;
}

const std::string cut_short = "\n  hint: is the file cut short? download it again";

}  // namespace

// --- ONS births, Table 1 ---

TEST_CASE("ONS births: one row an area, year of the title, joined codes, marks", "[official][ons]") {
    const OfficialTable table = read(ons_births(), births());
    CHECK(table.layout == "ONS births, Table 1");
    CHECK(table.period == "2023");
    CHECK(table.heading == "Number of live births");
    CHECK(table.rows == 8);
    CHECK(values(table) ==
          "E92000001=6777\nE06000001=931\nE08000016=2430\nE06000052, E06000053=4346\nE07000001=[x]\n"
          "3 of one sex or one registration type\n");
    CHECK(table.values.size() + left_out(table) == table.rows);
    CHECK(table.values[3].name == "Cornwall and Isles of Scilly");
    CHECK(table.values[1].line == 8);
}

TEST_CASE("ONS births: notes in headings and another number of title lines", "[official][ons]") {
    const std::string text =
        replaced(replaced(ons_births(), "This worksheet contains one table,,,,,,\r\n", ""),
                 "Number of live births", "Number of live births [note 3]");
    CHECK(read(text, births()).values.size() == 5);
    CHECK(read(text, births()).heading == "Number of live births [note 3]");
}

TEST_CASE("ONS births, damaged: exact words", "[official][ons]") {
    CHECK(problems(without_column(ons_births(), 4), births()) ==
          "t.csv:6: column \"Registration type\": expected this column of ONS births, Table 1, found the "
          "columns "
          "\"Area of usual residence Code\", \"Area of usual residence Name\", \"Area of usual residence "
          "Geography\", \"Sex\", \"Number of live births\" and \"Crude Birth Rate (CBR)\"");
    CHECK(
        has(problems(replaced(ons_births(), "Area of usual residence Code", "Area of usual residence Cod"),
                     births()),
            "t.csv:6: column \"Area of usual residence Code\": expected this column of ONS births, Table 1, "
            "found the columns \"Area of usual residence Cod\", "));
    CHECK(has(problems(replaced(ons_births(), "Area of usual residence Code", "Area of usual residence Cod"),
                       births()),
              "\n  hint: did you mean \"Area of usual residence Cod\""));
    CHECK(problems(cut(ons_births(), "Barnsley,Metro"), births()) ==
          "t.csv:9: expected 7 cells, as in the header, found 3" + cut_short);
    CHECK(problems(ons_births() + ons_row("E06000001", "Hartlepool", "931"), births()) ==
          "t.csv:15: column \"Area of usual residence Code\": expected each area once, found \"E06000001\", "
          "which "
          "is on line 8 already");
    CHECK(problems(replaced(ons_births(), ",931,", ",93l,"), births()) ==
          "t.csv:8: column \"Number of live births\": expected a whole number, found \"93l\"");
    CHECK(problems(replaced(ons_births(), ",931,", ",-931,"), births()) ==
          "t.csv:8: column \"Number of live births\": expected a whole number, found \"-931\"\n"
          "  hint: it cannot be negative");
    CHECK(problems(replaced(ons_births(), "E06000001", "E0600001"), births()) ==
          "t.csv:8: column \"Area of usual residence Code\": expected a GSS code, a capital letter and eight "
          "digits, found \"E0600001\"");
    OfficialRequest other_year = births();
    other_year.period = "2022";
    CHECK(problems(ons_births(), other_year) ==
          "t.csv:6: expected births of 2022, found births of 2023\n"
          "  hint: leave --year out, or get the table of 2022");
    CHECK(problems(replaced(ons_births(), "All registration types", "Total"), births()) ==
          "t.csv:6: expected rows of areas below the header, found none that are wanted");
}

// --- Indices of Deprivation ---

TEST_CASE("deprivation averages: headers with trailing spaces, Excel's digits, the edition",
          "[official][iod]") {
    const OfficialTable table = read(deprivation_averages());
    CHECK(table.layout == "Indices of Deprivation, averages of authorities (File 10)");
    CHECK(table.period == "2019");
    CHECK(table.heading == "IMD - Average score");
    CHECK(values(table) == "E06000001=35.037\nE06000002=40.46\nE08000016=29.931\n");
    CHECK(*table.values[0].value == 35.037);
    CHECK(read(replaced(deprivation_averages(), "(2019)", "(2024)")).period == "2025");
    CHECK(read(deprivation_averages(), column("IMD - Average rank")).heading == "IMD - Average rank");
}

TEST_CASE("deprivation averages, damaged: exact words", "[official][iod]") {
    CHECK(
        problems(without_column(deprivation_averages(), 4)) ==
        "t.csv:1: column \"IMD - Average score\": expected this column of Indices of Deprivation, averages "
        "of "
        "authorities (File 10), found the columns \"Local Authority District code (2019)\", \"Local "
        "Authority "
        "District name (2019)\", \"IMD - Average rank\", \"IMD - Rank of average rank\" and \"IMD - Rank of "
        "average score\"");
    CHECK(has(problems(replaced(deprivation_averages(), "District code (2019)", "District coed (2019)")),
              "t.csv:1: column \"Local Authority District code (2019)\": expected this column of Indices of "
              "Deprivation, averages of authorities (File 10), found the columns "));
    CHECK(problems(cut(deprivation_averages(), "E08000016,Barns")) ==
          "t.csv:4: expected 6 cells, as in the header, found 2" + cut_short);
    CHECK(values(read(replaced(deprivation_averages(), "40.46", "[c]"))) ==
          "E06000001=35.037\nE06000002=[c]\nE08000016=29.931\n");
    CHECK(problems(deprivation_averages() + "E06000001,Hartlepool,1,2,3,4\r\n") ==
          "t.csv:5: column \"Local Authority District code (2019)\": expected each area once, found "
          "\"E06000001\", which is on line 2 already");
    CHECK(problems(replaced(deprivation_averages(), "40.46", "\"40,46\"")) ==
          "t.csv:3: column \"IMD - Average score\": expected a number, 0 or more, found \"40,46\"\n"
          "  hint: write a decimal point, not a comma");
}

TEST_CASE("deprivation of neighbourhoods: districts and populations are kept", "[official][iod]") {
    const OfficialTable table = read(deprivation_neighbourhoods());
    CHECK(table.layout == "Indices of Deprivation, neighbourhoods (File 7)");
    CHECK(table.period == "2019");
    CHECK(values(table) == "E01000001=10\nE01000002=20\nE01000003=40\nE01000004=30\n");
    CHECK(table.values[1].district == "E07000026");
    CHECK(table.values[1].people == 3000);
    CHECK_FALSE(read(replaced(deprivation_neighbourhoods(), ",3000", ",")).values[1].people);
}

TEST_CASE("deprivation of neighbourhoods, damaged: exact words", "[official][iod]") {
    CHECK(
        problems(without_column(deprivation_neighbourhoods(), 4)) ==
        "t.csv:1: column \"Index of Multiple Deprivation (IMD) Score\": expected this column of Indices of "
        "Deprivation, neighbourhoods (File 7), found the columns \"LSOA code (2011)\", \"LSOA name (2011)\", "
        "\"Local Authority District code (2019)\", \"Local Authority District name (2019)\" and \"Total "
        "population: mid 2015 (excluding prisoners)\"");
    CHECK(problems(replaced(deprivation_neighbourhoods(), ",3000", ",many")) ==
          "t.csv:3: column \"Total population: mid 2015 (excluding prisoners)\": expected a number, 0 or "
          "more, found "
          "\"many\"");
    CHECK(has(problems(replaced(deprivation_neighbourhoods(), "001C,E07000026", "001C,Allerdale")),
              "expected the GSS code of a district, found \"Allerdale\""));
    CHECK(has(problems(replaced(deprivation_neighbourhoods(), "LSOA code", "LSOA")),
              "t.csv:1: column \"LSOA code (2011)\": expected this column of Indices of Deprivation, "
              "neighbourhoods (File 7), found the columns \"LSOA (2011)\", "));
    CHECK(problems(cut(deprivation_neighbourhoods(), "E01000004,Eden 001A,E070")) ==
          "t.csv:5: expected 6 cells, as in the header, found 3" + cut_short);
    CHECK(values(read(replaced(deprivation_neighbourhoods(), ",40,", ",*,"))) ==
          "E01000001=10\nE01000002=20\nE01000003=*\nE01000004=30\n");
    CHECK(has(problems(deprivation_neighbourhoods() + "E01000001,X,E07000026,Allerdale,10,1000\r\n"),
              "t.csv:6: column \"LSOA code (2011)\": expected each area once, found \"E01000001\""));
}

// --- Fingertips ---

TEST_CASE("Fingertips: 26 and 27 columns, broken names, several parents, the latest period",
          "[official][fingertips]") {
    const OfficialTable table = read(fingertips());
    CHECK(table.layout == "Fingertips");
    CHECK(table.subject == "Low birth weight of term babies");
    CHECK(table.period == "2021");
    CHECK(table.rows == 9);
    CHECK(values(table) ==
          "E92000001=2.77\nE06000001=3.5\nE06000002=4.1\nE06000053=\n"
          "1 of a category (such as a deprivation decile)\n1 of an area that has no GSS code\n"
          "2 of another period\n1 of an area that was there before, with the same value\n");
    CHECK(table.values.size() + left_out(table) == table.rows - 0);
    CHECK(values(read(fingertips_27())) == values(table));
}

TEST_CASE("Fingertips: a period that is asked for, and rows that are picked", "[official][fingertips]") {
    const std::string two_sexes =
        fingertips() + fingertips_row("E06000002", "Middlesbrough", "2020", "4.4", "Male");
    CHECK(problems(two_sexes, period("2020")) ==
          "t.csv:1: column \"Sex\": expected one row an area and period, found rows with \"Male\" and "
          "\"Persons\"\n  hint: pick one: --where \"Sex=Male\"");
    OfficialRequest request = period("2020");
    request.picks = {{"sex", "persons"}, {"nowhere", "1"}};
    const OfficialTable table = read(two_sexes, request);
    CHECK(values(table).substr(0, 30) == "E06000001=3.3\nE06000002=4.2\n1 ");
    CHECK(table.picked_by == std::vector<bool>{true, false});
    CHECK(problems(fingertips(), period("2019")) ==
          "t.csv:1: column \"Time period\": expected \"2019\" in some of its rows, found \"2020\" and "
          "\"2021\"");
    request.picks = {{"Sex", "Persns"}};
    CHECK(problems(fingertips(), request) ==
          "t.csv:1: column \"Sex\": expected \"Persns\" in some of its rows, found \"Persons\"\n"
          "  hint: did you mean \"Persons\"?");
}

TEST_CASE("Fingertips: two kinds of area under one code, with values that agree or not",
          "[official][fingertips]") {
    const std::string other_kind =
        replaced(fingertips_row("E06000001", "Hartlepool", "2021", "3.5"), "County & UA", "District & UA");
    CHECK(read(fingertips() + other_kind).values.size() == 4);
    CHECK(problems(fingertips() + replaced(other_kind, ",3.5,", ",3.6,")) ==
          "t.csv:1: column \"Area Type\": expected one row an area and period, found rows with \"County & "
          "UA\" and \"District & UA\"\n  hint: pick one: --where \"Area Type=County & UA\"");
}

TEST_CASE("Fingertips, damaged: exact words", "[official][fingertips]") {
    CHECK(has(problems(without_column(fingertips(), 12)),
              "t.csv:1: column \"Value\": expected this column of Fingertips, found the columns \"Indicator "
              "ID\", "));
    CHECK(has(problems(replaced(fingertips(), "Area Code", "Area Coed")),
              "t.csv:1: column \"Area Code\": expected this column of Fingertips, found the columns "));
    CHECK(problems(cut(fingertips(), "E06000053,Isles of Scilly,")) ==
          "t.csv:16: expected 26 cells, as in the header, found 7" + cut_short);
    CHECK(problems(cut(fingertips(), "E06000053,Isles of Scilly,") + "\n1,\"Low") ==
          "t.csv:16: expected 26 cells, as in the header, found 7" + cut_short +
              "\nt.csv:18: expected a quotation mark that closes the cell, found the end of the file\n"
              "  hint: close the quoted cell on this line, or take its quotation mark away");
    CHECK(problems(fingertips() + fingertips_row("E06000001", "Hartlepool", "2021", "3.6")) ==
          "t.csv:20: column \"Value\": expected \"3.5\", as E06000001 has on line 8, found \"3.6\"\n"
          "  hint: the rows of one area must agree");
    CHECK(has(values(read(replaced(fingertips(), ",4.1,", ",*,"))), "E06000002=*\n"));
}

// --- Explore Education Statistics ---

TEST_CASE("Explore Education Statistics: levels, picked rows, the latest period", "[official][ees]") {
    const OfficialTable table = read(education(), looked_after());
    CHECK(table.layout == "Explore Education Statistics");
    CHECK(table.period == "2025");
    CHECK(values(table) ==
          "E92000001=67\nE12000001=111\nE06000001=157\nE09000001=c\n5 not picked\n1 of another period\n");
    CHECK(table.values.size() + left_out(table) == table.rows);
    OfficialRequest earlier = looked_after();
    earlier.period = "2024";
    CHECK(values(read(education(), earlier)) == "E06000001=150\n5 not picked\n4 of another period\n");
}

TEST_CASE("Explore Education Statistics: what still differs is listed", "[official][ees]") {
    CHECK(problems(education(), column("rate_per_10000")) ==
          "t.csv:1: column \"population_type\": expected one row an area and period, found rows with "
          "\"Children "
          "looked after on 31 March each year\" and \"Children starting to be looked after each year\"\n"
          "  hint: pick one: --where \"population_type=Children looked after on 31 March each year\"");
    CHECK(
        problems(education()) ==
        "t.csv:1: expected to be told which column holds the values, found numbers in \"children_count\" and "
        "\"rate_per_10000\"\n  hint: name it behind the file: t.csv:rate_per_10000");
    OfficialRequest misspelt = column("rate_per_10000");
    misspelt.picks = {{"populationtyp", "Children"}};
    CHECK(has(problems(education(), misspelt), "; no column here is called \"populationtyp\""));
    CHECK(problems(education(), column("rate")) ==
          "t.csv:1: column \"rate\": expected this column of values, found the columns \"time_period\", "
          "\"time_identifier\", \"geographic_level\", \"country_code\", \"country_name\", \"region_code\", "
          "\"region_name\", \"la_name\" and 4 more\n  hint: did you mean \"rate_per_10000\"?");
}

TEST_CASE("Explore Education Statistics, damaged: exact words", "[official][ees]") {
    CHECK(has(
        problems(without_column(education(), 2), looked_after()),
        "t.csv:1: column \"geographic_level\": expected this column of Explore Education Statistics, found "
        "the columns \"time_period\", "));
    CHECK(has(
        problems(replaced(education(), "time_period", "year"), looked_after()),
        "t.csv:1: column \"time_period\": expected this column of Explore Education Statistics, found the "
        "columns \"year\", "));
    CHECK(problems(cut(education(), "2024,Reporting year,Local auth"), looked_after()) ==
          "t.csv:10: expected 12 cells, as in the header, found 3" + cut_short);
    CHECK(problems(education() + education_row("2025", "E06000001", "Hartlepool", "157"), looked_after()) ==
          "t.csv:12: expected each area once, found \"E06000001\", which is on line 6 already");
    CHECK(has(values(read(replaced(education(), ",157", ",z"), looked_after())), "E06000001=z\n"));
}

// --- Nomis ---

TEST_CASE("Nomis, API: the latest date, choices by their names", "[official][nomis]") {
    OfficialRequest request;
    request.picks = {{"GENDER_NAME", "Total"}};
    const OfficialTable table = read(nomis_api(), request);
    CHECK(table.layout == "Nomis (API)");
    CHECK(table.period == "2025-08");
    CHECK(values(table) ==
          "E06000001=5.5\nE06000002=6.1\nK02000001=3.9\n1 not picked\n1 of another period\n");
    CHECK(
        problems(nomis_api()) ==
        "t.csv:1: column \"GENDER_NAME\": expected one row an area and period, found rows with \"Male\" and "
        "\"Total\"\n  hint: pick one: --where \"GENDER_NAME=Male\"");
}

TEST_CASE("where no row can be read, that is the problem, not the period or the pick",
          "[official][fingertips]") {
    const std::string header = official::fingertips().substr(0, official::fingertips().find('\n') + 1);
    OfficialRequest request = period("2019");
    request.picks = {{"Sex", "Persons"}};
    const std::string said = problems(header + "1,2\n", request);
    CHECK(said.starts_with("t.csv:2: expected"));
    CHECK(said.find("in some of its rows") == std::string::npos);
}

TEST_CASE("Nomis, API, damaged: exact words", "[official][nomis]") {
    OfficialRequest total_only;
    total_only.picks = {{"GENDER", "0"}};
    CHECK(problems(without_column(nomis_api(), 3)) ==
          "t.csv:1: column \"GEOGRAPHY_CODE\": expected this column of Nomis (API), found the columns "
          "\"DATE\", "
          "\"DATE_NAME\", \"GEOGRAPHY_NAME\", \"GENDER\", \"GENDER_NAME\" and \"OBS_VALUE\"\n"
          "  hint: did you mean \"GEOGRAPHY_NAME\"?");
    CHECK(has(problems(replaced(nomis_api(), "OBS_VALUE", "OBS_VALEU")),
              "t.csv:1: column \"OBS_VALUE\": expected this column of Nomis (API), found the columns "));
    CHECK(problems(cut(nomis_api(), "2025-07,July 2025,Hart"), total_only) ==
          "t.csv:6: expected 7 cells, as in the header, found 3" + cut_short);
    const std::string total = replaced(nomis_api(), ",Male,", ",Total,");
    CHECK(problems(total) ==
          "t.csv:1: column \"GENDER\": expected one row an area and period, found rows with \"0\" and \"1\"\n"
          "  hint: pick one: --where \"GENDER=0\"");
    CHECK(problems(nomis_api() + "2025-08,August 2025,Middlesbrough,E06000002,0,Total,6.1\n", total_only) ==
          "t.csv:7: column \"GEOGRAPHY_CODE\": expected each area once, found \"E06000002\", which is on "
          "line 4 "
          "already");
    CHECK(has(values(read(replaced(nomis_api(), ",6.1", ","), total_only)), "E06000002=\n"));
}

TEST_CASE("Nomis, web site: title lines, mnemonic, footnotes", "[official][nomis]") {
    const OfficialTable table = read(nomis_web());
    CHECK(table.layout == "Nomis (web site)");
    CHECK(table.period == "May 2024");
    CHECK(values(table) == "E06000005=2455\nE06000001=3.8\nE06000053=-\n1 without an area code\n");
    CHECK(table.values[0].name == "Darlington");
    REQUIRE(table.notes.size() == 1);
    CHECK(table.notes[0] == "footnotes below the table, from line 13: \"-  These figures are missing.\"");
}

TEST_CASE("Nomis, web site, damaged: exact words", "[official][nomis]") {
    CHECK(problems(replaced(
              replaced(replaced(replaced(replaced(nomis_web(), ",\"mnemonic\"", ""), ",\"E06000005\"", ""),
                                ",\"E06000001\"", ""),
                       ",\"E06000053\"", ""),
              ",\"\"", "")) ==
          "t.csv: expected the header row of an official layout, or one with a column of GSS codes, found "
          "\"\"Claimant count by sex and age\"\" and no such row\n"
          "  hint: a Nomis download without codes? tick \"Include area codes\" and download it again");
    CHECK(problems(replaced(nomis_web(), "\"Claimants\"", "\"Claimants\",\"Rate\"")) ==
          "t.csv:9: expected 4 cells, as in the header, found 3" + cut_short +
              "\nt.csv:10: expected 4 cells, as in the header, found 3" + cut_short +
              "\nt.csv:11: expected 4 cells, as in the header, found 3" + cut_short +
              "\nt.csv:12: expected 4 cells, as in the header, found 3" + cut_short);
    CHECK(problems(cut(nomis_web(), "\"Isles of Sc")) ==
          "t.csv:11: expected a quotation mark that closes the cell, found the end of the file\n"
          "  hint: close the quoted cell on this line, or take its quotation mark away");
    CHECK(problems(replaced(nomis_web(), "E06000005", "E06000001")) ==
          "t.csv:10: column \"mnemonic\": expected each area once, found \"E06000001\", which is on line 9 "
          "already");
    CHECK(problems(replaced(nomis_web(), "3.8", "3.8 %")) ==
          "t.csv:10: column \"Claimants\": expected a number, 0 or more, found \"3.8 %\"\n"
          "  hint: write the number without %");
}

// --- any table ---

TEST_CASE("a table of one's own: a code column and a value column", "[official][any]") {
    const std::string text =
        "Area Code;Name;ACE prevalence 2022;Note\nE06000001;Hartlepool;12.5;\nE06000002;X;..;low\n";
    const OfficialTable table = read(text);
    CHECK(table.layout == "a table with codes and values");
    CHECK(table.publisher.empty());
    CHECK(table.heading == "ACE prevalence 2022");
    CHECK(table.period == "2022");
    CHECK(values(table) == "E06000001=12.5\nE06000002=..\n");

    const std::string years = "LAD23CD,live_births_2022,live_births_2023\nE06000001,900,931\n";
    CHECK(values(read(years, births())) == "E06000001=931\n");
    CHECK(read(years, births()).period == "2023");
    OfficialRequest request = births();
    request.period = "2022";
    CHECK(values(read(years, request)) == "E06000001=900\n");
    request.period = "2020";
    CHECK(problems(years, request) ==
          "t.csv:1: column \"live_births_2020\": expected this column of births, found the columns "
          "\"LAD23CD\", \"live_births_2022\" and \"live_births_2023\"\n"
          "  hint: leave --year out for the latest");
    const std::string by_year = "code,year,rate\nE06000001,2022,1\nE06000001,2023,2\n";
    CHECK(problems(by_year, column("rate")) ==
          "t.csv:1: column \"year\": expected one row an area and period, found rows with \"2022\" and "
          "\"2023\"\n"
          "  hint: pick one: --where \"year=2022\"");
}

TEST_CASE("a table of one's own, damaged: exact words", "[official][any]") {
    const std::string text = "area_code,ace,abuse\nE06000001,12.5,3\nE06000002,13,4\n";
    CHECK(
        problems(text) ==
        "t.csv:1: expected to be told which column holds the values, found numbers in \"ace\" and \"abuse\"\n"
        "  hint: name it behind the file: t.csv:abuse");
    CHECK(
        problems(text, births()) ==
        "t.csv:1: expected to be told which column holds the values, found numbers in \"ace\" and \"abuse\"\n"
        "  hint: name it behind the file: t.csv:abuse");
    CHECK(
        problems(without_column(text, 0)) ==
        "t.csv: expected the header row of an official layout, or one with a column of GSS codes, found "
        "\"ace,abuse\" and no such row\n"
        "  hint: docs/data.md lists the layouts; in a table of your own, call the column of codes area_code");
    CHECK(problems(text, column("aec")) ==
          "t.csv:1: column \"aec\": expected this column of values, found the columns \"area_code\", \"ace\" "
          "and "
          "\"abuse\"\n  hint: did you mean \"ace\"?");
    CHECK(problems(cut(text, "E06000002,1"), column("ace")) ==
          "t.csv:3: expected 3 cells, as in the header, found 2" + cut_short);
    CHECK(problems(text + "E06000001,1,2\n", column("ace")) ==
          "t.csv:4: column \"area_code\": expected each area once, found \"E06000001\", which is on line 2 "
          "already");
    CHECK(values(read(replaced(text, "13,", "[c],"), column("ace"))) == "E06000001=12.5\nE06000002=[c]\n");
    CHECK(problems("") ==
          "t.csv: expected the header row of an official layout, or one with a column of GSS codes, found an "
          "empty file");
    CHECK(problems("area_code,ace\n", column("ace")) ==
          "t.csv:1: expected rows of areas below the header, found none that are wanted");
}
