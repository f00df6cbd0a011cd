#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

/// Small files in the layouts of official downloads, made up, and ways to damage them.
namespace official {

/// A file of the folder of real downloads beside the project; empty where that folder is not there.
inline std::string real_file(const std::string& name) {
    const auto path = std::filesystem::path(PAIRMODEL_SOURCE_DIR) / ".." / "shared" / "data" / name;
    return std::filesystem::exists(path) ? path.lexically_normal().string() : std::string();
}

inline std::string replaced(std::string text, std::string_view old, std::string_view with) {
    bool any = false;
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + with.size())) {
        text.replace(at, old.size(), with);
        any = true;
    }
    if (!any) throw std::logic_error("nothing to replace: " + std::string(old));
    return text;
}

/// The text up to the end of `last`.
inline std::string cut(const std::string& text, std::string_view last) {
    const std::size_t at = text.find(last);
    if (at == std::string::npos) throw std::logic_error("not in the text: " + std::string(last));
    return text.substr(0, at + last.size());
}

/// The text without the column with this index, in all lines that have it.
inline std::string without_column(const std::string& text, std::size_t column) {
    std::string result;
    std::size_t index = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        const bool line_end = c == '\n' && !quoted;
        if (c == ',' && !quoted) {
            ++index;
            if (index != column && !(column == 0 && index == 1)) result += c;
        } else if (line_end) {
            index = 0;
            result += c;
        } else if (index != column || c == '\r') {
            result += c;
        }
    }
    return result;
}

inline std::string ons_row(const std::string& code, const std::string& name, const std::string& births,
                           const std::string& sex = "All births",
                           const std::string& registration = "All registration types",
                           const std::string& kind = "Unitary Authority") {
    return code + "," + name + "," + kind + "," + sex + "," + registration + "," + births + ",9.5\r\n";
}

inline std::string ons_births() {
    return "\xEF\xBB\xBF\"Table 1: Live births by sex, registration, and area, England and Wales, "
           "2023\",,,,,,\r\n"
           "This worksheet contains one table,,,,,,\r\n"
           "[note 1][note 2],,,,,,\r\n"
           "Some cells refer to notes,,,,,,\r\n"
           "Source: Office for National Statistics,,,,,,\r\n"
           "Area of usual residence Code,Area of usual residence Name,Area of usual residence "
           "Geography,Sex,Registration type,Number of live births,Crude Birth Rate (CBR)\r\n" +
           ons_row("E92000001", "ENGLAND", "6777", "All births", "All registration types", "Country") +
           ons_row("E06000001", "Hartlepool", "931") +
           ons_row("E08000016", "Barnsley", "\"2,430\"", "All births", "All registration types",
                   "Metropolitan District") +
           ons_row("\"E06000052, E06000053\"", "Cornwall and Isles of Scilly", "4346") +
           ons_row("E07000001", "Nowhere", "[x]") + ons_row("E06000001", "Hartlepool", "470", "Male") +
           ons_row("E06000001", "Hartlepool", "461", "Female") +
           ons_row("E06000001", "Hartlepool", "[z]", "All births", "Sole registrations");
}

inline std::string deprivation_averages() {
    return "\xEF\xBB\xBFLocal Authority District code (2019),Local Authority District name (2019),IMD - "
           "Average "
           "rank ,IMD - Rank of average rank ,IMD - Average score ,IMD - Rank of average score \r\n"
           "E06000001,Hartlepool,22581.98,25,35.036999999999999,10\r\n"
           "E06000002,Middlesbrough,23729.1,16,40.46,5\r\n"
           "E08000016,Barnsley,20000,40,29.931,38\r\n";
}

/// Three neighbourhoods of Allerdale, which is in Cumberland since 2023, and one of Eden.
inline std::string deprivation_neighbourhoods() {
    return "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),Local Authority District "
           "name "
           "(2019),Index of Multiple Deprivation (IMD) Score,Total population: mid 2015 (excluding "
           "prisoners)\r\n"
           "E01000001,Allerdale 001A,E07000026,Allerdale,10,1000\r\n"
           "E01000002,Allerdale 001B,E07000026,Allerdale,20,3000\r\n"
           "E01000003,Allerdale 001C,E07000026,Allerdale,40,\"1,000\"\r\n"
           "E01000004,Eden 001A,E07000030,Eden,30,2000\r\n";
}

/// A row without its last cell, as Fingertips has them.
inline std::string fingertips_row(const std::string& code, const std::string& name, const std::string& period,
                                  const std::string& value, const std::string& sex = "Persons",
                                  const std::string& parent = "E12000001", const std::string& category = "") {
    return "20101,\"Low birth weight of term babies\n\"," + parent + ",Parent," + code + "," + name +
           ",County & UA," + sex + ",>=37 weeks," + category + "," + category + "," + period + "," + value +
           ",1,2,,,10,20,,,Similar,Not compared," + period + "0000,\r\n";
}

