// Columns by what is in them: codes and names of areas, percentages, years; and where the header is.

#include "input/columns/read.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/member_table.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

#include <fmt/ranges.h>

#include <sstream>

using namespace pairmodel;
using namespace columns;

namespace {

/// "E08000037=1834 E08000021=2939", by code, else by name.
std::string births(const AreaTable& table) {
    std::string text;
    for (std::size_t i = 0; i < table.areas.size(); ++i) {
        const AreaView area = table.areas[i];
        text += fmt::format("{}{}={}", i > 0 ? " " : "", area.code.empty() ? area.name : area.code,
                            area.live_births.value_or(-1));
    }
    return text;
}

AreaTableOptions of_year(int year) {
    AreaTableOptions options;
    options.births_period = std::to_string(year);
    return options;
}

AreaTableOptions mapped(std::vector<std::pair<std::string, std::string>> columns) {
    AreaTableOptions options;
    options.columns = std::move(columns);
    return options;
}

}  // namespace

TEST_CASE("a column of GSS codes is the code column, whatever its heading", "[input][columns]") {
    for (const char* heading :
         {"lsoa", "ltla21_code", "New_geog_code", "Local Authority District code (2019)", "FeatureCode",
          "AuthorityCode", "zone", "Area", ""}) {
        CAPTURE(heading);
        const AreaTable table = read(
            fmt::format("{},Place,births\nE08000037,Gateshead,1834\nE08000021,Newcastle,2939\n", heading));
        CHECK(births(table) == "E08000037=1834 E08000021=2939");
    }
    CHECK(is_text(read("zone,births\nE08000037,1834\n").notes.at(0), "columns/zone-holds-the-codes"));
    // Four in five, of the cells that say anything.
    const std::string rows = "E08000037,1\nE08000021,2\nE08000022,3\nE08000023,4\n";
    CHECK(problems("zone,births\n" + rows + "x,5\n")
              .starts_with("t.csv:6: column \"zone\": expected a GSS code"));
    CHECK(problems("zone,births\n" + rows + "here,5\nthere,6\n").find("area_code") != std::string::npos);
    CHECK(births(read("code,births\nnE54000050,28000\n")) == "E54000050=28000");
}

TEST_CASE("of two columns of codes the finer one counts, or one is asked for", "[input][columns]") {
    const std::string regions =
        "RGN22CD,RGN22NM,LAD22CD,LAD22NM,births\nE12000001,North East,E08000037,Gateshead,1834\n"
        "E12000002,North West,E08000009,Trafford,2400\n";
    const AreaTable table = read(regions);
    CHECK(births(table) == "E08000037=1834 E08000009=2400");
    CHECK(table.areas[0].name == "Gateshead");
    CHECK(is_text(table.notes.at(0), "columns/the-finer-codes"));
    const std::string alike = "LAD11CD,LAD22CD,births\nE07000026,E06000063,900\nE07000027,E06000064,800\n";
    CHECK(is_text(problems(alike), "columns/two-alike"));
    CHECK(births(read(alike, mapped({{"area_code", "LAD22CD"}}))) == "E06000063=900 E06000064=800");
    CHECK(births(read("area_code,LSOA21CD,births\nE08000037,E01008162,5\n")) == "E08000037=5");
}

TEST_CASE("names of built-in areas are known where no heading says so", "[input][columns]") {
    CHECK(births(read("Place,births\nGateshead,1834\nTrafford,2400\n")) == "Gateshead=1834 Trafford=2400");
    // Wards lie in districts whose names are known.
    CHECK_FALSE(problems("Ward,District,births\nBensham,Gateshead,5\nBirtley,Gateshead,6\n").empty());
}

TEST_CASE("of rows of several years the latest are read, or those asked for", "[input][columns]") {
    const std::string years =
        "area_code,year,births\nE08000037,2015,2100\nE08000037,2016,2000\nE08000021,2015,3200\nE08000021,2016,3100\n";
    const AreaTable table = read(years);
    CHECK(births(table) == "E08000037=2000 E08000021=3100");
    CHECK(table.areas[0].live_births_year == 2016);
    CHECK(is_text(fmt::format("{}", fmt::join(table.notes, "\n")), "columns/the-latest-year"));
    CHECK(births(read(years, of_year(2015))) == "E08000037=2100 E08000021=3200");
    CHECK(is_text(problems(years, of_year(2017)), "columns/no-such-year"));
    CHECK(births(read("Area,Time period,births\nA,2019/20,5\nA,2020/21,6\nB,2019/20,7\n")) == "A=6");
    CHECK(is_text(problems("area_code,month,births\nE08000037,Jan 2024,150\nE08000037,Feb 2024,140\n"),
                  "columns/births-of-months"));
    // Each area once: their figures may be of different years.
    const AreaTable mixed = read("area_code,year,births\nE08000037,2015,2100\nE08000021,2016,3100\n");
    CHECK(births(mixed) == "E08000037=2100 E08000021=3100");
    CHECK(mixed.areas[0].live_births_year == 2015);
    CHECK(births(read("area_code,FY,births\nE08000037,2015/16,1\nE08000037,2016/17,2\n",
                      mapped({{"year", "FY"}}))) == "E08000037=2");
}

