// Whether the intervals hold the truth as often as they say, and what totals are made of.

#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/simulation/parameter_draws.hpp"
#include "pairmodel/simulation/random_stream.hpp"
#include "runs.hpp"
#include "support/catch.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

using namespace pairmodel;
using namespace simulated;

namespace {

constexpr std::array watched{Measure::need, Measure::demand, Measure::specialist, Measure::missed};
constexpr std::uint64_t truth_seed = 987'654;

/// One of the three areas of each world: births, how well its ratio is known, and the ratio that is true.
struct TrueArea {
    std::string code;
    double births;
    double ratio;
    double spread;
};

const std::vector<TrueArea>& true_areas() {
    static const std::vector<TrueArea> areas{
        {"A", 1000, 1, 0.1}, {"B", 2500, 1.3, 0.06}, {"C", 600, 0.8, 0.15}};
    return areas;
}

/// What is true in a world: one truth about the assumptions for all its areas.
std::vector<Measures> truth_of(const DrawnParameters<double>& parameters) {
    std::vector<Measures> truth;
    for (const TrueArea& a : true_areas()) {
        const auto adjusted = adjust_patterns(
            parameters.national, adversity_factor(a.ratio, parameters.elasticity), Scale::proportional);
        truth.push_back(measures_of(adjusted.shares, allocate_closed(adjusted.shares, parameters.attrition)) *
                        a.births);
    }
    return truth;
}

/// What is seen of it: births, and ratios with an error.
std::vector<Area> seen_in(std::uint64_t world) {
    std::vector<Area> areas;
    for (const TrueArea& a : true_areas()) {
        const std::array<std::uint32_t, 1> word{RandomStream(truth_seed, "seen:" + a.code).word(world)};
        std::array<float, 1> deviate{};
        normal_deviates(word, deviate);
        areas.push_back(area(a.code, static_cast<std::int64_t>(a.births),
                             a.ratio * std::exp(a.spread * static_cast<double>(deviate[0])), a.spread));
    }
    return areas;
}

bool holds(const Interval& interval, double truth) {
    return interval.low <= truth && truth <= interval.high;
}

std::vector<Area> upper_tier_of_england() {
    std::vector<Area> areas;
    const ReferenceTable& table = reference_table();
    for (const ReferenceArea& place : table.areas)
        if (in_tier(place, Tier::upper) && place.country == "England") {
            Area found = table.as_area(place, std::nullopt);
            if (found.live_births) areas.push_back(found);
        }
    return areas;
}

}  // namespace

TEST_CASE("95 % intervals hold the truth in 95 % of worlds", "[simulation][coverage]") {
    constexpr std::size_t worlds = 3000;
    constexpr std::size_t draws = 300;
    const Model model = closed(toolkit());
    const auto truths = draw_parameters(ParameterSampler(model), truth_seed, worlds);
    std::map<std::string, std::size_t> held;
    for (std::size_t world = 0; world < worlds; ++world) {
        const std::vector<Measures> truth = truth_of(truths[world]);
        const Run run = run_of(model, seen_in(world));
        const Simulation simulation(run, with_draws(draws, 10 + world));
        const auto areas = simulation.areas();
        const SimulatedEstimate total = simulation.total({0, 1, 2});
        for (const Measure m : watched) {
            const std::string code(info(m).code);
            double sum = 0;
            for (std::size_t i = 0; i < areas.size(); ++i) {
                sum += truth[i][m];
                held[code + " of " + true_areas()[i].code] +=
                    holds(areas[i][m].babies, truth[i][m]) ? 1U : 0U;
            }
            held[code + " of all"] += holds(total[m].babies, sum) ? 1U : 0U;
        }
    }
    REQUIRE(held.size() == 4 * watched.size());
    for (const auto& [what, times] : held) {
        CAPTURE(what);
        CHECK(static_cast<double>(times) / worlds == Approx(0.95).margin(0.01).epsilon(0));
    }
}

TEST_CASE("the total of England is wider than independent areas would make it", "[simulation][totals]") {
    const Model model = closed(toolkit());
    const ReferenceTable& table = reference_table();
    const IndicatorChoice all{std::vector<double>(table.indicators.size(), 1.0), Combine::geometric, {}};
    const Run run(model, upper_tier_of_england(), table.indicators, all, std::nullopt);
    REQUIRE(run.areas().size() >= 151);
    const Simulation simulation(run, with_draws(1000));
    const auto areas = simulation.areas();
    const SimulatedEstimate total = simulation.total(all_of(run));
    for (const Measure m : watched) {
        CAPTURE(info(m).code);
        double low = 0;
        double high = 0;
        double squares = 0;
        for (const SimulatedEstimate& e : areas) {
            low += e[m].babies.low;
            high += e[m].babies.high;
            squares += width(e[m].babies) * width(e[m].babies);
        }
        const Interval& right = total[m].babies;
        // All areas share one truth about the assumptions, which does not average out ...
        CHECK(width(right) > 1.5 * std::sqrt(squares));
        // ... but each ratio is off on its own, which does: adding ends says far too much.
        CHECK(right.low > low);
        CHECK(right.high < high);
        CHECK(width(right) < 0.8 * (high - low));
    }
}

TEST_CASE("what areas do not share averages out in their total", "[simulation][totals]") {
    // With nothing shared to draw, the total is as wide as independent areas make it.
    const ParameterSet set = nothing_to_draw();
    const Model model = closed(set);
    std::vector<Area> areas;
    for (int i = 0; i < 100; ++i) areas.push_back(area("X" + std::to_string(i), 1000, 1, 0.1));
    const Run run = run_of(model, areas);
    const Simulation simulation(run, with_draws(4000));
    const double one = width(simulation.areas()[0][Measure::need].babies);
    const double together = width(simulation.total(all_of(run))[Measure::need].babies);
    CHECK(together == Approx(10 * one).epsilon(0.06));
    // With no ratio to draw all is shared, and the total is exactly as wide as its parts.
    std::vector<Area> exact;
    for (int i = 0; i < 100; ++i) exact.push_back(area("X" + std::to_string(i), 1000, 1));
    const Model usual = closed(toolkit());
    const Run shared_run = run_of(usual, exact);
    const Simulation shared(shared_run, with_draws(1000));
    CHECK(width(shared.total(all_of(shared_run))[Measure::need].babies) ==
          Approx(100 * width(shared.areas()[0][Measure::need].babies)).epsilon(1e-6));
}
