// Births of the coming years: growth, figures given, known years, trend.

#include "pairmodel/planning/births_path.hpp"

#include "pairmodel/model/error.hpp"
#include "planning/plans.hpp"
#include "simulation/runs.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

#include <cmath>
#include <string>

using namespace pairmodel;
using namespace plans;

namespace {

Area area_of(std::int64_t births, int year) {
    Area area = simulated::area("E08000037", births);
    area.live_births_year = year;
    return area;
}

std::string complaint(const BirthsChoice& choice, const Area& area, const BirthsHistory& known,
                      const PlanYears& years) {
    try {
        (void)births_path(choice, area, known, years);
    } catch (const ModelError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("births stay as they are unless asked", "[planning][births]") {
    const BirthsPath path = births_path({}, area_of(1834, 2024), gateshead(), {2026, 2031});
    CHECK(path.births == std::vector<double>(6, 1834));
    CHECK(path.basis == BirthsBasis::one_year);
    CHECK(path.errors.empty());
}

TEST_CASE("known births are used where every year of the plan is known", "[planning][births]") {
    const BirthsPath path = births_path({}, area_of(1834, 2024), gateshead(), {2022, 2024});
    CHECK(path.births == std::vector<double>{1850, 1813, 1834});
    CHECK(path.basis == BirthsBasis::known_years);
    CHECK(births_path({}, area_of(1834, 2024), gateshead(), {2023, 2025}).basis == BirthsBasis::one_year);
    BirthsHistory gap = gateshead();
    gap[2].live_births.reset();
    CHECK(births_path({}, area_of(1834, 2024), gap, {2022, 2024}).basis == BirthsBasis::one_year);
    CHECK(births_path({BirthsRule::one_year}, area_of(1850, 2022), gateshead(), {2022, 2024}).births ==
          std::vector<double>(3, 1850));
}

TEST_CASE("growth is compound, from the year of the births", "[planning][births]") {
    const BirthsChoice one_less{BirthsRule::growth, -0.01, {}};
    const BirthsPath path = births_path(one_less, area_of(1834, 2024), {}, {2026, 2028});
    REQUIRE(path.births.size() == 3);
    CHECK(path.births[0] == Approx(1834 * 0.99 * 0.99));
    CHECK(path.births[2] == Approx(1834 * std::pow(0.99, 4)));
    // Of births of no year it is not known when they were: they are those of the first.
    CHECK(births_path(one_less, area_of(1834, 0), {}, {2026, 2028}).births[0] == 1834);
    CHECK(is_text(complaint(one_less, area_of(1834, 2024), {}, {2020, 2028}),
                  "planning/births-of-2024-which-cannot-grow"));
    CHECK(complaint({BirthsRule::growth, 1, {}}, area_of(1834, 2024), {}, {2026, 2100}) ==
          "more than 1,000,000,000 births in a year");
}

TEST_CASE("births given for each year are those, and more years do no harm", "[planning][births]") {
    const BirthsChoice given{BirthsRule::by_year, 0, {{2025, 7}, {2026, 1800}, {2027, 1750}, {2030, 9}}};
    CHECK(births_path(given, area_of(1834, 2024), {}, {2026, 2027}).births ==
          std::vector<double>{1800, 1750});
}

TEST_CASE("a trend is the straight line through the logarithms", "[planning][births]") {
    const LogTrend exact = log_trend_of(history(2020, {10000, 9000, 8100, 7290}));
    CHECK(exact.slope == Approx(std::log(0.9)));
    CHECK(exact.births_at(2026) == Approx(10000 * std::pow(0.9, 6)));
    // By another program, from the normal equations.
    const LogTrend trend = log_trend_of(gateshead());
    CHECK(trend.births_at(2031) == Approx(1505.2562271309375));
    CHECK(trend.reach_at(2031) == Approx(std::sqrt(1 + 1 / 4.0 + 8.5 * 8.5 / 5)));
    CHECK(trend.reach_at(2040) > trend.reach_at(2031));
}

TEST_CASE("births stray from a trend with their nation, by themselves, and by chance", "[planning][births]") {
    const LogTrend trend = log_trend_of(gateshead());
    const TrendError error{0.01, 0.02};
    Area area = area_of(1834, 2024);
    const BirthsPath path = births_path({BirthsRule::trend}, area, gateshead(), {2026, 2031}, error);
    CHECK(path.trend_years == 4);
    CHECK(path.births.back() == trend.births_at(2031));
    CHECK(path.errors.back().national == Approx(0.01 * trend.reach_at(2031)));
    const double chance = 1 / std::exp(trend.level);
    CHECK(path.errors.back().local == Approx(std::sqrt(0.0004 + chance) * trend.reach_at(2031)));
    // A nation has no more than its own error.
    area.code = "E92000001";
    const BirthsPath nation = births_path({BirthsRule::trend}, area, gateshead(), {2026, 2031}, error);
    CHECK(nation.errors.back().local == 0);
    CHECK(nation.errors.back().national == path.errors.back().national);
}

TEST_CASE("a trend needs three years with births", "[planning][births]") {
    const BirthsChoice trend{BirthsRule::trend};
    const Area area = area_of(1834, 2024);
    CHECK(is_text(complaint(trend, area, {}, {2026, 2031}), "planning/births-of-0-years"));
    CHECK(is_text(complaint(trend, area, history(2024, {1834}), {2026, 2031}), "planning/births-of-1-year"));
    CHECK(is_text(complaint(trend, area, history(2023, {1813, 1834}), {2026, 2031}),
                  "planning/births-of-2-years"));
    CHECK(is_text(complaint(trend, area, history(2022, {1850, 0, 1834}), {2026, 2031}),
                  "planning/no-births-in-2023-which-no"));
    CHECK(complaint(trend, area, history(2022, {1850, 1813, 1834}), {2026, 2031}).empty());
}

TEST_CASE("of children under two, of figures outside the plan only the year before counts",
          "[planning][births]") {
    BirthsChoice choice{BirthsRule::by_year, 0, {{2024, 7000}, {2026, 100}, {2027, 200}, {2028, 9000}}};
    Area under_two = area_of(1834, 2024);
    under_two.cohort = Cohort::under_two;
    CHECK(births_path(choice, under_two, {}, {2026, 2027}).births == std::vector<double>{200, 300});
    choice.by_year.insert(choice.by_year.begin() + 1, {2025, 5000});
    CHECK(births_path(choice, under_two, {}, {2026, 2027}).births == std::vector<double>{5100, 300});
    under_two.cohort = Cohort::births;
    CHECK(births_path(choice, under_two, {}, {2026, 2027}).births == std::vector<double>{100, 200});
}
