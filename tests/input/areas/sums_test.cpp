// Rows that have the births of other rows: what is asked about, and what is not.

#include "input/areas/between_rows/sums.hpp"

#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

#include <fmt/format.h>

#include <numeric>
#include <random>

using namespace pairmodel;

namespace {

using Births = std::vector<std::int64_t>;

AreaList list_of(const Births& births) {
    AreaList areas;
    for (std::size_t i = 0; i < births.size(); ++i) {
        Area area;
        area.name = fmt::format("Area {}", i);
        area.live_births = births[i];
        areas.push_back(area);
    }
    return areas;
}

std::vector<std::uint32_t> lines_of(std::size_t count) {
    std::vector<std::uint32_t> lines(count);
    std::iota(lines.begin(), lines.end(), 2U);
    return lines;
}

/// "3: 0 to 2" for each sum, in their order.
std::string sums(const Births& births, const std::vector<std::uint32_t>& stated = {}) {
    std::string text;
    for (const SumRow& sum : sum_rows(list_of(births), lines_of(births.size()), stated))
        text += fmt::format("{}: {} to {}\n", sum.index, sum.first, sum.last);
    return text;
}

}  // namespace

TEST_CASE("a row with the births of all others is asked about, whatever its name and place",
          "[input][sums]") {
    CHECK(sums({183, 97, 120, 400}) == "3: 0 to 2\n");
    CHECK(sums({400, 183, 97, 120}) == "0: 1 to 3\n");
    CHECK(sums({183, 400, 97, 120}) == "1: 0 to 3\n");
    CHECK(sums({183, 97, 0, 120, 400}) == "4: 0 to 3\n");
    CHECK(sums({1834, 2903, 4737}) == "2: 0 to 1\n");
    CHECK(sums({183, 97, 120, 401}).empty());
}

TEST_CASE("a row with the births of the rows above or below is asked about", "[input][sums]") {
    CHECK(sums({1834, 2903, 880, 5617, 1498, 2111, 951, 4560}) == "3: 0 to 2\n7: 4 to 6\n");
    CHECK(sums({5617, 1834, 2903, 880, 4560, 1498, 2111, 951}) == "0: 1 to 3\n4: 5 to 7\n");
    // A grand total is seen when the subtotals are known.
    CHECK(sums({1834, 2903, 880, 5617, 1498, 2111, 951, 4560, 10177}) == "3: 0 to 2\n7: 4 to 6\n8: 0 to 6\n");
}

TEST_CASE("what may well be chance is not asked about", "[input][sums]") {
    CHECK(sums({500, 500}).empty());
    CHECK(sums({1, 2, 3}).empty());
    CHECK(sums({1, 2, 3, 6}).empty());
    CHECK(sums({100, 200, 300}).empty());
    CHECK(sums({100, 200, 300, 600}).empty());  // round numbers
    CHECK(sums({0, 0, 0, 0}).empty());
    CHECK(sums({5}).empty());
    CHECK(sums({}).empty());
    // Of thousands of small areas some have as many births as three neighbours.
    std::mt19937 random(1);
    Births small;
    for (int i = 0; i < 35000; ++i) small.push_back(5 + static_cast<std::int64_t>(random() % 50));
    CHECK(sums(small).empty());
}

TEST_CASE("of real areas, and of made ones, hardly any is asked about", "[input][sums]") {
    const ReferenceTable& table = reference_table();
    for (std::size_t tier = 0; tier < tier_codes().size(); ++tier) {
        AreaList areas;
        for (const ReferenceArea& area : table.areas)
            if (in_tier(area, static_cast<Tier>(tier))) {
                Area own;
                own.name = area.name;  // no code that tells
                own.live_births = area.latest_births();
                areas.push_back(own);
            }
        CAPTURE(tier_codes()[tier]);
        CHECK(sum_rows(areas, lines_of(areas.size()), {}).empty());
    }
    std::mt19937 random(2);
    int asked = 0;
    constexpr int tables = 2000;
    for (int i = 0; i < tables; ++i) {
        Births births;
        const std::size_t count = 5 + random() % 40;
        for (std::size_t k = 0; k < count; ++k)
            births.push_back(
                static_cast<std::int64_t>(20 * std::exp(static_cast<double>(random() % 300) / 100)));
        if (!sums(births).empty()) ++asked;
    }
    CHECK(asked < tables / 20);
}

TEST_CASE("a code or a row_type says that a row is an area", "[input][sums]") {
    CHECK(sums({183, 97, 120, 400}, {5}).empty());
    CHECK(sums({183, 97, 120, 400}, {4}) == "3: 0 to 2\n");
    const auto coded = [](const std::string& parts, const std::string& sum) {
        AreaList areas = list_of({183, 97, 120, 400});
        for (std::size_t i = 0; i < areas.size(); ++i) {
            Area area = areas[i].copy();
            area.code = i == 3 ? sum : parts + std::to_string(i + 1);
            areas.replace(i, area);
        }
        return sum_rows(areas, lines_of(4), {}).size();
    };
    CHECK(coded("E0500123", "E05001239") == 0);  // a ward among wards
    CHECK(coded("E0500123", "E04001239") == 1);
    CHECK(coded("E0500123", "") == 1);
    CHECK(coded("E0500123", "E08000037") == 1);  // Gateshead, which may be that of these wards
    CHECK(coded("", "E08000037") == 1);
    CHECK(coded("E0600000", "E08000037") == 0);  // others of the built-in table: their codes tell
    CHECK(coded("E0500123", "K04000001") == 0);
}

TEST_CASE("rows that are called totals are, and no places", "[input][sums]") {
    const auto called = [](const char* name, const char* code = "") {
        Area area;
        area.name = name;
        area.code = code;
        return is_called_a_sum(area);
    };
    for (const char* name : {"Total", "North total", "Subtotal South", "South sub-total", "Grand total",
                             "All areas", "TOTALS", "Total (North)", "Cyfanswm"})
        CHECK(called(name));
    for (const char* name : {"Totland", "Totnes", "All Saints", "Overton", "Summertown", ""})
        CHECK_FALSE(called(name));
    CHECK_FALSE(called("North total", "E12000001"));
}

TEST_CASE("what is asked about such rows", "[input][sums]") {
    CHECK(are_texts(sum_notes(list_of({183, 97, 120, 400}), lines_of(4), {}),
                    "areas/a-row-with-the-births-of"));
}
