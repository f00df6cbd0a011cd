// Plans with draws: one draw is one truth for all years and scenarios.

#include "pairmodel/model/error.hpp"
#include "pairmodel/planning/projection.hpp"
#include "planning/plans.hpp"
#include "simulation/runs.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <vector>

using namespace pairmodel;
using namespace plans;
using simulated::closed;
using simulated::run_of;
using simulated::some_areas;
using simulated::toolkit;
using simulated::width;
using simulated::with_draws;

namespace {

Run one_area(double spread = 0.1) {
    return run_of(closed(toolkit()), {simulated::area("E08000037", 1834, 1.2, spread)});
}

}  // namespace

TEST_CASE("with nothing to draw a plan is the plan without draws", "[planning][simulation]") {
    const ParameterSet set = simulated::nothing_to_draw();
    std::vector<Area> areas = some_areas(12);
    for (Area& area : areas) area.adversity->log_standard_error.reset();
    const Run run = run_of(closed(set), areas);
    PlanScenario better = unreached_to(0.5);
    better.adversity_to = 1.05;
    const Plan plan = plan_of(2026, 2029, {better}, {BirthsRule::growth, -0.02, {}});
    const Projection drawn(run, {}, plan, with_draws(100));
    const Projection plain(run, {}, plan, {});
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const Planned a = drawn.area(i);
        const Planned b = plain.area(i);
        for (std::size_t s = 0; s < 2; ++s)
            for (std::size_t y = 0; y < 4; ++y)
                for (const MeasureInfo& m : all_measures()) {
                    CAPTURE(i, s, y, m.code);
                    // Both scenarios of need coincide here, so that there is one figure.
                    CHECK(a[s][y][m.measure].babies.low == b[s][y][m.measure].babies.low);
                    CHECK(a[s][y][m.measure].babies.high == b[s][y][m.measure].babies.high);
                    CHECK(a[s][y][m.measure].cumulative.central ==
                          Approx(b[s][y][m.measure].cumulative.central));
                    CHECK(a[s][y][m.measure].cumulative_difference.central ==
                          Approx(b[s][y][m.measure].cumulative_difference.central).margin(1e-9));
                }
    }
}

TEST_CASE("with no change every year is what a simulation of its births says", "[planning][simulation]") {
    const Run run = run_of(closed(toolkit()), some_areas(15));
    const SimulationOptions options = with_draws(1001, 5);  // odd: one draw in the middle
    const Projection projection(run, {}, plan_of(2026, 2028), options);
    const Simulation simulation(run, options);
    const auto areas = simulation.areas();
    const SimulatedEstimate total = simulation.total(simulated::all_of(run));
    const Planned planned_total = projection.total(simulated::all_of(run));
    for (std::size_t y = 0; y < 3; ++y)
        for (const MeasureInfo& m : all_measures()) {
            CAPTURE(m.code, y);
            for (std::size_t i = 0; i < areas.size(); ++i) {
                const Interval here = projection.area(i)[0][y][m.measure].babies;
                CHECK(here.low == Approx(areas[i][m.measure].babies.low).epsilon(1e-5));
                CHECK(here.central == Approx(areas[i][m.measure].babies.central).epsilon(1e-5));
                CHECK(here.high == Approx(areas[i][m.measure].babies.high).epsilon(1e-5));
            }
            const Interval& all = planned_total[0][y][m.measure].babies;
            CHECK(simulated::same(all, total[m.measure].babies));
        }
}

TEST_CASE("differences between scenarios are narrower than differences of two runs",
          "[planning][simulation]") {
    const Run run = one_area();
    const Plan plan = plan_of(2026, 2031, {unreached_to(0.6)});
    const Planned together = Projection(run, {}, plan, with_draws(2000, 1)).area(0);
    // Two runs that do not know of one another.
    const Interval changed =
        Projection(run, {}, plan, with_draws(2000, 2)).area(0)[1].back()[Measure::demand].babies;
    const Interval unchanged =
        Projection(run, {}, plan, with_draws(2000, 3)).area(0)[0].back()[Measure::demand].babies;
    const Interval& difference = together[1].back()[Measure::demand].difference;
    CHECK(width(difference) < 0.75 * std::hypot(width(changed), width(unchanged)));
    CHECK(difference.low > changed.low - unchanged.high);
    CHECK(difference.high < changed.high - unchanged.low);
    // Nor is it the difference of the ends that are shown.
    const Interval& with = together[1].back()[Measure::demand].babies;
    const Interval& without = together[0].back()[Measure::demand].babies;
    CHECK(width(difference) < with.high - without.low - (with.low - without.high));
}

