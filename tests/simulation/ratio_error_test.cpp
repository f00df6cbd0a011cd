// Whether the interval of an adversity ratio holds the true one, for areas and for areas added up.

#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/input/reference_figures.hpp"
#include "pairmodel/simulation/random_stream.hpp"
#include "pairmodel/simulation/simulate.hpp"
#include "runs.hpp"
#include "support/catch.hpp"

#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <string>
#include <vector>

using namespace pairmodel;
using namespace simulated;

namespace {

constexpr std::size_t worlds_of_each = 200;
constexpr std::size_t regions = 9;
constexpr std::size_t areas_of_region = 6;
constexpr std::size_t areas_of_world = regions * areas_of_region;

/// Random numbers of a made-up world: a stream of normal deviates for each name.
class World {
public:
    explicit World(std::uint64_t number) : number_(number) {}
    [[nodiscard]] double normal(const std::string& name) const {
        const std::array<std::uint32_t, 1> word{RandomStream(42, name).word(number_)};
        std::array<float, 1> deviate{};
        normal_deviates(word, deviate);
        return static_cast<double>(deviate[0]);
    }
    [[nodiscard]] double uniform(const std::string& name) const {
        return RandomStream(43, name).uniform(number_);
    }

private:
    std::uint64_t number_;
};

std::vector<Indicator> definitions(std::size_t n, double reference_value) {
    std::vector<Indicator> list(n);
    for (Indicator& indicator : list) indicator.reference_value = reference_value;
    return list;
}

/// An area whose true ratio is known, with what its indicators show of it.
struct MadeUp {
    Area area;
    double ratio = 1;  ///< the true one
};

/// Indicators of the fitted structure. How far they stray differs from area to area, as an inverse chi-square
/// has it; what two of them have in common and what each has by itself are partly the region's.
MadeUp made_up(const World& world, std::size_t number, std::size_t n) {
    const RatioError& error = reference_ratio_error();
    const std::string code = std::to_string(number);
    MadeUp made;
    made.area.code = code;
    made.area.region = std::to_string(number / areas_of_region);
    made.area.live_births = 2000 + 100 * static_cast<std::int64_t>(number % 40);
    const double tau = std::sqrt(std::pow(error.between_areas, 2) - 0.02);
    const double truth = tau * world.normal("truth:" + code);
    made.ratio = std::exp(truth);
    const boost::math::chi_squared_distribution<double> chi(error.degrees_of_freedom);
    const double spread =
        error.indicator_deviation / std::sqrt(1 - error.correlation) *
        std::sqrt(error.degrees_of_freedom / quantile(chi, world.uniform("spread:" + code)));
    const auto off = [&](const std::string& what) {
        return std::sqrt(error.shared_in_region) * world.normal(what + ":region:" + made.area.region) +
               std::sqrt(1 - error.shared_in_region) * world.normal(what + ":" + code);
    };
    const double common = off("common");
    for (std::size_t k = 0; k < n; ++k) {
        const double own = off("own" + std::to_string(k));
        const double strays =
            spread * (std::sqrt(error.correlation) * common + std::sqrt(1 - error.correlation) * own);
        made.area.indicators.push_back({k, std::exp(truth + strays)});
    }
    return made;
}

Run run_with(const ParameterSet& set, const std::vector<MadeUp>& world, std::vector<Indicator> indicators) {
    std::vector<Area> areas;
    for (const MadeUp& m : world) areas.push_back(m.area);
    IndicatorChoice choice{std::vector<double>(indicators.size(), 1.0), Combine::geometric};
    choice.error = reference_ratio_error();
    return {closed(set), std::move(areas), std::move(indicators), choice, std::nullopt};
}

/// How often intervals hold what is true, in percent.
class Coverage {
public:
    void count(const Interval& interval, double truth) {
        ++of_;
        if (interval.low <= truth && truth <= interval.high) ++held_;
    }
    [[nodiscard]] double percent() const {
        return 100.0 * static_cast<double>(held_) / static_cast<double>(of_);
    }

private:
    std::size_t held_ = 0;
    std::size_t of_ = 0;
};

/// Made-up areas of many worlds, all with so many indicators.
std::vector<std::vector<MadeUp>> made_up_worlds(std::size_t worlds, std::size_t n) {
    std::vector<std::vector<MadeUp>> all(worlds);
    for (std::size_t w = 0; w < worlds; ++w)
        for (std::size_t i = 0; i < areas_of_world; ++i) all[w].push_back(made_up(World(w), i, n));
    return all;
}

/// What the indicators are compared with: so that ratios are 1 on average, as the true ones are.
std::vector<Indicator> references(const std::vector<std::vector<MadeUp>>& worlds, std::size_t n) {
    double seen = 0;
    double truth = 0;
    for (const auto& world : worlds) {
        const Run run = run_with(nothing_to_draw(), world, definitions(n, 1));
        for (std::size_t i = 0; i < world.size(); ++i) {
            const auto births = static_cast<double>(*world[i].area.live_births);
            seen += births * run.adversity(i).ratio;
            truth += births * world[i].ratio;
        }
    }
    return definitions(n, seen / truth);
}

double true_need(const MadeUp& made, const Model& model) {
    return estimate(static_cast<double>(*made.area.live_births), made.ratio, model)
        .babies.higher_need[Measure::need];
}

}  // namespace