inline std::string fingertips() {
    return "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area "
           "Type,Sex,Age,Category "
           "Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 "
           "limit,Upper CI "
           "99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or "
           "percentiles,Compared to Region value or percentiles,Time period Sortable,New data,Compared to "
           "goal\r\n" +
           fingertips_row("E92000001", "England", "2021", "2.77", "Persons", "") +
           fingertips_row("E92000001", "England", "2021", "3.9", "Persons", "", "Most deprived decile") +
           fingertips_row("E06000001", "Hartlepool", "2020", "3.3") +
           fingertips_row("E06000001", "Hartlepool", "2021", "3.5") +
           fingertips_row("E06000001", "Hartlepool", "2021", "3.5", "Persons", "E54000050") +
           fingertips_row("E06000002", "Middlesbrough", "2020", "4.2") +
           fingertips_row("E06000002", "Middlesbrough", "2021", "4.1") +
           fingertips_row("E06000053", "Isles of Scilly", "2021", "") +
           fingertips_row("U12345", "A network of practices", "2021", "3");
}

/// The newer layout: one more column, and another name for one.
inline std::string fingertips_27() {
    return replaced(replaced(replaced(fingertips(), "Compared to goal", "Compared to goal,Time period range"),
                             "Compared to Region value or percentiles", "Compared to percentiles"),
                    "0000,\r\n", "0000,,\r\n");
}

inline std::string education_row(const std::string& year, const std::string& code, const std::string& name,
                                 const std::string& rate,
                                 const std::string& type = "Children looked after on 31 March each year") {
    return year + ",Reporting year,Local authority,E92000001,England,E12000001,North East," + name + "," +
           code + "," + type + ",100," + rate + "\n";
}

inline std::string education() {
    const std::string starting = "Children starting to be looked after each year";
    const std::string on_31_march = "Children looked after on 31 March each year";
    return "\xEF\xBB\xBFtime_period,time_identifier,geographic_level,country_code,country_name,region_code,"
           "region_"
           "name,la_name,new_la_code,population_type,children_count,rate_per_10000\n"
           "2025,Reporting year,National,E92000001,England,,,,," +
           on_31_march + ",81770,67\n2025,Reporting year,National,E92000001,England,,,,," + starting +
           ",32270,26\n2025,Reporting year,Regional,E92000001,England,E12000001,North East,,," + on_31_march +
           ",6040,111\n2025,Reporting year,Regional,E92000001,England,E12000001,North East,,," + starting +
           ",2350,43\n" + education_row("2025", "E06000001", "Hartlepool", "157") +
           education_row("2025", "E06000001", "Hartlepool", "60", starting) +
           education_row("2025", "E09000001", "City of London", "c") +
           education_row("2025", "E09000001", "City of London", "x", starting) +
           education_row("2024", "E06000001", "Hartlepool", "55", starting) +
           education_row("2024", "E06000001", "Hartlepool", "150");
}

inline std::string nomis_api() {
    return "DATE,DATE_NAME,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GENDER,GENDER_NAME,OBS_VALUE\n"
           "2025-08,August 2025,Hartlepool,E06000001,0,Total,5.5\n"
           "2025-08,August 2025,Hartlepool,E06000001,1,Male,6.5\n"
           "2025-08,August 2025,Middlesbrough,E06000002,0,Total,6.1\n"
           "2025-08,August 2025,United Kingdom,K02000001,0,Total,3.9\n"
           "2025-07,July 2025,Hartlepool,E06000001,0,Total,5.4\n";
}

inline std::string nomis_web() {
    return "\"Claimant count by sex and age\"\r\n"
           "\"ONS Crown Copyright Reserved [from Nomis on 11 June 2024]\"\r\n"
           "\r\n"
           "\"date       :\",\"May 2024\"\r\n"
           "\"gender     :\",\"Total\"\r\n"
           "\r\n"
           "\"local authority: district / unitary (as of April 2023)\",\"mnemonic\",\"Claimants\"\r\n"
           "\r\n"
           "\"Darlington\",\"E06000005\",\"2,455\"\r\n"
           "\"Hartlepool\",\"E06000001\",3.8\r\n"
           "\"Isles of Scilly\",\"E06000053\",-\r\n"
           "\"Column Total\",\"\",5\r\n"
           "\"-  These figures are missing.\"\r\n"
           "\"Rates are of residents aged 16 to 64, in per cent of them all.\"\r\n";
}

}  // namespace official
