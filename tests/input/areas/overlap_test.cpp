// Which areas lie in others, as far as codes and names tell.

#include "input/areas/between_rows/overlap.hpp"

#include "support/catch.hpp"

#include <array>
#include <string>

using namespace pairmodel;

namespace {

Area area(const std::string& text) {
    Area result;
    (text.size() > 8 && text[1] >= '0' && text[1] <= '9' ? result.code : result.name) = text;
    return result;
}

/// Whether one of the two lies in the other, and which: "inner in outer"; empty where neither does.
std::string overlap(const std::string& one, const std::string& other) {
    const std::array<std::string, 2> names{one, other};
    const AreaList areas{area(one), area(other)};
    const std::array<std::size_t, 2> all{0, 1};
    const auto found = overlap_among(areas, all, all);
    return found ? names.at(found->inner) + " in " + names.at(found->outer) : "";
}

const std::string england = "E92000001";
const std::string wales = "W92000004";
const std::string scotland = "S92000003";
const std::string northern_ireland = "N92000002";
const std::string england_and_wales = "K04000001";
const std::string great_britain = "K03000001";
const std::string united_kingdom = "K02000001";

}  // namespace

TEST_CASE("areas lie in the countries that their codes begin with", "[input][overlap]") {
    struct Place {
        std::string code;
        std::vector<std::string> in;
    };
    const Place place =
        GENERATE(Place{"E06000001", {england, england_and_wales, great_britain, united_kingdom}},
                 Place{"W06000015", {wales, england_and_wales, great_britain, united_kingdom}},
                 Place{"S12000049", {scotland, great_britain, united_kingdom}},
                 Place{"N09000003", {northern_ireland, united_kingdom}}, Place{"L93000001", {}},
                 Place{"X99000001", {}});
    for (const std::string& country :
         {england, wales, scotland, northern_ireland, great_britain, england_and_wales, united_kingdom}) {
        CAPTURE(place.code, country);
        const bool within = std::find(place.in.begin(), place.in.end(), country) != place.in.end();
        const std::string expected = within ? place.code + " in " + country : "";
        CHECK(overlap(place.code, country) == expected);
        CHECK(overlap(country, place.code) == expected);
    }
}

TEST_CASE("countries lie in those that are made of them", "[input][overlap]") {
    CHECK(overlap(wales, england_and_wales) == wales + " in " + england_and_wales);
    CHECK(overlap(great_britain, scotland) == scotland + " in " + great_britain);
    CHECK(overlap(england_and_wales, great_britain) == england_and_wales + " in " + great_britain);
    CHECK(overlap(united_kingdom, great_britain) == great_britain + " in " + united_kingdom);
    CHECK(overlap(england_and_wales, scotland).empty());
    CHECK(overlap(great_britain, northern_ireland).empty());
}

TEST_CASE("the United Kingdom lies in nothing", "[input][overlap]") {
    CHECK(overlap(united_kingdom, united_kingdom).empty());
    CHECK(overlap(united_kingdom, "E06000001") == "E06000001 in " + united_kingdom);
    CHECK(overlap("UK", "Northern Ireland") == "Northern Ireland in UK");
    CHECK(overlap("United Kingdom", "Great Britain") == "Great Britain in United Kingdom");
}

TEST_CASE("names lie where the built-in area of that name does, or may lie anywhere", "[input][overlap]") {
    CHECK(overlap("Gateshead", "North East") == "Gateshead in North East");
    CHECK(overlap("Gateshead", "Wales").empty());
    CHECK(overlap("Little Ward", "Northern Ireland") == "Little Ward in Northern Ireland");
    CHECK(overlap("Little Ward", "Great Ward").empty());
    CHECK(overlap("Little Ward", "Gateshead").empty());
}

TEST_CASE("only what is asked for is looked at", "[input][overlap]") {
    const AreaList areas{area("N09000003"), area(northern_ireland), area("Total")};
    const std::array<std::size_t, 1> first{0};
    const std::array<std::size_t, 1> second{1};
    const std::array<std::size_t, 2> both{0, 1};
    CHECK_FALSE(overlap_among(areas, first, first));
    CHECK_FALSE(overlap_among(areas, second, first));
    const auto found = overlap_among(areas, first, both);
    REQUIRE(found);
    CHECK(found->inner == 0);
    CHECK(found->outer == 1);
    const std::array<std::size_t, 1> total{2};
    const auto sum = overlap_among(areas, second, total);
    REQUIRE(sum);
    CHECK(sum->inner == 1);
    CHECK(sum->outer == 2);
    CHECK_FALSE(overlap_among(areas, total, total));
}

TEST_CASE("areas lie in what they were merged into, and in what was divided into them", "[input][overlap]") {
    const std::string cumberland = "E06000063";
    CHECK(overlap("E07000026", cumberland) == "E07000026 in " + cumberland);
    CHECK(overlap("E07000026", "E06000064").empty());
    CHECK(overlap(cumberland, "E10000006") == cumberland + " in E10000006");
    CHECK(overlap("E07000191", "E06000066") ==
          "E07000191 in E06000066");  // by way of Somerset West and Taunton
    CHECK(overlap("E07000191", "E12000009") == "E07000191 in E12000009");  // and so in the South West
    CHECK(overlap("E07000004", "E10000002") ==
          "E07000004 in E10000002");                   // Buckinghamshire by its older code
    CHECK(overlap("E06000028", "E10000009").empty());  // Bournemouth was not in old Dorset
}

TEST_CASE("older and newer codes lie where the area does", "[input][overlap]") {
    for (const char* barnsley : {"E08000016", "E08000038"}) {
        CAPTURE(barnsley);
        CHECK(overlap(barnsley, "E12000003") == std::string(barnsley) + " in E12000003");
        CHECK(overlap(barnsley, "South Yorkshire") == std::string(barnsley) + " in South Yorkshire");
    }
    CHECK(overlap("E08000020", "North East") == "E08000020 in North East");
}
