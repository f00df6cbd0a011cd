// Births and indicators joined by code: recoded, merged, divided and joined areas; every row accounted for.

#include "pairmodel/input/prepare.hpp"

#include "input/official/joined_tables.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/issue.hpp"
#include "support/catch.hpp"
#include "support/official_files.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

#include <set>
#include <sstream>

using namespace pairmodel;
using namespace official;
using namespace joined_tables;

TEST_CASE("prepare: the values of an area, its type, country and region", "[prepare]") {
    const PreparedTable table =
        joined(births_of({{"E06000001", "931"}, {"W06000015", "3000"}}), {rows("a", {{"E06000001", "2.5"}})});
    REQUIRE(table.areas.size() == 2);
    CHECK(table.areas[0].live_births == 931);
    CHECK(table.areas[0].values == std::vector<std::optional<double>>{2.5});
    CHECK(table.areas[0].name == "Hartlepool");
    CHECK(table.areas[0].place.type == "unitary authority");
    CHECK(table.areas[0].place.country == "England");
    CHECK(table.areas[0].place.region_code == "E12000001");
    CHECK(table.areas[1].values == std::vector<std::optional<double>>{std::nullopt});
    CHECK(table.areas[1].place.country == "Wales");
    CHECK(is_text(said(table.uses[0].areas_without), "official/not-in-the-file-2"));
    CHECK_FALSE(table.overlaps);
    check_every_row_is_accounted_for(table);
}

TEST_CASE("prepare: recoded authorities are the same area, either way round", "[prepare]") {
    const PreparedTable table = joined(births_of({{"E08000016", "2430"}, {"E08000039", "5649"}}),
                                       {rows("a", {{"E08000038", "30"}, {"E08000019", "25"}})});
    CHECK(table.areas[0].values[0] == 30);
    CHECK(table.areas[1].values[0] == 25);
    CHECK(is_text(said(table.uses[0].areas_made), "official/under-another-code-in-the-file"));
    CHECK(table.areas[1].place.type == "metropolitan district");
    CHECK(table.areas[1].place.region_code == "E12000003");
    CHECK(table.uses[0].areas_left_out.empty());
    check_every_row_is_accounted_for(table);
}

TEST_CASE("prepare: joined areas in the births file", "[prepare]") {
    const std::string births = births_of(
        {{"E06000052, E06000053", "4346"}, {"E09000001, E09000012", "3500"}, {"W06000015", "3000"}});
    SECTION("the same joined code, in any order") {
        const PreparedTable table = joined(births, {rows("a", {{"E06000053, E06000052", "9"}})});
        CHECK(table.areas[0].values[0] == 9);
        CHECK(table.uses[0].areas_made.empty());
    }
    SECTION("parts with one value between them") {
        const PreparedTable table = joined(births, {rows("a", {{"E09000001", "7"}, {"E09000012", "7"}})});
        CHECK(table.areas[1].values[0] == 7);
        CHECK(table.uses[0].areas_made.empty());
        CHECK(table.uses[0].rows_used == 2);
    }
    SECTION("parts with values of their own: weighted by their births") {
        const PreparedTable table = joined(births, {rows("a", {{"E09000001", "10"}, {"E09000012", "20"}})});
        const auto weight = [](const char* code) {
            const ReferenceArea* area = reference_table().by_code(code);
            return static_cast<double>(*reference_table().as_area(*area, {}).live_births);
        };
        const double city = weight("E09000001");
        const double hackney = weight("E09000012");
        CHECK(*table.areas[1].values[0] == Approx((10 * city + 20 * hackney) / (city + hackney)));
        CHECK(is_text(said(table.uses[0].areas_made), "official/mean-of-its-parts-weighted"));
        check_every_row_is_accounted_for(table);
    }
    SECTION("the larger part alone will do, the smaller will not") {
        const PreparedTable larger = joined(births, {rows("a", {{"E06000052", "8"}, {"E09000012", "20"}})});
        CHECK(larger.areas[0].values[0] == 8);
        CHECK(larger.areas[1].values[0] == 20);
        CHECK(is_text(said(larger.uses[0].areas_made), "official/the-value-of-the-part"));
        const PreparedTable smaller =
            joined(births, {rows("a", {{"E06000053", "8"}, {"E09000001", "20"}, {"W06000015", "1"}})});
        CHECK_FALSE(smaller.areas[0].values[0].has_value());
        CHECK_FALSE(smaller.areas[1].values[0].has_value());
        CHECK(smaller.uses[0].areas_without.size() == 2);
        check_every_row_is_accounted_for(smaller);
    }
}

