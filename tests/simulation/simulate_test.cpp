// What must hold of any simulation, and what it says where the answer is known.

#include "pairmodel/simulation/simulate.hpp"

#include "pairmodel/model/error.hpp"
#include "runs.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace pairmodel;
using namespace simulated;

namespace {

SimulatedEstimate only(const Model& model, const Area& area, const SimulationOptions& options) {
    return Simulation(run_of(model, {area}), options).areas().at(0);
}

std::vector<NamedTotal> one_total(const Run& run) {
    return {{"TOTAL", "All", all_of(run), {}, {}}};
}

}  // namespace

TEST_CASE("the number of threads changes nothing", "[simulation]") {
    const Model model = closed(toolkit());
    const Run run = run_of(model, some_areas(150));
    for (const BirthsVariation variation : {BirthsVariation::none, BirthsVariation::poisson}) {
        SimulationOptions options = with_draws(300);
        options.births_variation = variation;
        options.errors = true;
        const SimulatedRun one = simulate(run, one_total(run), options);
        REQUIRE(one.areas.size() == 150);
        REQUIRE(one.totals.size() == 1);
        for (const std::size_t threads : {2U, 3U, 7U}) {
            CAPTURE(threads, code_of(variation));
            options.threads = threads;
            const SimulatedRun several = simulate(run, one_total(run), options);
            std::size_t different = 0;
            for (std::size_t i = 0; i < one.areas.size(); ++i)
                if (!same(one.areas[i], several.areas[i])) ++different;
            CHECK(different == 0);
            CHECK(same(one.totals[0], several.totals[0]));
        }
    }
}

TEST_CASE("an area's result does not depend on which others there are, and where", "[simulation]") {
    const Model model = closed(toolkit());
    const std::vector<Area> areas = some_areas(100);
    const SimulationOptions options = with_draws(250);
    const Run run = run_of(model, areas);
    const auto together = Simulation(run, options).areas();
    std::vector<Area> turned(areas.rbegin(), areas.rend());
    const Run turned_run = run_of(model, turned);
    const auto backwards = Simulation(turned_run, options).areas();
    std::size_t different = 0;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (!same(together[i], backwards[areas.size() - 1 - i])) ++different;
        if (i % 9 == 0 && !same(together[i], only(model, areas[i], options))) ++different;
    }
    CHECK(different == 0);
}

TEST_CASE("other seeds and other codes give other draws", "[simulation]") {
    const Model model = closed(toolkit());
    const SimulatedEstimate first = only(model, area("A", 1000, 1, 0.1), with_draws(200));
    CHECK(same(first, only(model, area("A", 1000, 1, 0.1), with_draws(200))));
    CHECK_FALSE(same(first, only(model, area("B", 1000, 1, 0.1), with_draws(200))));
    CHECK_FALSE(same(first, only(model, area("A", 1000, 1, 0.1), with_draws(200, 2))));
    // An area without a code goes by its name.
    Area named = area("", 1000, 1, 0.1);
    named.name = "A";
    CHECK(same(first, only(model, named, with_draws(200))));
}

TEST_CASE("with nothing to draw the simulation is the point estimate", "[simulation]") {
    const ParameterSet set = nothing_to_draw();
    for (const Scale scale : {Scale::proportional, Scale::odds}) {
        const Model model = closed(set, scale);
        std::vector<Area> areas = some_areas(60);
        areas.push_back(area("saturated", 900, 2.5));
        for (Area& a : areas) a.adversity->log_standard_error.reset();
        const Run run = run_of(model, areas);
        const SimulatedRun simulated = simulate(run, one_total(run), with_draws(100));
        Total total;
        for (std::size_t i = 0; i < areas.size(); ++i) {
            const Estimate point = *run.estimate(i);
            total.add(point);
            for (const MeasureInfo& m : all_measures()) {
                CAPTURE(i, m.code);
                CHECK(same(simulated.areas[i][m.measure].babies, point.interval(m.measure)));
            }
            CHECK(simulated.areas[i].saturated_share == (point.saturated() ? 1 : 0));
        }
        for (const MeasureInfo& m : all_measures()) {
            CAPTURE(m.code);
            const Interval sum = total.interval(m.measure);
            CHECK(simulated.totals[0][m.measure].babies.low == Approx(sum.low).epsilon(1e-12).margin(1e-9));
            CHECK(simulated.totals[0][m.measure].babies.high == Approx(sum.high).epsilon(1e-12).margin(1e-9));
        }
    }
}

