// Layouts of Stat-Xplore, StatsWales, ScotPHO, statistics.gov.scot, NISRA, NRS, Nomis without codes and ONS
// custom data sets: files of a few rows with the headings and lines that such downloads have.

#include "input/official/official_tables.hpp"
#include "support/catch.hpp"
#include "support/official_files.hpp"
#include "support/texts.hpp"

using namespace official;

namespace {

/// As Stat-Xplore saves a table: DWP's children in low-income families.
std::string stat_xplore() {
    return "\"Relative Low Income by National - Regional - LA - OAs by Year\"\n"
           "\"Counting: Relative Low Income\"\n\nFilters:\n\"Default Summation\",\"Relative Low Income\"\n\n"
           "\"Year\",\"2020/21\",\"2020/21 - Annotations\",\"2021/22 (p)\",\"2021/22 - Annotations\",\n"
           "\"National - Regional - LA - OAs\",\n"
           "\"County Durham\",31657,\"\",27178,\"\",\n"
           "\"Swansea / Abertawe\",12174,\"\",10523,\"p\",\n"
           "\"Craven\",1463,\"\",1327,\"\",\n"
           "\"Dumfries & Galloway\",5038,\"\",6548,\"\",\n"
           "\"Unknown\",\"..\",\"\",\"..\",\"\",\n"
           "\"Total\",2919783,\"\",3042543,\"\",\n\n"
           "\"INFO\",\"Statistical disclosure control has been applied to this table, so totals may not sum.\"\n\n"
           "\"Symbol\",\"Description\"\n\n\"p\",\"Figures marked \"\"p\"\" are provisional and may be revised.\"\n"
           "\"(c) Copyright DWP\"\n";
}

std::string stats_wales_until_2025() {
    const auto row = [](const char* data, const char* area, const char* code, const char* year,
                        const char* sex) {
        return std::string("\"") + data + "\",\"512\",\"" + area + "\",\"2\",\"596\",\"" + code +
               "\",\"1\",\"" + sex + "\",\"1\",\"" + year + "\",\"" + year + "\",\"1\",\"0001\",\"\"\n";
    };
    return "\"Data\",\"Area_Code\",\"Area_ItemName_ENG\",\"Area_SortOrder\",\"Area_Hierarchy\",\"Area_AltCode1\","
           "\"Sex_Code\",\"Sex_ItemName_ENG\",\"Sex_SortOrder\",\"Year_Code\",\"Year_ItemName_ENG\",\"Year_SortOrder\","
           "\"RowKey\",\"PartitionKey\"\n" +
           row("610", "Isle of Anglesey", "W06000001", "2022", "Persons") +
           row("590", "Isle of Anglesey", "W06000001", "2023", "Persons") +
           row("955", "Gwynedd", "W06000002", "2023", "Persons") +
           row("500", "Gwynedd", "W06000002", "2023", "Males");
}

}  // namespace

TEST_CASE("Stat-Xplore: two rows of headings, names, annotations and notes below", "[official][layouts]") {
    const OfficialTable table = read(stat_xplore(), births());
    CHECK(table.layout == "Stat-Xplore");
    CHECK(table.period == "2021/22 (p)");
    CHECK(
        values(table) ==
        "E06000047=27178\nW06000011=10523\nE07000163=1327\nS12000006=6548\n2 whose name is no area's that is built in\n");
    CHECK(table.rows == 6);
    CHECK(are_texts(table.notes, "official/stat-xplore-notes"));
    CHECK(values(read(stat_xplore(), births("2020/21"))).starts_with("E06000047=31657\n"));
    CHECK(is_text(problems(stat_xplore(), births("2019/20")), "official/stat-xplore-no-such-year"));
    // As a workbook has it: fields beside one another, names in the third column.
    const std::string sheet =
        "Month,,,May 2025 (p)\n,Households,National - Regional - LA - OAs,\n,Households,County Durham,61236\n"
        ",,Darlington,12146\n,,Total,5\n";
    CHECK(values(read(sheet)) ==
          "E06000047=61236\nE06000005=12146\n1 whose name is no area's that is built in\n");
}