TEST_CASE("prepare: an area apart that the indicator has joined", "[prepare]") {
    const PreparedTable table =
        joined(births_of({{"E06000052", "4346"}}), {rows("a", {{"E06000052, E06000053", "9"}})});
    CHECK(table.areas[0].values[0] == 9);
    CHECK(is_text(said(table.uses[0].areas_made), "official/one-value-for-it-and-others-together"));
    check_every_row_is_accounted_for(table);
}

TEST_CASE("prepare: rates of merged areas are named, not averaged", "[prepare]") {
    const PreparedTable table =
        joined(births_of({{"E06000063", "2256"}, {"E06000066", "4734"}, {"W06000015", "3000"}}),
               {rows("a", {{"E07000026", "24"},
                           {"E07000028", "25"},
                           {"E07000029", "26"},
                           {"E10000027", "17"},
                           {"W06000015", "1"}}),
                rows("b", {{"E10000006", "81"}, {"W06000015", "1"}})});
    CHECK_FALSE(table.areas[0].values[0].has_value());
    CHECK(is_text(said(table.uses[0].areas_without), "official/only-former-areas"));
    CHECK(table.areas[1].values[0] == 17);
    CHECK(is_text(said(table.uses[0].areas_made), "official/under-another-code-in-the-file-2"));
    CHECK(is_text(said(table.uses[0].areas_left_out), "official/former-areas-merged-or-divided-since"));
    CHECK(is_text(said(table.uses[1].areas_without), "official/only-the-area-that-it-was"));
    check_every_row_is_accounted_for(table);
}

TEST_CASE("prepare: births of merged areas are counts, and are added up where that is wanted", "[prepare]") {
    const std::string old_births =
        births_of({{"E07000026", "800"}, {"E07000028", "1000"}, {"E07000029", "500"}, {"E07000030", "400"}});
    SECTION("the indicator knows the new area only") {
        const PreparedTable table =
            joined(old_births, {rows("a", {{"E06000063", "88"}, {"E06000064", "99"}})});
        CHECK(codes(table) == "E06000063 E07000030 ");
        CHECK(table.areas[0].live_births == 2300);
        CHECK(table.areas[0].name == "Cumberland");
        CHECK(table.areas[0].values[0] == 88);
        CHECK(is_text(said(table.births_use.areas_made), "official/births-of-former-areas-added-up-2"));
    }
    SECTION("the indicator knows the former areas") {
        const PreparedTable table =
            joined(old_births, {rows("a", {{"E07000026", "24"}, {"E06000063", "88"}})});
        CHECK(codes(table) == "E07000026 E07000028 E07000029 E07000030 ");
        CHECK(is_text(said(table.uses[0].areas_without), "official/only-the-new-area"));
    }
    SECTION("no indicator") {
        CHECK(joined(old_births).areas.size() == 4);
    }
    SECTION("a former area is missing") {
        const PreparedTable table =
            joined(births_of({{"E07000026", "800"}, {"E07000028", "1000"}, {"W06000015", "3000"}}),
                   {rows("a", {{"E06000063", "88"}, {"W06000015", "1"}})});
        CHECK(codes(table) == "E07000026 E07000028 W06000015 ");
    }
    SECTION("mergers of mergers") {
        const PreparedTable table = joined(births_of({{"E07000187", "1"},
                                                      {"E07000188", "20"},
                                                      {"E07000189", "300"},
                                                      {"E07000190", "4000"},
                                                      {"E07000191", "50000"}}),
                                           {rows("a", {{"E06000066", "7"}})});
        CHECK(codes(table) == "E06000066 ");
        CHECK(table.areas[0].live_births == 54321);
        CHECK(table.births_use.rows_used == 5);
        check_every_row_is_accounted_for(table);
    }
}

