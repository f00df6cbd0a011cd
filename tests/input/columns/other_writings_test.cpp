// How people write areas, periods and numbers in tables of areas: codes beside names, financial years, points
// between thousands, columns that others call by our names.

#include "input/columns/read.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"

#include <fmt/ranges.h>

#include <sstream>

using namespace pairmodel;
using namespace columns;

namespace {

/// "E08000037 Gateshead 1834; …"
std::string areas(const AreaTable& table) {
    std::string text;
    for (const AreaView area : table.areas)
        text += fmt::format("{}{} {} {}", text.empty() ? "" : "; ", area.code, area.name,
                            area.live_births.value_or(-1));
    return text;
}

AreaTableOptions of(const std::string& period) {
    AreaTableOptions options;
    options.births_period = period;
    return options;
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a code and a name in one cell are read, whatever the heading", "[input][columns]") {
    const std::string both = "E08000037 Gateshead 1834; E08000021 Newcastle upon Tyne 2939";
    for (const char* heading : {"Area", "area_code", "area_name", "District"})
        for (const auto& [gateshead, newcastle] :
             {std::pair("E08000037 : Gateshead", "E08000021 : Newcastle upon Tyne"),
              {"Gateshead (E08000037)", "Newcastle upon Tyne (E08000021)"},
              {"E08000037 Gateshead", "E08000021 Newcastle upon Tyne"}}) {
            CAPTURE(heading, gateshead);
            CHECK(areas(read(fmt::format("{},births\n{},1834\n{},2939\n", heading, gateshead, newcastle))) ==
                  both);
        }
    CHECK(
        areas(read(
            "code,name,births\nE08000037,Gateshead (E08000037),1834\nE08000021,Newcastle upon Tyne,2939\n")) ==
        both);
    CHECK(areas(read("Area,births\nladu:Gateshead,1834\ngor:North East,25000\n")) ==
          " Gateshead 1834;  North East 25000");
    // What is beside another code is no part of the name that goes with it.
    CHECK(areas(read("code,name,births\nE08000037,Leeds (E08000035),1834\n")) ==
          "E08000037 Leeds (E08000035) 1834");
}

TEST_CASE("names are read beside codes whatever they are called", "[input][columns]") {
    CHECK(areas(read("Code,Authority,Births\nE08000037,Gateshead,1834\nE08000024,Sunderland,2500\n")) ==
          "E08000037 Gateshead 1834; E08000024 Sunderland 2500");
    CHECK(
        areas(read("LSOA code (2021),LSOA name (2021),LA,Births\nE01008162,Gateshead 001A,Gateshead,18\n")) ==
        "E01008162 Gateshead 001A 18");
    // Of neighbourhoods, the name of the authority is not theirs.
    CHECK(areas(read("lsoa,Authority,Births\nE01008162,Gateshead,18\nE01008163,Sunderland,20\n")) ==
          "E01008162  18; E01008163  20");
}

TEST_CASE("a publisher's own codes are not taken where others are GSS codes", "[input][columns]") {
    const AreaTable table = read("Data,Area_Code,Area_AltCode1\n590,512,W06000001\n955,514,W06000002\n", [] {
        AreaTableOptions options;
        options.columns = {{"live_births", "Data"}};
        return options;
    }());
    CHECK(areas(table) == "W06000001  590; W06000002  955");
    CHECK(says(problems("Data,Area_Code,Area_AltCode1\n590,512,W06000001\n955,514,W06000002\n"),
               "--column live_births=Data"));
}

TEST_CASE("periods can be asked for as they are written", "[input][columns]") {
    const std::string years =
        "code,period,births\nE08000037,2021/22,1900\nE08000037,2022/23,1850\nE08000037,All years,3750\n";
    for (const char* period : {"2021/22", "2021-22", "FY21/22", "year ending March 2022"}) {
        CAPTURE(period);
        CHECK(areas(read(years, of(period))) == "E08000037  1900");
    }
    CHECK(areas(read(years)) == "E08000037  1850");
    CHECK(says(problems(years, of("2019/20")), "2019/20 in some of its rows"));
    const std::string wide =
        "code,2021/22,2022/23,Q1 2023/24\nE08000037,1900,1850,460\nE08000021,3000,2950,700\n";
    CHECK(says(problems(wide), "--column live_births=2022/23"));
    CHECK(says(problems(wide, of("2021/22")), "--column live_births=2021/22"));
    AreaTableOptions asked = of("2021/22");
    asked.columns = {{"live_births", "2021/22"}};
    CHECK(areas(read(wide, asked)) == "E08000037  1900; E08000021  3000");
    asked.births_period = "2022/23";
    CHECK(says(problems(wide, asked), "births of 2021/22"));
    CHECK(
        says(problems("code,Q1 2022/23,Q2 2022/23\nE08000037,470,480\n"), "add the births of each year up"));
    CHECK(says(problems("code,period,births\nE08000037,Q1 2022/23,470\nE08000021,Q1 2022/23,700\n"),
               "births of whole years"));
    CHECK(read("code,period,births\nE08000037,year ending March 2023,5\n").areas[0].live_births_year == 0);
    CHECK(read("code,period,births\nE08000037,Jan to Dec 2023,5\n").areas[0].live_births_year == 2023);
}

TEST_CASE("what stands between thousands can be said", "[input][columns]") {
    const std::string text = "code;births;imd\nE08000037;1.834;29,1\nE08000021;3.000;30,5\n";
    CHECK(says(problems(text), "--thousands point reads it as 3000, --thousands comma as 3"));
    AreaTableOptions options;
    options.thousands = Thousands::point;
    const AreaTable table = read(text, options);
    CHECK(areas(table) == "E08000037  1834; E08000021  3000");
    CHECK(table.areas[0].indicators[0].value == 29.1);
    const std::string ratios = "code;births;adversity_ratio\nE08000037;1.834;+12,5%\nE08000021;3.000;0,95\n";
    CHECK(read(ratios, options).areas[0].adversity->ratio == 1.125);
    CHECK(read(ratios, options).areas[1].adversity->ratio == 0.95);
    CHECK(says(problems("code;births;adversity_ratio\nE08000037;1.834;12,5\n", options),
               "a comma stands before decimals"));
    options.thousands = Thousands::comma;
    CHECK(areas(read("code,births\nE01008162,18.000\n", options)) == "E01008162  18");
}

TEST_CASE("spaces that do not break stand in headings and numbers", "[input][columns]") {
    CHECK(areas(read("Area\xC2\xA0"
                     "code,Live\xC2\xA0"
                     "births\nE08000037,1\xC2\xA0"
                     "834\n")) == "E08000037  1834");
}