TEST_CASE("in the first year scenarios differ in no draw", "[planning][simulation]") {
    const Run run = one_area();
    const Planned planned =
        Projection(run, {}, plan_of(2026, 2031, {unreached_to(0.5)}), with_draws(500)).area(0);
    for (const MeasureInfo& m : all_measures()) {
        const PlannedFigure& figure = planned[1].front()[m.measure];
        CHECK(figure.difference.low == 0);
        CHECK(figure.difference.high == 0);
        CHECK(simulated::same(figure.babies, planned[0].front()[m.measure].babies));
        CHECK(simulated::same(figure.cumulative, figure.babies));
    }
}

TEST_CASE("what a scenario asks for is true in every draw of the last year", "[planning][simulation]") {
    const Run run = one_area();
    const Projection projection(run, {}, plan_of(2026, 2031, {unreached_to(0.5)}), with_draws(500));
    CHECK(projection.unreached_share(1, 5).low == 0.5);
    CHECK(projection.unreached_share(1, 5).high == 0.5);
    CHECK(simulated::same(projection.unreached_share(1, 0), projection.unreached_share(0, 3)));
    const Interval first = projection.unreached_share(1, 0);
    const Interval middle = projection.unreached_share(1, 3);
    CHECK(middle.low == Approx(first.low + 0.6 * (0.5 - first.low)));
    CHECK(middle.high == Approx(first.high + 0.6 * (0.5 - first.high)));
}

TEST_CASE("sums over years have the spread of one truth, not of independent years",
          "[planning][simulation]") {
    const Run run = one_area();
    const Planned planned = Projection(run, {}, plan_of(2026, 2030), with_draws(1000)).area(0);
    const PlannedFigure& end = planned[0].back()[Measure::missed];
    CHECK(end.cumulative.low == Approx(5 * end.babies.low));
    CHECK(end.cumulative.high == Approx(5 * end.babies.high));
}

TEST_CASE("births that vary by chance do so in each year anew", "[planning][simulation]") {
    const Run run = one_area(0);
    SimulationOptions options = with_draws(2000);
    options.births_variation = BirthsVariation::poisson;
    const Planned planned = Projection(run, {}, plan_of(2026, 2034), options).area(0);
    const PlannedFigure& births = planned[0].back().live_births;
    CHECK(width(planned[0][0].live_births.babies) == Approx(2 * 1.96 * std::sqrt(1834)).epsilon(0.06));
    CHECK(width(births.cumulative) == Approx(2 * 1.96 * std::sqrt(9 * 1834)).epsilon(0.06));
    CHECK(births.cumulative.central == Approx(9 * 1834).epsilon(0.005));
}