TEST_CASE("StatsWales, of both kinds", "[official][layouts]") {
    CHECK(is_text(problems(stats_wales_until_2025(), births()), "official/stats-wales-pick"));
    OfficialRequest persons = births();
    persons.picks = {{"Sex_ItemName_ENG", "Persons"}};
    const OfficialTable old = read(stats_wales_until_2025(), persons);
    CHECK(old.layout == "StatsWales (until 2025)");
    CHECK(old.period == "2023");
    CHECK(values(old) == "W06000001=590\nW06000002=955\n1 not picked\n1 of another period\n");
    CHECK(values(read(replaced(replaced(stats_wales_until_2025(), "\"Data\"", "\"Data_INT\""), "_ENG\"",
                               "_ENG_STR\""),
                      [] {
                          OfficialRequest request = births("2022");
                          return request;
                      }()))
              .starts_with("W06000001=610\n"));
    const std::string now =
        "Data values,Data description,Area,Year,Measure,Notes\n590,Number,Isle of Anglesey,2023,Births,\n"
        "955,Number,Gwynedd,2023,Births,[r]\n610,Number,Isle of Anglesey,2022,Births,\n";
    CHECK(read(now, births()).layout == "StatsWales");
    CHECK(values(read(now, births())) == "W06000001=590\nW06000002=955\n1 of another period\n");
    CHECK(values(read(
              "Data values,Data description,Area code,Area,Year,Notes\n590,Number,W06000001,Ynys,2023,\n")) ==
          "W06000001=590\n");
}

TEST_CASE("ScotPHO and statistics.gov.scot", "[official][layouts]") {
    const std::string profile =
        "\"area_code\",\"area_type\",\"area_name\",\"year\",\"period\",\"type_definition\",\"indicator\",\"numerator\","
        "\"measure\",\"upper_confidence_interval\",\"lower_confidence_interval\"\n"
        "\"S00000001\",\"Scotland\",\"Scotland\",2022,\"2021/22 to 2023/24 financial years; 3-year "
        "aggregates\",\"Percentage\",\"Low birthweight\",2000,6.1,6.4,5.9\n"
        "\"S12000033\",\"Council area\",\"Aberdeen City\",2022,\"2021/22\",\"Percentage\",\"Low birthweight\",NA,6.5,7,6\n"
        "\"S12000033\",\"Council area\",\"Aberdeen City\",2021,\"2020/21\",\"Percentage\",\"Low birthweight\",NA,6.7,7,6\n";
    const OfficialTable table = read(profile);
    CHECK(table.layout == "ScotPHO profiles");
    CHECK(table.subject == "Low birthweight");
    CHECK(values(table) == "S92000003=6.1\nS12000033=6.5\n1 of another period\n");
    CHECK(is_text(
        problems(profile +
                 "\"S12000033\",\"Council area\",\"Aberdeen City\",2022,\"2021/22\",\"Rate\",\"Smoking\",1,"
                 "20,21,19\n"),
        "official/scotpho-pick"));
    const OfficialTable features = read(
        "FeatureCode,DateCode,Measurement,Units,Value\nS12000033,2022,Count,Births,2200\nS12000033,2023,Count,Births,2150\n",
        births());
    CHECK(features.layout == "statistics.gov.scot");
    CHECK(values(features) == "S12000033=2150\n1 of another period\n");
}

TEST_CASE("NISRA and NRS", "[official][layouts]") {
    const std::string births_by_district =
        "\"STATISTIC\",\"Statistic Label\",\"TLIST(A1)\",\"Year\",\"LGD2014\",\"Local Government District\",\"UNIT\","
        "\"VALUE\"\n\"BIRTHS\",\"Live births\",\"2022\",\"2022\",\"N09000003\",\"Belfast\",\"Number\",\"4100\"\n"
        "\"BIRTHS\",\"Live births\",\"2023\",\"2023\",\"N09000003\",\"Belfast\",\"Number\",\"3950\"\n";
    const OfficialTable nisra = read(births_by_district, births());
    CHECK(nisra.layout == "NISRA data portal");
    CHECK(nisra.period == "2023");
    CHECK(values(nisra) == "N09000003=3950\n1 of another period\n");
    const std::string councils =
        "Table 1: Live births by council area\n,,,,\nArea code,Area name,2021,2022,2023\n"
        "S92000003,Scotland,\"47,786\",\"46,959\",\"45,935\"\nS12000033,Aberdeen City,\"2,200\",\"2,210\",\"2,150\"\n"
        ",,,,\n© Crown Copyright 2024,,,,\n";
    CHECK(values(read(councils, births())) == "S92000003=45935\nS12000033=2150\n");
    CHECK(read(councils, births("2021")).period == "2021");
    CHECK(values(read("Council area,2022,2023\nScotland,46959,45935\nAberdeen City,2210,2150\n", births())) ==
          "S92000003=45935\nS12000033=2150\n");
}