TEST_CASE("an indicator of a former year is remarked on", "[input][columns]") {
    const AreaTable table = read("area_code,year,births,child_poverty\nE08000037,2015,2100,19\n");
    CHECK(is_text(fmt::format("{}", fmt::join(table.notes, "\n")), "columns/of-a-former-year"));
}

TEST_CASE("columns headed by years are offered, and can be births", "[input][columns]") {
    const std::string wide =
        "Area of usual residence,2022,2023,2024\nAdur,480,470,477\nArun,1200,1180,1175\n";
    CHECK(is_text(problems(wide), "columns/years-are-offered"));
    const AreaTable table = read(wide, mapped({{"live_births_2024", "2024"}, {"live_births_2023", "2023"}}));
    CHECK(births(table) == "Adur=477 Arun=1175");
    CHECK(table.births_histories.at(0).size() == 2);
    CHECK(is_text(problems("Babies by place,x\nNorth,1\nSouth,2\n"), "columns/texts-are-offered"));
    CHECK(is_text(problems("E08000037,Gateshead,1834\nE08000021,Newcastle,2939\n"), "columns/no-header-row"));
}

TEST_CASE("per cent signs: in all cells of an indicator that is a percentage, or none", "[input][columns]") {
    const auto value = [](const std::string& cells) {
        const AreaTable table =
            read("area_code,births,child_poverty\nE08000037,1," + cells + "\nE08000021,2,31%\n");
        const auto values = table.areas[0].indicators;
        return std::vector<IndicatorValue>(values.begin(), values.end());
    };
    REQUIRE(value("25.1%").size() == 1);
    CHECK(value("25.1%")[0].value == 25.1);
    CHECK(value("25.1 %")[0].value == 25.1);
    CHECK(value("[c]").empty());
    CHECK(is_text(problems("area_code,births,child_poverty\nE08000037,1,25.1\nE08000021,2,31%\n"),
                  "columns/mixed-per-cent"));
    CHECK(is_text(problems("area_code,births,looked_after\nE08000037,1,25%\n"), "columns/not-per-cent"));
}

TEST_CASE("a header is never sought below the data", "[input][columns]") {
    CHECK(
        problems(
            "year,zone,birthweight,measure,value\n2010,S01001790,Low,Count,1\n2010,S01001790,Low,Ratio,3.7\n")
            .starts_with("t.csv:1: "));
    const std::string footer =
        ",,Under 2500g,Total\nWales,,2019,27457\n,Gwynedd,60,1000\n,,,\nArea,Local authority area and Wales,,\n";
    CHECK(problems(footer).starts_with("t.csv:1: "));
    CHECK(problems("Place,Babies\nHere,5\nWe,7\narea_name,births\nThere,6\n").starts_with("t.csv:1: "));
    // Title lines may have a number.
    CHECK(births(read("Births,2023\nEngland,563561\narea_name,births\nThere,6\n")) == "There=6");
}

TEST_CASE("members and services say by code which area they are of, whatever the heading",
          "[input][columns]") {
    std::istringstream members("group,place\nNorth,E08000037\nNorth,E08000024\nSouth,E08000021\n");
    CHECK(read_member_table(members, "m.csv").groups.size() == 2);
    std::istringstream services(
        "service,level,LA22CD,families_per_year\nA,targeted,E08000037,5\nB,targeted,E08000021,6\n");
    const ServiceTable table = read_service_table(services, "s.csv");
    CHECK(table.rows.at(1).area == "E08000021");
    CHECK(table.notes.empty());
}

TEST_CASE("a heading over several others may be repeated, and stand over two rows", "[input][columns]") {
    const std::string rows = ",,2022,2023,2024\nE08000037,Gateshead,1900,1850,1834\n";
    CHECK(problems("Area Code,Area Name,Births,Births,Births\n" + rows) ==
          problems("Area Code,Area Name,Births,,\n" + rows));
    CHECK(problems("Area Code,Area,Births,,,\n,,2023,,2024,\n,,Number,Rate,Number,Rate\n"
                   "E08000037,Gateshead,1814,10.1,1834,10.2\n")
              .find("\"Births, 2024, Number\"") != std::string::npos);
}
