// What must hold of any plan without draws.

#include "pairmodel/planning/projection.hpp"

#include "planning/plans.hpp"
#include "simulation/runs.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

#include <cmath>
#include <vector>

using namespace pairmodel;
using namespace plans;
using simulated::closed;
using simulated::run_of;
using simulated::some_areas;
using simulated::toolkit;

namespace {

const std::vector<double> shares{0, 0.1, 0.25, 0.5, 2.0 / 3, 0.7, 0.9, 1};

}  // namespace

TEST_CASE("with no change every year is the estimate of its births, to the last bit", "[planning]") {
    for (const Scale scale : {Scale::proportional, Scale::odds}) {
        const Model model = closed(toolkit(), scale);
        const Run run = run_of(model, some_areas(60));
        for (const double growth : {0.0, -0.01, 0.035}) {
            const BirthsChoice births{BirthsRule::growth, growth, {}};
            const Projection projection(run, {}, plan_of(2026, 2031, {unreached_to(0.5)}, births), {});
            std::size_t different = 0;
            for (std::size_t i = 0; i < run.areas().size(); ++i) {
                const Planned planned = projection.area(i);
                const BirthsPath path = projection.births(i, 0);
                for (std::size_t y = 0; y < 6; ++y) {
                    const Estimate e = estimate(path.births[y], run.adversity(i).ratio, model);
                    for (const MeasureInfo& m : all_measures())
                        if (!simulated::same(planned[0][y][m.measure].babies, e.interval(m.measure)))
                            ++different;
                }
            }
            CHECK(different == 0);
        }
    }
}

TEST_CASE("a scenario begins where no change is, and ends where it wants to be", "[planning]") {
    const Run run = run_of(closed(toolkit()), some_areas(20));
    const Projection projection(run, {}, plan_of(2026, 2030, {unreached_to(0.4)}), {});
    for (std::size_t i = 0; i < 20; ++i) {
        const Planned planned = projection.area(i);
        const Estimate end = estimate(static_cast<double>(*run.areas()[i].live_births),
                                      run.adversity(i).ratio, run.model(), {0.4, 0.8});
        for (const MeasureInfo& m : all_measures()) {
            CHECK(simulated::same(planned[1][0][m.measure].babies, planned[0][0][m.measure].babies));
            CHECK(simulated::same(planned[1][4][m.measure].babies, end.interval(m.measure)));
        }
    }
    CHECK(projection.unreached_share(1, 2).central == Approx((2.0 / 3 + 0.4) / 2));
    CHECK(projection.unreached_share(0, 4).central == 2.0 / 3);
}

TEST_CASE("adversity goes in equal steps from the area's own ratio", "[planning]") {
    const Run run = run_of(closed(toolkit()), {simulated::area("A", 1000, 1.3)});
    PlanScenario scenario{"less adversity"};
    scenario.adversity_to = 1.1;
    const Planned planned = Projection(run, {}, plan_of(2026, 2030, {scenario}), {}).area(0);
    for (std::size_t y = 0; y < 5; ++y) {
        CHECK(planned[1][y].ratio == Approx(1.3 - 0.05 * static_cast<double>(y)));
        CHECK(planned[0][y].ratio == 1.3);
    }
    CHECK(planned[1][4][Measure::need].babies.high == Approx(1000 * 0.45 * 1.1));
}

TEST_CASE("reaching everybody misses nobody, and demand is need", "[planning]") {
    const Run run = run_of(closed(toolkit()), some_areas(60));
    const Projection projection(run, {}, plan_of(2026, 2031, {unreached_to(0)}), {});
    for (std::size_t i = 0; i < 60; ++i) {
        const PlannedYear end = projection.area(i)[1].back();
        CHECK(end[Measure::missed].babies.low == 0);
        CHECK(end[Measure::missed].babies.high == 0);
        CHECK(end[Measure::demand].babies.low == Approx(end[Measure::need].babies.low));
        CHECK(end[Measure::demand].babies.high == Approx(end[Measure::need].babies.high));
    }
}

TEST_CASE("a lower unreached share never lowers demand", "[planning]") {
    const Run run = run_of(closed(toolkit()), some_areas(40));
    std::vector<PlanScenario> scenarios;
    for (const double share : shares) scenarios.push_back(unreached_to(share, std::to_string(share)));
    const Projection projection(run, {}, plan_of(2026, 2031, scenarios), {});
    std::size_t compared = 0;
    for (std::size_t i = 0; i < 40; ++i) {
        const Planned planned = projection.area(i);
        for (std::size_t s = 2; s < planned.size(); ++s)
            for (std::size_t y = 0; y < 6; ++y)
                for (const Measure m : {Measure::demand, Measure::targeted, Measure::specialist_short_term,
                                        Measure::specialist_long_term, Measure::specialist}) {
                    const Interval& more = planned[s - 1][y][m].babies;
                    const Interval& less = planned[s][y][m].babies;
                    ++compared;
                    if (more.low >= less.low && more.central >= less.central && more.high >= less.high)
                        continue;
                    CAPTURE(i, s, y, info(m).code);
                    REQUIRE(false);
                }
    }
    CHECK(compared == 40 * (shares.size() - 1) * 6 * 5);
}