TEST_CASE("ONS custom data sets, and Nomis in two rows of headings", "[official][layouts]") {
    const std::string census =
        "Lower tier local authorities Code,Lower tier local authorities,Age (B) (6 categories) Code,Age (B) (6 "
        "categories),Observation\nE08000037,Gateshead,1,Aged 15 years and under,33000\n"
        "E08000037,Gateshead,2,Aged 16 to 24 years,20000\n";
    CHECK(is_text(problems(census), "official/ons-custom-pick"));
    OfficialRequest young;
    young.picks = {{"Age (B) (6 categories)", "aged 15 years and under"}};
    CHECK(read(census, young).layout == "ONS custom dataset");
    CHECK(values(read(census, young)) == "E08000037=33000\n1 not picked\n");
    const std::string earnings =
        "earnings\nONS Crown Copyright Reserved [from Nomis on 5 December 2024]\n\ndate,2024,,,,\n\n"
        "local authority: district / unitary (as of April 2023),,Number of jobs,,Median,\n,,number,conf %,number,conf %\n"
        "Hartlepool,E06000001,27000,9.9,27504,7.6\nMiddlesbrough,E06000002,37000,9.4,#,#\nColumn Total,,-,-,-,-\n";
    const OfficialTable nomis = read(earnings, column("Median, number"));
    CHECK(nomis.layout == "Nomis (web site)");
    CHECK(nomis.period == "2024");
    CHECK(values(nomis) == "E06000001=27504\nE06000002=#\n1 without an area code\n");
}

TEST_CASE("births of months and quarters are not those of a year", "[official][layouts]") {
    CHECK(is_text(
        problems("area_code,month,births\nE08000037,Jan 2024,150\nE08000037,Feb 2024,140\n", births()),
        "columns/births-of-months"));
    CHECK(values(read("area_code,date,births\nE08000037,2023-06-30,1800\nE08000037,2024-06-30,1834\n",
                      births("2023"))) == "E08000037=1800\n1 of another period\n");
}

TEST_CASE("a table of one's own with per cent signs, and a column pointed out", "[official][any]") {
    CHECK(values(read("area_code,ace\nE08000037,25.1%\nE08000021,31%\n")) ==
          "E08000037=25.1\nE08000021=31\n");
    CHECK(is_text(problems("area_code,ace\nE08000037,25.1%\nE08000021,31\n"), "official/mixed-per-cent"));
    OfficialRequest pointed = births();
    pointed.columns = {{"area_code", "RGN22CD"}};
    const std::string two = "RGN22CD,LAD22CD,births\nE12000001,E08000037,1834\nE12000002,E08000009,2400\n";
    CHECK(values(read(two, births())) == "E08000037=1834\nE08000009=2400\n");
    CHECK(values(read(two, pointed)) == "E12000001=1834\nE12000002=2400\n");
}

TEST_CASE("header rows below one another are one", "[official][layouts]") {
    const std::string areas = "E08000037,Gateshead,1900,1850,1834\n";
    for (const char* top : {"Births,Births,Births", "Births,,"})
        CHECK(values(read("Area Code,Area Name," + std::string(top) + "\n,,2022,2023,2024\n" + areas,
                          births())) == "E08000037=1834\n");
    const std::string three =
        "Area code,Area,Births,,,\n,,2023,,2024,\n,,Number,Rate,Number,Rate\n"
        "E08000037,Gateshead,1814,10.1,1834,10.2\n";
    CHECK(is_text(problems(three, births()), "official/three-header-rows"));
    CHECK(values(read(three, column("Births, 2024, Number"))) == "E08000037=1834\n");
}

TEST_CASE("a percentage is no score", "[official][layouts]") {
    OfficialRequest imd;
    imd.unit = "score";
    CHECK(is_text(problems("area_code,value\nE08000037,25.1%\n", imd), "official/percentage-for-score"));
    imd.unit = "per 10,000";
    CHECK(is_text(problems("area_code,value\nE08000037,25.1%\n", imd), "official/percentage-for-rate"));
    imd.unit = "score";
    CHECK(is_text(problems("area_code,Rank of average score,Score quintile,Percentile\n"
                           "E08000037,47,1,12\nE08000021,74,2,30\n",
                           imd),
                  "official/places-for-score"));
}
