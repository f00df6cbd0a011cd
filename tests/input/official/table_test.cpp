// Official tables as they are downloaded, each layout with its damaged twins: docs/data.md.

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
    CHECK(is_text(problems(without_column(ons_births(), 4), births()),
                  "official/registration-type-this-of-ons-births"));
    CHECK(values(read(replaced(ons_births(), "Area of usual residence Code", "Area of usual residence Cod"),
                      births())) == values(read(ons_births(), births())));
    CHECK(is_text(problems(cut(ons_births(), "Barnsley,Metro"), births()),
                  "official/7-cells-as-in-the-header-3"));
    CHECK(is_text(problems(ons_births() + ons_row("E06000001", "Hartlepool", "931"), births()),
                  "official/area-of-usual-residence-code-each"));
    CHECK(is_text(problems(replaced(ons_births(), ",931,", ",93l,"), births()),
                  "official/number-of-live-births-a-whole"));
    CHECK(is_text(problems(replaced(ons_births(), ",931,", ",-931,"), births()),
                  "official/number-of-live-births-a-whole-number"));
    CHECK(is_text(problems(replaced(ons_births(), "E06000001", "E0600001"), births()),
                  "official/area-of-usual-residence-code-a-gss"));
    OfficialRequest other_year = births();
    other_year.period = "2022";
    CHECK(is_text(problems(ons_births(), other_year), "official/births-of-2022-births-of-2023"));
    CHECK(is_text(problems(replaced(ons_births(), "All registration types", "Total"), births()),
                  "official/rows-of-areas-below-the-header"));
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
    CHECK(is_text(problems(without_column(deprivation_averages(), 4)),
                  "official/imd-average-score-this-of-indices"));
    // Codes are known by their cells.
    CHECK(values(read(replaced(deprivation_averages(), "District code (2019)", "District coed (2019)"))) ==
          values(read(deprivation_averages())));
    CHECK(is_text(problems(cut(deprivation_averages(), "E08000016,Barns")),
                  "official/6-cells-as-in-the-header"));
    CHECK(values(read(replaced(deprivation_averages(), "40.46", "[c]"))) ==
          "E06000001=35.037\nE06000002=[c]\nE08000016=29.931\n");
    CHECK(is_text(problems(deprivation_averages() + "E06000001,Hartlepool,1,2,3,4\r\n"),
                  "official/local-authority-district-code-2019-each"));
    CHECK(is_text(problems(replaced(deprivation_averages(), "40.46", "\"40,46\"")),
                  "official/imd-average-score-a-number-0"));
}

TEST_CASE("a score is no percentage, so that it fills no indicator of another unit", "[official][iod]") {
    OfficialRequest request;
    request.subject = "People living in income deprivation";
    request.unit = "% of residents";
    for (const std::string& text : {deprivation_averages(), deprivation_neighbourhoods()})
        CHECK(has(problems(text, request),
                  "expected People living in income deprivation, % of residents, found the score"));
    request.unit = "score";
    CHECK(read(deprivation_averages(), request).heading == "IMD - Average score");
    request.unit = "% of residents";
    request.column = "IMD - Average rank";
    CHECK(read(deprivation_averages(), request).heading == "IMD - Average rank");
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
    CHECK(is_text(problems(without_column(deprivation_neighbourhoods(), 4)),
                  "official/index-of-multiple-deprivation-imd-score"));
    CHECK(is_text(problems(replaced(deprivation_neighbourhoods(), ",3000", ",many")),
                  "official/total-population-mid-2015-excluding"));
    CHECK(has_text(problems(replaced(deprivation_neighbourhoods(), "001C,E07000026", "001C,Allerdale")),
                   "official/the-gss-code-of-a-district"));
    CHECK(values(read(replaced(deprivation_neighbourhoods(), "LSOA code", "LSOA"))) ==
          values(read(deprivation_neighbourhoods())));
    CHECK(is_text(problems(cut(deprivation_neighbourhoods(), "E01000004,Eden 001A,E070")),
                  "official/6-cells-as-in-the-header-3"));
    CHECK(values(read(replaced(deprivation_neighbourhoods(), ",40,", ",*,"))) ==
          "E01000001=10\nE01000002=20\nE01000003=*\nE01000004=30\n");
    CHECK(has_text(problems(deprivation_neighbourhoods() + "E01000001,X,E07000026,Allerdale,10,1000\r\n"),
                   "official/lsoa-code-2011-each-area-once"));
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
    CHECK(is_text(problems(two_sexes, period("2020")), "official/sex-one-row-an-area-and-period"));
    OfficialRequest request = period("2020");
    request.picks = {{"sex", "persons"}, {"nowhere", "1"}};
    const OfficialTable table = read(two_sexes, request);
    CHECK(values(table).substr(0, 30) == "E06000001=3.3\nE06000002=4.2\n1 ");
    CHECK(table.picked_by == std::vector<bool>{true, false});
    CHECK(is_text(problems(fingertips(), period("2019")), "official/time-period-2019-in-some"));
    request.picks = {{"Sex", "Persns"}};
    CHECK(is_text(problems(fingertips(), request), "official/sex-persns-in-some"));
}