TEST_CASE("95 % intervals of the ratio and of need hold what is true", "[simulation][ratio]") {
    const ParameterSet set = nothing_to_draw();
    const Model model = closed(set);
    for (const std::size_t n : {1U, 2U, 3U, 6U}) {
        std::map<std::string, Coverage> of;
        const auto worlds = made_up_worlds(worlds_of_each, n);
        const std::vector<Indicator> compared_with = references(worlds, n);
        for (std::size_t w = 0; w < worlds.size(); ++w) {
            const Run run = run_with(set, worlds[w], compared_with);
            std::vector<double> needs(regions);
            for (std::size_t i = 0; i < worlds[w].size(); ++i) {
                of["area"].count(ratio_interval(run.adversity(i)), worlds[w][i].ratio);
                needs[i / areas_of_region] += true_need(worlds[w][i], model);
            }
            const Simulation simulation(run, with_draws(200, w + 1));
            const std::size_t region = w % regions;
            std::vector<std::size_t> members(areas_of_region);
            std::iota(members.begin(), members.end(), region * areas_of_region);
            of["region"].count(simulation.total(members)[Measure::need].babies, needs[region]);
            of["England"].count(simulation.total(all_of(run))[Measure::need].babies,
                                std::accumulate(needs.begin(), needs.end(), 0.0));
        }
        for (const auto& [what, coverage] : of) {
            CAPTURE(n, what);
            CHECK(coverage.percent() > 93);
            CHECK(coverage.percent() < 97);
        }
    }
}

namespace {

/// The built-in indicators that count by themselves.
std::vector<std::size_t> usual_indicators() {
    const std::vector<Indicator>& list = reference_table().indicators;
    std::vector<std::size_t> usual;
    for (std::size_t k = 0; k < list.size(); ++k)
        if (list[k].by_default) usual.push_back(k);
    return usual;
}

/// Compared with the nations' averages, each choice scaled so that these are 1.
IndicatorChoice choice_of(unsigned kept, const std::vector<std::size_t>& indicators) {
    const ReferenceTable& table = reference_table();
    IndicatorChoice choice{std::vector<double>(table.indicators.size(), 0.0), Combine::geometric};
    for (std::size_t i = 0; i < indicators.size(); ++i) choice.weights[indicators[i]] = (kept >> i) & 1U;
    choice.error = reference_ratio_error();
    choice.base = table.base_areas;
    return scaled_to_nations(std::move(choice), table.indicators);
}

/// By how many indicators are left: how often the ratio from all of them lies within the interval from these.
std::map<int, Coverage> left_with_fewer() {
    const ReferenceTable& table = reference_table();
    const std::vector<std::size_t> usual = usual_indicators();
    const unsigned all = (1U << usual.size()) - 1;
    std::vector<IndicatorChoice> choices;
    for (unsigned kept = 0; kept <= all; ++kept) choices.push_back(choice_of(kept, usual));
    std::map<int, Coverage> of;
    for (const ReferenceArea& area : table.areas) {
        const auto own = [&](std::size_t k) {
            return area.value_of(k) && table.inherited_from(area, k) == nullptr;
        };
        if (!area.is_base() || area.country != "England" || !std::all_of(usual.begin(), usual.end(), own))
            continue;
        const auto made = [&](unsigned kept) {
            return combine_indicators(area.indicators, table.indicators, choices[kept], Nation::england);
        };
        for (unsigned kept = 1; kept < all; ++kept)
            of[std::popcount(kept)].count(ratio_interval(made(kept)), made(all).ratio);
    }
    return of;
}

double interval_width(const AdversityRatio& ratio) {
    const Interval interval = ratio_interval(ratio);
    return std::log(interval.high / interval.low);
}

}  // namespace

TEST_CASE("the ratio from all indicators lies within the interval from some of them", "[simulation][ratio]") {
    // Not less often than 95 %; more often, as those that are left are part of it.
    for (const auto& [n, coverage] : left_with_fewer()) {
        CAPTURE(n);
        CHECK(coverage.percent() > 93);
    }
}

TEST_CASE("fewer indicators never give a narrower interval: Merthyr Tydfil", "[simulation][ratio]") {
    const ReferenceTable& table = reference_table();
    const ReferenceArea& merthyr = *match_area(table, "Merthyr Tydfil").area;
    IndicatorChoice choice{std::vector<double>(table.indicators.size(), 1.0), Combine::geometric};
    choice.error = reference_ratio_error();
    std::vector<IndicatorValue> values = merthyr.indicators;
    double narrower = 0;
    for (;;) {
        const double width =
            interval_width(combine_indicators(values, table.indicators, choice, Nation::wales));
        CAPTURE(values.size(), width);
        CHECK(width > narrower);
        narrower = width;
        if (values.empty()) break;
        values.pop_back();
    }
}