TEST_CASE("sums over years are running sums of the years' own figures", "[planning]") {
    const Run run = run_of(closed(toolkit()), some_areas(30));
    const BirthsChoice births{BirthsRule::growth, -0.013, {}};
    PlanScenario both = unreached_to(0.5);
    both.adversity_to = 0.9;
    const Projection projection(run, {}, plan_of(2026, 2035, {both}, births), {});
    std::size_t different = 0;
    for (std::size_t i = 0; i < 30; ++i) {
        const Planned planned = projection.area(i);
        for (std::size_t s = 0; s < 2; ++s)
            for (const MeasureInfo& m : all_measures()) {
                // Each scenario of need by itself, in the order of the years.
                Scenarios<double> sum;
                Scenarios<double> more;
                for (std::size_t y = 0; y < 10; ++y) {
                    const auto at = [&](std::size_t scenario) {
                        const double way = scenario == 0 ? 0 : static_cast<double>(y) / 9;
                        const double ratio = run.adversity(i).ratio;
                        return estimate(projection.births(i, s).births[y], std::lerp(ratio, 0.9, way),
                                        run.model(), {std::lerp(2.0 / 3, 0.5, way), 0.8})
                            .babies;
                    };
                    const auto now = at(s);
                    const auto unchanged = at(0);
                    sum.lower_need += now.lower_need[m.measure];
                    sum.higher_need += now.higher_need[m.measure];
                    more.lower_need += now.lower_need[m.measure] - unchanged.lower_need[m.measure];
                    more.higher_need += now.higher_need[m.measure] - unchanged.higher_need[m.measure];
                    const PlannedFigure& figure = planned[s][y][m.measure];
                    if (!simulated::same(figure.cumulative, interval_of(sum.lower_need, sum.higher_need)) ||
                        !simulated::same(figure.cumulative_difference,
                                         interval_of(more.lower_need, more.higher_need)))
                        ++different;
                }
            }
    }
    CHECK(different == 0);
}

TEST_CASE("a total of a plan adds areas up scenario by scenario", "[planning]") {
    const Run run = run_of(closed(toolkit()), some_areas(30));
    const Projection projection(run, {}, plan_of(2026, 2028, {unreached_to(0.5)}), {});
    const Planned total = projection.total(simulated::all_of(run));
    double demand = 0;
    double births = 0;
    for (std::size_t i = 0; i < 30; ++i) {
        demand += projection.area(i)[1][2][Measure::demand].babies.high;
        births += static_cast<double>(*run.areas()[i].live_births);
    }
    CHECK(total[1][2][Measure::demand].babies.high == Approx(demand));
    CHECK(total[1][2].live_births.babies.central == births);
    CHECK(same(projection.total({7}), projection.area(7)));
}

TEST_CASE("a scenario with births of its own leaves those of the others alone", "[planning]") {
    Area area = simulated::area("A", 1000, 1.2);
    area.live_births_year = 2026;
    const Run run = run_of(closed(toolkit()), {area});
    PlanScenario fewer = unreached_to(0.5, "fewer births");
    fewer.births = BirthsChoice{BirthsRule::growth, -0.1, {}};
    const Planned planned =
        Projection(run, {}, plan_of(2026, 2028, {unreached_to(0.5, "a"), fewer, unreached_to(0.5, "b")}), {})
            .area(0);
    CHECK(planned[2][2].live_births.babies.central == Approx(810));
    CHECK(planned[2][2].live_births.difference.central == Approx(-190));
    CHECK(planned[1][2].live_births.babies.central == 1000);
    CHECK(planned[2][2][Measure::demand].babies.low ==
          Approx(0.81 * planned[1][2][Measure::demand].babies.low));
    for (const MeasureInfo& m : all_measures())
        CHECK(same(planned[1][2][m.measure], planned[3][2][m.measure]));
}

TEST_CASE("areas without an answer are found before anything is shown", "[planning]") {
    std::vector<Area> areas = some_areas(3);
    areas[1].live_births_year = 2030;
    areas[2].live_births.reset();
    const Run run = run_of(closed(toolkit()), areas);
    const BirthsChoice births{BirthsRule::growth, -0.01, {}};
    std::vector<Unanswered> unanswered;
    (void)Projection(run, {}, plan_of(2026, 2028, {}, births), {}).check(unanswered);
    REQUIRE(unanswered.size() == 1);
    CHECK(unanswered[0].index == 1);
    CHECK(is_text(unanswered[0].reason, "planning/births-of-2030-which-cannot-grow"));
}

TEST_CASE("areas that a scenario saturates are known", "[planning]") {
    const Run run = run_of(closed(toolkit()), {simulated::area("A", 1000, 1), simulated::area("B", 1000, 2)});
    PlanScenario worse{"worse"};
    worse.adversity_to = 2.5;
    std::vector<Unanswered> unanswered;
    CHECK(Projection(run, {}, plan_of(2026, 2028), {}).check(unanswered).saturated.empty());
    CHECK(Projection(run, {}, plan_of(2026, 2028, {worse}), {}).check(unanswered).saturated ==
          std::vector<std::size_t>{0, 1});
    CHECK(Projection(run, {}, plan_of(2026, 2028, {worse}), simulated::with_draws(100))
              .check(unanswered)
              .saturated == std::vector<std::size_t>{0, 1});
    const Planned planned = Projection(run, {}, plan_of(2026, 2028, {worse}), {}).area(0);
    CHECK_FALSE(planned[1][1].saturated);
    CHECK(planned[1][2].saturated);
    CHECK(unanswered.empty());
}
