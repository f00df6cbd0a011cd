// Births and indicators joined by code where a part is missing, unknown, or of several countries.

#include "input/official/joined_tables.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/prepare.hpp"
#include "support/catch.hpp"
#include "support/official_files.hpp"
#include "support/texts.hpp"

#include <sstream>

using namespace pairmodel;
using namespace official;
using namespace joined_tables;

TEST_CASE("prepare: births that are missing, marked or not", "[prepare]") {
    const PreparedTable table =
        joined(births_of({{"E06000001", "931"}, {"E06000002", ""}, {"E06000003", "[c]"}}));
    CHECK(codes(table) == "E06000001 ");
    CHECK(is_text(said(table.births_use.areas_left_out), "official/births-are-missing-an-empty-cell"));
    check_every_row_is_accounted_for(table);
}

TEST_CASE("prepare: the file's names stay, but for their capitals", "[prepare]") {
    const PreparedTable table = joined(
        "area_code;area_name;live_births\nE06000001;HARTLEPOOL;931\nE06000002;Middlesbro;5\nE06000003;;6\n"
        "X99000001;;3\n");
    REQUIRE(table.areas.size() == 4);
    CHECK(table.areas[0].name == "Hartlepool");
    CHECK(table.areas[1].name == "Middlesbro");
    CHECK(table.areas[2].name == "Redcar and Cleveland");
    CHECK(table.areas[3].name.empty());
}

TEST_CASE("prepare: England is compared with areas only where there are any", "[prepare]") {
    CHECK_FALSE(joined(births_of({{"E92000001", "9"}, {"W06000015", "9"}})).check);
    CHECK_FALSE(joined(births_of({{"E06000001", "9"}})).check);
    CHECK_FALSE(joined(births_of({{"E92000001", "9"}, {"E06000001", "4"}, {"E06000002", ""}})).check);
    CHECK(joined(births_of({{"E92000001", "9"}, {"E06000001", "4"}})).check);
}

TEST_CASE("prepare: former areas that are added up are told by name, or by code", "[prepare]") {
    const std::string indicator = rows("a", {{"E06000063", "24"}});
    const std::string births =
        "area_code;area_name;live_births\nE07000026;Allerdale;800\nE07000028;;900\nE07000029;Copeland;556\n";
    const PreparedTable table = joined(births, {indicator});
    REQUIRE(codes(table) == "E06000063 ");
    CHECK(table.areas[0].live_births == 2256);
    CHECK(table.areas[0].values[0] == 24);
    CHECK(is_text(said(table.births_use.areas_made), "official/births-of-former-areas-added-up"));
    check_every_row_is_accounted_for(table);
}

TEST_CASE("prepare: where no area is left, no indicator is to blame", "[prepare]") {
    const std::string births = births_of({{"E06000001", "931"}});
    const std::string welsh = rows("a", {{"W06000015", "1"}});
    CHECK_THROWS_AS(joined(births, {welsh}), InputError);
    const PreparedTable none = joined(births, {welsh}, {Tier::region, ""});
    CHECK(none.areas.empty());
    CHECK(is_text(said(none.uses[0].areas_left_out), "official/not-in-the-births-file"));
    check_every_row_is_accounted_for(none);
}

TEST_CASE("prepare: joined areas of two countries are of none", "[prepare]") {
    const PreparedTable table = joined(births_of({{"E06000001, W06000015", "9"}, {"E06000002", "5"}}));
    CHECK(table.areas[0].place.country.empty());
    CHECK(table.areas[1].place.country == "England");
    // So they lie in neither, and it is said.
    const PreparedTable english = joined(births_of({{"E06000001, W06000015", "9"}, {"E06000002", "5"}}), {},
                                         {Tier::lower, "E92000001"});
    CHECK(codes(english) == "E06000002 ");
    REQUIRE(english.births_use.left_out.size() == 1);
    CHECK(is_text(english.births_use.left_out[0].reason, "official/not-of-the-tier-or-place"));
    CHECK(english.births_use.left_out[0].rows == 1);
}

TEST_CASE("prepare: neighbourhoods count by their people and in their own district", "[prepare]") {
    const std::string births = births_of({{"E07000026", "800"}, {"E07000030", "400"}});
    const auto allerdale = [&](const char* old, const char* with) {
        const PreparedTable table = joined(births, {replaced(deprivation_neighbourhoods(), old, with)});
        check_every_row_is_accounted_for(table);
        CHECK(*table.areas[1].values[0] == Approx(30));
        return *table.areas[0].values[0];
    };
    CHECK(allerdale("Eden 001A", "Eden 1A") == Approx(22));
    CHECK(allerdale(",3000", ",0") == Approx(25));
    const PreparedTable unknown = joined(births, {replaced(deprivation_neighbourhoods(), ",3000", ",")});
    CHECK_FALSE(unknown.areas[0].values[0]);
    CHECK(is_text(said(unknown.uses[0].areas_without), "official/a-score-or-population"));
    check_every_row_is_accounted_for(unknown);

    // A county that was divided: its neighbourhoods are those of no part of it.
    const std::string county = replaced(deprivation_neighbourhoods(), "E07000026", "E10000006");
    const PreparedTable divided = joined(births_of({{"E10000006", "900"}, {"E06000063", "800"}}), {county});
    CHECK(*divided.areas[0].values[0] == Approx(22));
    CHECK_FALSE(divided.areas[1].values[0]);
    CHECK(is_text(said(divided.uses[0].areas_without), "official/not-in-the-file"));
}

TEST_CASE("prepare: a missing value stays missing under another code, or of areas together", "[prepare]") {
    const PreparedTable table =
        joined(births_of({{"E06000066", "4734"}, {"E06000052", "4346"}, {"W06000015", "3000"}}),
               {rows("a", {{"E10000027", "[c]"}, {"E06000052, E06000053", ""}, {"W06000015", "1"}})});
    CHECK_FALSE(table.areas[0].values[0]);
    CHECK_FALSE(table.areas[1].values[0]);
    CHECK(said(table.uses[0].areas_made).empty());
    CHECK(is_text(said(table.uses[0].areas_without), "official/marked-c-which-means-missing"));
    check_every_row_is_accounted_for(table);
}

TEST_CASE("prepare: joined areas whose parts are joined with others, or nowhere known", "[prepare]") {
    const PreparedTable wider = joined(births_of({{"E06000052, E06000053", "4346"}}),
                                       {rows("a", {{"E06000052, E06000053, E06000001", "9"}})});
    CHECK(wider.areas[0].values[0] == 9);
    CHECK(is_text(said(wider.uses[0].areas_made), "official/one-value-for-it-and-others"));
    check_every_row_is_accounted_for(wider);

    const std::string births = births_of({{"X99000001, X99000002", "9"}, {"W06000015", "9"}});
    const auto without = [&](const std::string& second) {
        const PreparedTable table =
            joined(births, {rows("a", {{"X99000001", "1"}, {"X99000002", second}, {"W06000015", "1"}})});
        check_every_row_is_accounted_for(table);
        return said(table.uses[0].areas_without);
    };
    CHECK(is_text(without("2"), "official/x99000001-x99000002-the-file-has"));
    CHECK(is_text(without("[x]"), "official/x99000001-x99000002-the-file-has-a-value"));
    CHECK(without("1").empty());
}
