#pragma once

#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/simulation/simulate.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Small runs to simulate.
namespace simulated {

inline const pairmodel::ParameterSet& toolkit() {
    static const pairmodel::ParameterSet set = pairmodel::builtin_parameter_set("pif-2023");
    return set;
}

/// The toolkit's set with nothing to draw: both scenarios at the higher need, all assumptions fixed.
inline pairmodel::ParameterSet nothing_to_draw() {
    pairmodel::ParameterSet set = toolkit();
    for (pairmodel::ScenarioFigure* figure :
         {&set.incidence.secure, &set.incidence.insecure, &set.incidence.disorganised})
        figure->value.lower_need = figure->value.higher_need;
    for (pairmodel::Assumption* assumption :
         {&set.elasticity, &set.unreached_share, &set.targeted_share_of_reached})
        assumption->distribution = pairmodel::Distribution::fixed;
    return set;
}

inline pairmodel::Model closed(const pairmodel::ParameterSet& set,
                               pairmodel::Scale scale = pairmodel::Scale::proportional) {
    return pairmodel::Model(set, {pairmodel::Allocation::closed, scale, {}});
}

inline pairmodel::Area area(std::string code, std::int64_t births, double ratio = 1,
                            std::optional<double> spread = {}) {
    pairmodel::Area result;
    result.code = std::move(code);
    result.live_births = births;
    result.adversity = pairmodel::GivenRatio{ratio, spread};
    return result;
}

/// Areas of all sizes and ratios; every third ratio is known exactly.
inline std::vector<pairmodel::Area> some_areas(std::size_t count) {
    std::vector<pairmodel::Area> areas;
    for (std::size_t i = 0; i < count; ++i)
        areas.push_back(area("X" + std::to_string(i), static_cast<std::int64_t>(i * i * 7 % 5000),
                             0.6 + 0.05 * static_cast<double>(i % 20),
                             i % 3 == 0 ? std::nullopt : std::optional(0.02 * static_cast<double>(i % 7))));
    return areas;
}

inline pairmodel::Run run_of(const pairmodel::Model& model, std::vector<pairmodel::Area> areas) {
    return {model, std::move(areas), {}, {}, std::nullopt};
}

inline std::vector<std::size_t> all_of(const pairmodel::Run& run) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < run.areas().size(); ++i) all.push_back(i);
    return all;
}

/// On one thread, with all else as usual.
inline pairmodel::SimulationOptions with_draws(std::size_t draws, std::uint64_t seed = 1) {
    pairmodel::SimulationOptions options;
    options.draws = draws;
    options.seed = seed;
    options.threads = 1;
    return options;
}

inline bool same(const pairmodel::Interval& a, const pairmodel::Interval& b) {
    return a.low == b.low && a.central == b.central && a.high == b.high;
}

/// To the last bit.
inline bool same(const pairmodel::SimulatedEstimate& a, const pairmodel::SimulatedEstimate& b) {
    for (std::size_t i = 0; i < pairmodel::measure_count; ++i)
        if (!same(a.measures[i].babies, b.measures[i].babies) ||
            !same(a.measures[i].error, b.measures[i].error))
            return false;
    return a.saturated_share == b.saturated_share;
}

inline double width(const pairmodel::Interval& interval) {
    return interval.high - interval.low;
}

}  // namespace simulated
