#include "pairmodel/report/plan_report.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pairmodel {

namespace {

/// The fewest births that an area has, today or in any year of any scenario.
std::int64_t fewest_births(const AreaView& area, std::size_t index, const Projection& projection) {
    auto fewest = static_cast<double>(*area.live_births);
    for (std::size_t s = 0; s < projection.plan().scenarios.size(); ++s)
        for (const double births : projection.births(index, s).births) fewest = std::min(fewest, births);
    return static_cast<std::int64_t>(std::floor(fewest));
}

}  // namespace

Suppression suppress_plan(const EstimateResult& estimate, const Projection& projection) {
    const Run& run = estimate.run;
    AreaList areas;
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        AreaView area = run.areas()[i];
        area.adversity = GivenRatio{run.adversity(i).ratio, std::nullopt};
        if (area.live_births) area.live_births = fewest_births(area, i, projection);
        areas.push_back(area);
    }
    const Run fewest(run.model(), std::move(areas), run.indicators(), run.choice(), std::nullopt);
    std::vector<NamedTotal> totals;
    for (const NamedTotal& named : estimate.totals) {
        NamedTotal& total = totals.emplace_back(NamedTotal{named.code, named.name, named.members, {}, {}});
        for (const std::size_t i : named.members) total.total.add(*fewest.estimate(i));
    }
    return suppress_small(fewest, totals, estimate.suppress_below);
}

}  // namespace pairmodel