TEST_CASE("prepare: an indicator of other areas altogether is an error", "[prepare]") {
    const auto problems = [](const std::string& births, const std::string& indicator) {
        return problems_of([&] { return joined(births, {indicator}); });
    };
    const std::string births = births_of({{"W06000015", "3000"}});
    CHECK(is_text(problems(births, rows("a", {{"E06000001", "2.5"}})),
                  "official/a-values-for-areas-of-births"));
    CHECK(is_text(problems(births, rows("a", {{"W06000015", "*"}})),
                  "official/a-values-for-areas-of-births-none"));
    CHECK(problems(births, rows("a", {{"W06000015", "0"}})).empty());
}

TEST_CASE("prepare: neighbourhoods make the mean of any area around them", "[prepare]") {
    const PreparedTable table = joined(births_of({{"E06000063", "2256"},
                                                  {"E07000026", "800"},
                                                  {"E12000002", "70000"},
                                                  {"E06000001", "931"},
                                                  {"E01000002", "12"}}),
                                       {deprivation_neighbourhoods()});
    CHECK(*table.areas[0].values[0] == Approx(22));  // (10 × 1000 + 20 × 3000 + 40 × 1000) / 5000
    CHECK(*table.areas[1].values[0] == Approx(22));
    CHECK(*table.areas[2].values[0] == Approx(170000.0 / 7000));
    CHECK_FALSE(table.areas[3].values[0].has_value());
    CHECK(*table.areas[4].values[0] == 20);
    REQUIRE(table.uses[0].national.has_value());
    CHECK(*table.uses[0].national == Approx(170000.0 / 7000));
    CHECK(table.uses[0].national_code == "E92000001");
    CHECK(is_text(table.uses[0].areas_made[0].reason, "official/mean-of-its-neighbourhoods-weighted"));
    CHECK(table.uses[0].areas_made[0].detail == "3 neighbourhoods");
    check_every_row_is_accounted_for(table);

    // A neighbourhood without a score leaves no mean of a part.
    const PreparedTable gap = joined(births_of({{"E06000063", "2256"}, {"E06000064", "1600"}}),
                                     {replaced(deprivation_neighbourhoods(), ",40,", ",*,")});
    CHECK_FALSE(gap.areas[0].values[0].has_value());
    CHECK(*gap.areas[1].values[0] == Approx(30));
    CHECK_FALSE(gap.uses[0].national.has_value());
    check_every_row_is_accounted_for(gap);
}

TEST_CASE("prepare: areas without births are left out and named", "[prepare]") {
    const PreparedTable table = joined(ons_births(), {deprivation_averages()});
    CHECK(codes(table) == "E92000001 E06000001 E08000016 E06000052, E06000053 ");
    CHECK(is_text(said(table.births_use.areas_left_out), "official/births-are-missing-x"));
    CHECK(table.areas[0].name == "England");
    CHECK_FALSE(table.check.has_value());
    CHECK(table.overlaps);
    CHECK(is_text(said(table.uses[0].areas_left_out), "official/not-in-the-births-file-2"));
    check_every_row_is_accounted_for(table);
}

TEST_CASE("prepare: a sum with an area that is there apart is left out", "[prepare]") {
    const PreparedTable table = joined(births_of(
        {{"K04000001, J99000001", "591072"}, {"K04000001", "590935"}, {"E06000052, E06000053", "4346"}}));
    CHECK(codes(table) == "K04000001 E06000052, E06000053 ");
    CHECK(is_text(said(table.births_use.areas_left_out), "official/j99000001-joined-areas-with-a-part"));
    check_every_row_is_accounted_for(table);
}