TEST_CASE("the total of one area is that area", "[simulation]") {
    const Model model = closed(toolkit());
    for (const BirthsVariation variation : {BirthsVariation::none, BirthsVariation::poisson}) {
        SimulationOptions options = with_draws(333);
        options.births_variation = variation;
        options.errors = true;
        const Run run = run_of(model, {area("A", 1834, 1.2, 0.15), area("B", 500, 2.3, 0.05)});
        const Simulation simulation(run, options);
        const auto areas = simulation.areas();
        for (std::size_t i = 0; i < areas.size(); ++i) {
            const SimulatedEstimate total = simulation.total({i});
            CHECK(total.saturated_share == areas[i].saturated_share);
            for (const MeasureInfo& m : all_measures()) {
                CAPTURE(i, m.code, code_of(variation));
                const Quantiles& a = areas[i][m.measure];
                const Quantiles& t = total[m.measure];
                // Areas are ranked in single precision, so that close neighbours may change places.
                constexpr double close = 2e-7;
                CHECK(t.babies.low == Approx(a.babies.low).epsilon(close));
                CHECK(t.babies.central == Approx(a.babies.central).epsilon(close));
                CHECK(t.babies.high == Approx(a.babies.high).epsilon(close));
                CHECK(t.error.high == Approx(a.error.high).epsilon(1e-4).margin(1e-5));
            }
        }
    }
}

TEST_CASE("an area without births, and a total of none", "[simulation]") {
    const Model model = closed(toolkit());
    Area unknown = area("unknown", 0, 1, 0.1);
    unknown.live_births.reset();
    for (const BirthsVariation variation : {BirthsVariation::none, BirthsVariation::poisson}) {
        SimulationOptions options = with_draws(100);
        options.births_variation = variation;
        const Run run = run_of(model, {area("none", 0, 1.3, 0.2), unknown, area("some", 10, 1, 0.1)});
        const Simulation simulation(run, options);
        const auto areas = simulation.areas();
        const SimulatedEstimate nobody = simulation.total({});
        for (const MeasureInfo& m : all_measures()) {
            CAPTURE(m.code);
            CHECK(same(areas[0][m.measure].babies, Interval{}));
            CHECK(same(areas[1][m.measure].babies, Interval{}));
            CHECK(same(nobody[m.measure].babies, Interval{}));
            CHECK(same(simulation.total({0, 2})[m.measure].babies, simulation.total({2})[m.measure].babies));
        }
        CHECK(areas[2][Measure::need].babies.low > 0);
    }
}

TEST_CASE("quantiles are in order, and demand within need within births", "[simulation]") {
    const Model model = closed(toolkit());
    const Run run = run_of(model, some_areas(80));
    const SimulatedRun simulated = simulate(run, one_total(run), with_draws(200));
    double births = 0;
    std::vector<SimulatedEstimate> all = simulated.areas;
    std::vector<double> most;
    for (const AreaView& a : run.areas()) {
        most.push_back(static_cast<double>(*a.live_births));
        births += most.back();
    }
    all.push_back(simulated.totals[0]);
    most.push_back(births);
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(i);
        const SimulatedEstimate& e = all[i];
        for (const MeasureInfo& m : all_measures()) {
            const Interval& q = e[m.measure].babies;
            CHECK((0 <= q.low && q.low <= q.central && q.central <= q.high));
        }
        const auto within = [&](Measure part, Measure whole) {
            const Interval& p = e[part].babies;
            const Interval& w = e[whole].babies;
            return p.low <= w.low && p.central <= w.central && p.high <= w.high;
        };
        CHECK(within(Measure::demand, Measure::need));
        CHECK(within(Measure::specialist, Measure::demand));
        CHECK(within(Measure::missed, Measure::need));
        CHECK(e[Measure::need].babies.high <= most[i] * (1 + 1e-12));
        CHECK(same(e[Measure::universal].babies, e[Measure::secure].babies));
        CHECK(same(e[Measure::unassigned].babies, Interval{}));
        // Secure is what need leaves of births.
        CHECK(e[Measure::secure].babies.low ==
              Approx(most[i] - e[Measure::need].babies.high).epsilon(1e-6).margin(1e-6));
    }
}