TEST_CASE("Fingertips: two kinds of area under one code, with values that agree or not",
          "[official][fingertips]") {
    const std::string other_kind =
        replaced(fingertips_row("E06000001", "Hartlepool", "2021", "3.5"), "County & UA", "District & UA");
    CHECK(read(fingertips() + other_kind).values.size() == 4);
    CHECK(is_text(problems(fingertips() + replaced(other_kind, ",3.5,", ",3.6,")),
                  "official/area-type-one-row-an-area"));
}

TEST_CASE("Fingertips, damaged: exact words", "[official][fingertips]") {
    CHECK(has_text(problems(without_column(fingertips(), 12)),
                   "official/value-this-of-fingertips-the-columns"));
    CHECK(values(read(replaced(fingertips(), "Area Code", "Area Coed"))) == values(read(fingertips())));
    CHECK(is_text(problems(cut(fingertips(), "E06000053,Isles of Scilly,")),
                  "official/26-cells-as-in-the-header"));
    CHECK(is_text(problems(cut(fingertips(), "E06000053,Isles of Scilly,") + "\n1,\"Low"),
                  "official/26-cells-as-in-the-header-7"));
    CHECK(is_text(problems(fingertips() + fingertips_row("E06000001", "Hartlepool", "2021", "3.6")),
                  "official/value-3-5-as-has"));
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
    CHECK(
        is_text(problems(education(), column("rate_per_10000")), "official/population-type-one-row-an-area"));
    CHECK(is_text(problems(education()), "official/to-be-told-which-holds-the-values"));
    OfficialRequest misspelt = column("rate_per_10000");
    misspelt.picks = {{"populationtyp", "Children"}};
    CHECK(has_text(problems(education(), misspelt), "official/no-here-is-called-populationtyp"));
    CHECK(is_text(problems(education(), column("rate")), "official/rate-this-of-values-the-columns"));
}

TEST_CASE("Explore Education Statistics, damaged: exact words", "[official][ees]") {
    CHECK(has_text(problems(without_column(education(), 2), looked_after()),
                   "official/geographic-level-this-of-explore-education"));
    CHECK(has_text(problems(replaced(education(), "time_period", "year"), looked_after()),
                   "official/time-period-this-of-explore-education"));
    CHECK(is_text(problems(cut(education(), "2024,Reporting year,Local auth"), looked_after()),
                  "official/12-cells-as-in-the-header"));
    CHECK(is_text(
        problems(education() + education_row("2025", "E06000001", "Hartlepool", "157"), looked_after()),
        "official/each-area-once"));
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
    CHECK(is_text(problems(nomis_api()), "official/gender-name-one-row-an-area"));
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
    // Without codes areas are known by their names.
    CHECK(values(read(without_column(nomis_api(), 3), total_only)) == values(read(nomis_api(), total_only)));
    CHECK(has_text(problems(replaced(nomis_api(), "OBS_VALUE", "OBS_VALEU")),
                   "official/obs-value-this-of-nomis-api"));
    CHECK(is_text(problems(cut(nomis_api(), "2025-07,July 2025,Hart"), total_only),
                  "official/7-cells-the-last-line-cut"));
    const std::string total = replaced(nomis_api(), ",Male,", ",Total,");
    CHECK(is_text(problems(total), "official/gender-one-row-an-area"));
    CHECK(is_text(
        problems(nomis_api() + "2025-08,August 2025,Middlesbrough,E06000002,0,Total,6.1\n", total_only),
        "official/geography-code-each-area-once"));
    CHECK(has(values(read(replaced(nomis_api(), ",6.1", ","), total_only)), "E06000002=\n"));
}