TEST_CASE("births on a trend have its prediction interval", "[planning][simulation]") {
    const Run run = one_area();
    Plan plan = plan_of(2026, 2031, {unreached_to(0.5)}, {BirthsRule::trend, 0, {}});
    plan.trend_error = {0.01, 0.02};
    const Projection projection(run, {gateshead()}, plan, with_draws(20001));
    const LogTrend trend = log_trend_of(gateshead());
    const double error = std::sqrt(0.01 * 0.01 + 0.02 * 0.02 + std::exp(-trend.level));
    const Planned planned = projection.area(0);
    for (const std::size_t y : {0U, 5U}) {
        const int year = 2026 + static_cast<int>(y);
        const Interval& births = planned[0][y].live_births.babies;
        const double reach = 1.96 * error * trend.reach_at(year);
        CHECK(std::log(births.low) == Approx(std::log(trend.births_at(year)) - reach).margin(0.03 * reach));
        CHECK(std::log(births.high) == Approx(std::log(trend.births_at(year)) + reach).margin(0.03 * reach));
        CHECK(births.central == Approx(trend.births_at(year)).epsilon(0.01));
    }
    // The same births in both scenarios, and shares of births that do not vary with them.
    CHECK(planned[1][5].live_births.difference.low == 0);
    CHECK(planned[1][5].live_births.difference.high == 0);
    const Planned flat =
        Projection(run, {}, plan_of(2026, 2031, {unreached_to(0.5)}), with_draws(20001)).area(0);
    CHECK(planned[1][5].specialist_share.low == Approx(flat[1][5].specialist_share.low));
    CHECK(planned[1][5].specialist_share.high == Approx(flat[1][5].specialist_share.high));
}

TEST_CASE("areas of a nation stray from their trends together", "[planning][simulation]") {
    // As many as chance by itself would not move: what is left is the nation's, the same for all.
    std::vector<Area> areas;
    for (const char* code : {"E08000001", "E08000002", "E08000003", "E08000004"})
        areas.push_back(simulated::area(code, 100'000'000));
    const BirthsHistory history{{2022, 100'000'000}, {2023, 100'000'000}, {2024, 100'000'000}};
    const Run run = run_of(closed(toolkit()), areas);
    Plan plan = plan_of(2025, 2025, {}, {BirthsRule::trend, 0, {}});
    plan.trend_error.national = 0.001;
    const auto spread = [&](const Run& of) {
        const Planned planned = Projection(of, {history, history, history, history}, plan, with_draws(2000))
                                    .total(simulated::all_of(of));
        return width(planned[0][0].live_births.babies);
    };
    const double together = spread(run);
    const double reach = log_trend_of(history).reach_at(2025);
    CHECK(together == Approx(4e8 * 2 * 1.96 * 0.001 * reach).epsilon(0.06));
    // Of four nations they stray by themselves, which partly averages out.
    for (std::size_t i = 0; i < areas.size(); ++i) areas[i].code[0] = "EWSN"[i];
    CHECK(spread(run_of(closed(toolkit()), areas)) == Approx(together / 2).epsilon(0.06));
}

TEST_CASE("births on a trend do not vary by chance as well", "[planning][simulation]") {
    const Run run = one_area();
    SimulationOptions options = with_draws(100);
    options.births_variation = BirthsVariation::poisson;
    const Plan plan = plan_of(2026, 2031, {}, {BirthsRule::trend, 0, {}});
    CHECK_THROWS_AS(Projection(run, {gateshead()}, plan, options), ModelError);
}

TEST_CASE("a plan's figures depend on neither threads nor other areas", "[planning][simulation]") {
    const Run run = run_of(closed(toolkit()), some_areas(40));
    const Plan plan = plan_of(2026, 2028, {unreached_to(0.5)});
    SimulationOptions options = with_draws(700);
    options.births_variation = BirthsVariation::poisson;
    const std::vector<std::size_t> all = simulated::all_of(run);
    const Planned one = Projection(run, {}, plan, options).total(all);
    for (const std::size_t threads : {2U, 5U}) {
        options.threads = threads;
        CHECK(same(Projection(run, {}, plan, options).total(all), one));
    }
    const Run alone = run_of(closed(toolkit()), {run.areas()[17].copy()});
    CHECK(same(Projection(alone, {}, plan, options).area(0), Projection(run, {}, plan, options).area(17)));
}

TEST_CASE("another scenario shifts no figure of the first", "[planning][simulation]") {
    const Run run = one_area();
    PlanScenario worse{"worse"};
    worse.adversity_to = 1.5;
    const Planned two =
        Projection(run, {}, plan_of(2026, 2029, {unreached_to(0.5)}), with_draws(300)).area(0);
    const Planned three =
        Projection(run, {}, plan_of(2026, 2029, {unreached_to(0.5), worse}), with_draws(300)).area(0);
    CHECK(same({two[0], two[1]}, three));
}