TEST_CASE("quantiles where they are known", "[simulation]") {
    // Only the place between the scenarios varies: need is uniform from 400 to 450 of 1,000.
    const ParameterSet& set = toolkit();
    const Model model = closed(set);
    const SimulatedEstimate e = only(model, area("A", 1000), with_draws(40'000));
    CHECK(e[Measure::need].babies.low == Approx(401.25).margin(0.3));
    CHECK(e[Measure::need].babies.central == Approx(425).margin(0.7));
    CHECK(e[Measure::need].babies.high == Approx(448.75).margin(0.3));
    CHECK(e[Measure::disorganised].babies.low == Approx(150).epsilon(1e-12));
    CHECK(e[Measure::disorganised].babies.high == Approx(150).epsilon(1e-12));
    // 150 · (1 − u), u uniform from 0.66 to 0.75.
    CHECK(e[Measure::specialist_long_term].babies.low == Approx(150 * (0.25 + 0.09 * 0.025)).margin(0.1));
    CHECK(e[Measure::specialist_long_term].babies.central == Approx(150 * 0.295).margin(0.2));
    CHECK(e[Measure::specialist_long_term].babies.high == Approx(150 * (0.34 - 0.09 * 0.025)).margin(0.1));
    // The median of simulated demand lies below the point estimate's low end.
    CHECK(e[Measure::demand].babies.central < 425 / 3.0);
}

TEST_CASE("the adversity ratio of an area is log-normal around its median", "[simulation]") {
    const ParameterSet set = nothing_to_draw();
    const Model model = closed(set);
    const SimulatedEstimate e = only(model, area("A", 1000, 1.2, 0.1), with_draws(40'000));
    CHECK(e[Measure::need].babies.central == Approx(450 * 1.2).epsilon(0.003));
    CHECK(e[Measure::need].babies.low == Approx(450 * 1.2 * std::exp(-0.1 * 1.959964)).epsilon(0.005));
    CHECK(e[Measure::need].babies.high == Approx(450 * 1.2 * std::exp(0.1 * 1.959964)).epsilon(0.005));
    SimulationOptions half = with_draws(40'000);
    half.level = 0.5;
    CHECK(only(model, area("A", 1000, 1.2, 0.1), half)[Measure::need].babies.high ==
          Approx(450 * 1.2 * std::exp(0.1 * 0.67449)).epsilon(0.003));
}

TEST_CASE("births that vary widen the interval", "[simulation]") {
    const ParameterSet set = nothing_to_draw();
    const Model model = closed(set);
    SimulationOptions options = with_draws(20'000);
    const Area small = area("A", 400, 1);
    CHECK(width(only(model, small, options)[Measure::need].babies) == 0);
    options.births_variation = BirthsVariation::poisson;
    // Poisson quantiles of 400: 361 and 440.
    const SimulatedEstimate e = only(model, small, options);
    CHECK(e[Measure::need].babies.low == Approx(0.45 * 361).margin(0.5));
    CHECK(e[Measure::need].babies.central == Approx(0.45 * 400).margin(0.5));
    CHECK(e[Measure::need].babies.high == Approx(0.45 * 440).margin(0.5));
    CHECK(e[Measure::secure].babies.high == Approx(0.55 * 440).margin(0.5));

    const Model usual = closed(toolkit());
    SimulationOptions fixed_births = with_draws(2000);
    SimulationOptions varying = fixed_births;
    varying.births_variation = BirthsVariation::poisson;
    for (const MeasureInfo& m : all_measures()) {
        if (m.measure == Measure::unassigned) continue;
        CAPTURE(m.code);
        CHECK(width(only(usual, area("A", 100, 1.1, 0.05), varying)[m.measure].babies) >
              width(only(usual, area("A", 100, 1.1, 0.05), fixed_births)[m.measure].babies));
    }
}

TEST_CASE("the share of saturated draws", "[simulation]") {
    const Model model(toolkit(), {Allocation::closed, Scale::proportional, 1.0});
    // Need before adversity is uniform from 0.40 to 0.45; at 2.35 it passes all births above 1 ÷ 2.35.
    const double expected = (0.45 - 1 / 2.35) / 0.05;
    const Run run = run_of(model, {area("A", 1000, 2.35), area("B", 1000, 1), area("C", 1000, 3)});
    const Simulation simulation(run, with_draws(20'000));
    const auto areas = simulation.areas();
    CHECK(areas[0].saturated_share == Approx(expected).margin(0.015));
    CHECK(areas[1].saturated_share == 0);
    CHECK(areas[2].saturated_share == 1);
    CHECK(simulation.total({0, 1}).saturated_share == areas[0].saturated_share);
    CHECK(simulation.total({1}).saturated_share == 0);
    // Of the draws that there are, not of whole lanes.
    CHECK(Simulation(run, with_draws(1001)).areas()[2].saturated_share == 1);
    CHECK(areas[2][Measure::need].babies.low == Approx(1000).epsilon(1e-12));
    CHECK(areas[2][Measure::secure].babies.high == Approx(0).margin(1e-9));
}

TEST_CASE("an uncertainty too wide to say anything is an error", "[simulation]") {
    const Model model = closed(toolkit());
    const SimulationOptions options = with_draws(100);
    CHECK_THROWS_WITH(only(model, area("E08000037", 1000, 1, 3.01), options),
                      kept_text("simulation/the-uncertainty-of-the-adversity-ratio"));
    Area named = area("E08000037", 1000, 1, 40);
    named.name = "Gateshead";
    const Run run = run_of(model, {area("A", 10), named});
    const Simulation simulation(run, options);
    CHECK_THROWS_WITH(simulation.total({0, 1}),
                      kept_text("simulation/the-uncertainty-of-the-adversity-ratio-of"));
    CHECK_THROWS_AS(simulation.areas(), ModelError);
    CHECK_NOTHROW(only(model, area("E08000037", 1000, 1, 3), options));
}

TEST_CASE("an error of one thread is the error of the simulation", "[simulation]") {
    const Model model = closed(toolkit());
    std::vector<Area> areas = some_areas(200);
    areas[150].adversity->log_standard_error = 9;
    const Run run = run_of(model, areas);
    SimulationOptions options = with_draws(100);
    options.threads = 3;
    CHECK_THROWS_WITH(Simulation(run, options).areas(),
                      kept_text("simulation/the-uncertainty-of-the-adversity-ratio-2"));
}

TEST_CASE("an elasticity that a draw makes absurd is an error", "[simulation]") {
    ParameterSet set = toolkit();
    set.elasticity = {1, 0.5, 4, Distribution::uniform};
    CHECK_THROWS_AS(only(closed(set), area("A", 1000, 0.6), with_draws(500)), ModelError);
    // Chosen by the user, it does not vary.
    const Model chosen(set, {Allocation::closed, Scale::proportional, 1.0});
    CHECK(only(chosen, area("A", 1000, 0.6), with_draws(500))[Measure::disorganised].babies.high ==
          Approx(90).epsilon(1e-12));
}

TEST_CASE("the Monte Carlo error is how far quantiles stray from seed to seed", "[simulation]") {
    const Model model = closed(toolkit());
    const Run run = run_of(model, {area("A", 1000, 1.2, 0.1), area("B", 3000, 0.9, 0.2)});
    constexpr int seeds = 150;
    double errors = 0;
    double total_errors = 0;
    std::vector<double> highs;
    std::vector<double> totals;
    for (int seed = 0; seed < seeds; ++seed) {
        SimulationOptions options = with_draws(1000, static_cast<std::uint64_t>(seed));
        options.errors = true;
        const Simulation simulation(run, options);
        const auto found = simulation.areas()[0];
        const SimulatedEstimate total = simulation.total({0, 1});
        highs.push_back(found[Measure::need].babies.high);
        totals.push_back(total[Measure::demand].babies.central);
        errors += found[Measure::need].error.high / seeds;
        total_errors += total[Measure::demand].error.central / seeds;
    }
    const auto deviation = [](const std::vector<double>& values) {
        double mean = 0;
        double squares = 0;
        for (const double v : values) mean += v / seeds;
        for (const double v : values) squares += (v - mean) * (v - mean) / (seeds - 1);
        return std::sqrt(squares);
    };
    // A standard deviation from 150 seeds is itself known to 6 %.
    CHECK(errors == Approx(deviation(highs)).epsilon(0.2));
    CHECK(total_errors == Approx(deviation(totals)).epsilon(0.2));
    const SimulatedEstimate unasked = only(model, area("A", 1000, 1.2, 0.1), with_draws(1000));
    CHECK(same(unasked[Measure::need].error, Interval{}));
}

TEST_CASE("draws are doubled until the error is small enough", "[simulation]") {
    const Model model = closed(toolkit());
    const Run run = run_of(model, {area("A", 1000, 1.2, 0.1)});
    const SimulatedRun first = simulate_until(run, {}, with_draws(1000), {1000, 64'000});
    CHECK(first.options.draws == 1000);
    const SimulatedRun enough = simulate_until(run, {}, with_draws(1000), {2, 64'000});
    CHECK(enough.largest_error({}) <= 2);
    CHECK(enough.options.draws > 1000);
    SimulationOptions half = with_draws(enough.options.draws / 2);
    half.errors = true;
    CHECK(simulate(run, {}, half).largest_error({}) > 2);
    // Of a small measure fewer are enough.
    CHECK(simulate_until(run, {}, with_draws(1000), {2, 64'000, {Measure::specialist}}).options.draws <
          enough.options.draws);
    const SimulatedRun capped = simulate_until(run, {}, with_draws(1000), {1e-9, 3000});
    CHECK(capped.options.draws == 3000);
    // Totals count too.
    CHECK(simulate_until(run, one_total(run), with_draws(1000), {2, 64'000}).options.draws >=
          enough.options.draws);
}

TEST_CASE("the largest error is known where those of areas were not asked for", "[simulation]") {
    const Model model = closed(toolkit());
    const Run run = run_of(model, some_areas(40));
    for (const auto& totals : {std::vector<NamedTotal>{}, one_total(run)}) {
        SimulationOptions options = with_draws(1000);
        const double unasked = simulate(run, totals, options).largest_error({});
        options.errors = true;
        const double of_all = simulate(run, totals, options).largest_error({});
        CHECK(unasked <= of_all * (1 + 1e-4));
        CHECK(unasked > 0.5 * of_all);  // each is an estimate itself
    }
}

TEST_CASE("progress counts all areas, one call at a time", "[simulation]") {
    const Model model = closed(toolkit());
    const Run run = run_of(model, some_areas(100));
    SimulationOptions options = with_draws(100);
    options.threads = 3;
    std::vector<std::size_t> calls;
    options.progress = [&](std::size_t done) { calls.push_back(done); };
    (void)Simulation(run, options).areas();
    REQUIRE_FALSE(calls.empty());
    CHECK(std::is_sorted(calls.begin(), calls.end()));
    CHECK(calls.back() == 100);
}