TEST_CASE("prepare: England beside the sum of its areas", "[prepare]") {
    const auto check_of = [](const std::string& births) {
        return *joined(births_of({{"E92000001", "100"},
                                  {"E12000001", "60"},
                                  {"E10000007", "30"},
                                  {"E07000032", "30"},
                                  {"E11000007", "5"},
                                  {"W06000015", "9"},
                                  {"E08000037", births}}))
                    .check;
    };
    CHECK(check_of("70").sum == 100);
    CHECK(check_of("70").areas == 2);
    CHECK(check_of("69").sum == 99);
    CHECK(check_of("69").england == 100);
}

TEST_CASE("prepare: areas of one tier, and of one place", "[prepare]") {
    const std::string births = births_of({{"K04000001, J99000001", "9"},
                                          {"E92000001", "1"},
                                          {"E12000001", "2"},
                                          {"E10000007", "3"},
                                          {"E07000032", "4"},
                                          {"E11000007", "5"},
                                          {"E08000037", "6"},
                                          {"E13000001", "7"},
                                          {"E07000026", "8"},
                                          {"W06000015", "10"}});
    const std::string indicator = rows(
        "a",
        {{"E92000001", "1"}, {"E12000001", "1"}, {"E10000007", "1"}, {"E08000037", "1"}, {"E07000026", "1"}});
    const auto of = [&](std::optional<Tier> tier, const std::string& within) {
        const PreparedTable table = joined(births, {indicator}, {tier, within});
        check_every_row_is_accounted_for(table);
        return codes(table);
    };
    CHECK(of(Tier::lower, "") == "E07000032 E08000037 E07000026 W06000015 ");
    CHECK(of(Tier::upper, "") == "E10000007 E08000037 W06000015 ");
    CHECK(of(Tier::region, "") == "E12000001 ");
    CHECK(of(Tier::country, "") == "E92000001 ");
    CHECK(of(Tier::lower, "E92000001") == "E07000032 E08000037 E07000026 ");
    CHECK(of(Tier::lower, "E12000002") == "E07000026 ");
    CHECK(of({}, "E10000007") == "E10000007 E07000032 ");
    CHECK_FALSE(joined(births, {}, {Tier::lower, ""}).overlaps);
    CHECK(joined(births).overlaps);
}

TEST_CASE("prepare: names that an indicator may have", "[prepare]") {
    for (const char* id : {"imd", "ace", "domestic_abuse", "idaci_2019"}) {
        CAPTURE(id);
        CHECK(prepared_id_problem(id, reference_table()).empty());
    }
    for (const char* id : {"", "IMD", "1st", "a b", "area_code", "code", "live_births", "births",
                           "live_births_2023", "adversity_ratio", "region", "country", "area_type"}) {
        CAPTURE(id);
        CHECK_FALSE(prepared_id_problem(id, reference_table()).empty());
    }
}

TEST_CASE("code changes: codes are codes, and what was recoded has one newest code", "[prepare][codes]") {
    std::set<std::string> recoded;
    for (const CodeChange& change : code_changes()) {
        CAPTURE(change.old_code, change.new_code);
        CHECK(is_gss_code(change.old_code));
        CHECK(is_gss_code(change.new_code));
        CHECK(change.from.size() == 10);
        CHECK(change.from.ends_with("-04-01"));
        CHECK(change.old_code != change.new_code);
        if (change.kind == ChangeKind::recoded) CHECK(recoded.insert(change.old_code).second);
        // The areas of today are those of the built-in table.
        if (change.kind != ChangeKind::recoded && successors_of(change.new_code).empty())
            CHECK(reference_table().by_code(change.new_code) != nullptr);
        const bool known = reference_table().by_code(holder_today(change.new_code)) != nullptr;
        CHECK((known || change.new_code.starts_with("E11") || change.from == "2025-04-01"));
    }
    CHECK(newest_code("E08000016") == "E08000038");
    CHECK(newest_code("E08000038") == "E08000038");
    CHECK(holder_today("E07000190") == "E06000066");
    CHECK(holder_today("E10000027") == "E06000066");
    CHECK(holder_today("E10000006") == "E10000006");
    CHECK(merged_into("E06000058").size() == 3);
    CHECK(successors_of("E10000006").size() == 2);
    CHECK(divided_into("E06000063").size() == 1);
}