TEST_CASE("Nomis, web site: title lines, mnemonic, footnotes", "[official][nomis]") {
    const OfficialTable table = read(nomis_web());
    CHECK(table.layout == "Nomis (web site)");
    CHECK(table.period == "May 2024");
    CHECK(values(table) == "E06000005=2455\nE06000001=3.8\nE06000053=-\n1 without an area code\n");
    CHECK(table.values[0].name == "Darlington");
    REQUIRE(table.notes.size() == 1);
    CHECK(is_text(table.notes[0], "official/footnotes-below-the-table-from-line"));
}

TEST_CASE("Nomis, web site, damaged: exact words", "[official][nomis]") {
    const OfficialTable without_codes = read(
        replaced(replaced(replaced(replaced(replaced(nomis_web(), ",\"mnemonic\"", ""), ",\"E06000005\"", ""),
                                   ",\"E06000001\"", ""),
                          ",\"E06000053\"", ""),
                 ",\"\"", ""));
    CHECK(without_codes.layout == "Nomis (web site)");
    CHECK(without_codes.period == "May 2024");
    CHECK(values(without_codes) ==
          "E06000005=2455\nE06000001=3.8\nE06000053=-\n1 whose name is no area's that is built in\n");
    CHECK(is_text(problems(replaced(nomis_web(), "\"Claimants\"", "\"Claimants\",\"Rate\"")),
                  "official/4-cells-as-in-the-header"));
    CHECK(is_text(problems(cut(nomis_web(), "\"Isles of Sc")), "official/a-quotation-mark-that-closes"));
    CHECK(is_text(problems(replaced(nomis_web(), "E06000005", "E06000001")),
                  "official/mnemonic-each-area-once"));
    CHECK(is_text(problems(replaced(nomis_web(), "3.8", "3.8 %")),
                  "official/claimants-without-a-per-cent-sign"));
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
    CHECK(is_text(problems(years, request), "official/live-births-2020-this-of-births"));
    const std::string by_year = "code,year,rate\nE06000001,2022,1\nE06000001,2023,2\n";
    CHECK(values(read(by_year, column("rate"))) == "E06000001=2\n1 of another period\n");
    CHECK(is_text(read(by_year, column("rate")).notes.at(0), "official/of-column-year-the-latest"));
}

TEST_CASE("the only column with numbers holds the births, unless its heading says otherwise",
          "[official][any]") {
    for (const std::string heading : {"Births 2024", "Value", "Total", "OBS"}) {
        INFO(heading);
        const std::string text = "LAD23CD,LAD23NM," + heading + "\nE08000037,Gateshead,1834\n";
        CHECK(values(read(text, births())) == "E08000037=1834\n");
    }
    for (const std::string heading : {"stillbirths", "Females", "IMD rank", "birth rate", "Population"}) {
        INFO(heading);
        const std::string text = "LAD23CD,LAD23NM," + heading + "\nE08000037,Gateshead,18\n";
        CHECK(has(problems(text, births()), "to be told which column holds the values"));
    }
}

TEST_CASE("a table of one's own, damaged: exact words", "[official][any]") {
    const std::string text = "area_code,ace,abuse\nE06000001,12.5,3\nE06000002,13,4\n";
    CHECK(is_text(problems(text), "official/to-be-told-which-holds-the-values-numbers"));
    CHECK(is_text(problems(text, births()), "official/to-be-told-which-holds-all-births"));
    CHECK(is_text(problems(without_column(text, 0)), "official/the-header-row-docs-data-md"));
    CHECK(is_text(problems(text, column("aec")), "official/aec-this-of-values-the-columns"));
    CHECK(is_text(problems(cut(text, "E06000002,1"), column("ace")), "official/3-cells-as-in-the-header"));
    CHECK(is_text(problems(text + "E06000001,1,2\n", column("ace")), "official/area-code-each-area-once"));
    CHECK(values(read(replaced(text, "13,", "[c],"), column("ace"))) == "E06000001=12.5\nE06000002=[c]\n");
    CHECK(is_text(problems(""), "official/the-header-row-of-an-official-2"));
    CHECK(
        is_text(problems("area_code,ace\n", column("ace")), "official/rows-of-areas-below-the-header-none"));
}

TEST_CASE("a table with neither codes nor names is refused, whatever its headings are", "[official][any]") {
    const std::string text = "Area Code,Area Code,Area Type,Parent Code,Value\nfoo,bar,x,y,5\n";
    const std::string said = problems(text, column("Value"));
    CHECK(has(said, "a column of GSS codes, or of names of areas"));
    CHECK(has(said, "--column area_code="));
}
