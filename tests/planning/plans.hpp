#pragma once

#include "pairmodel/planning/projection.hpp"
#include "simulation/runs.hpp"

#include <string>
#include <utility>
#include <vector>

/// Small plans.
namespace plans {

using namespace pairmodel;

inline BirthsHistory history(int first, const std::vector<std::int64_t>& births) {
    BirthsHistory result;
    for (std::size_t i = 0; i < births.size(); ++i)
        result.push_back({first + static_cast<int>(i), births[i]});
    return result;
}

/// Gateshead's births of 2021 to 2024.
inline BirthsHistory gateshead() {
    return history(2021, {1983, 1850, 1813, 1834});
}

inline PlanScenario unreached_to(double share, std::string name = "planned") {
    PlanScenario scenario{std::move(name)};
    scenario.unreached_to = share;
    return scenario;
}

/// No change, and these beside it.
inline Plan plan_of(int from, int to, std::vector<PlanScenario> scenarios = {}, BirthsChoice births = {}) {
    Plan plan{{from, to}, std::move(births)};
    for (PlanScenario& scenario : scenarios) plan.scenarios.push_back(std::move(scenario));
    return plan;
}

inline bool same(const PlannedFigure& a, const PlannedFigure& b) {
    return simulated::same(a.babies, b.babies) && simulated::same(a.difference, b.difference) &&
           simulated::same(a.cumulative, b.cumulative) &&
           simulated::same(a.cumulative_difference, b.cumulative_difference);
}

/// To the last bit.
inline bool same(const Planned& a, const Planned& b) {
    for (std::size_t s = 0; s < a.size(); ++s)
        for (std::size_t y = 0; y < a[s].size(); ++y)
            for (const MeasureInfo& m : all_measures())
                if (!same(a[s][y][m.measure], b.at(s).at(y)[m.measure])) return false;
    return true;
}

}  // namespace plans
