#include "pairmodel/model/waterfall.hpp"

#include <cmath>

namespace pairmodel {

Waterfall waterfall_of(const Estimate& estimate, Scenario scenario) {
    const double national = estimate.live_births * estimate.steps.at(scenario).incidence.need();
    const Measures& babies = estimate.babies.at(scenario);
    const double need = babies[Measure::need];
    // By the last bits of sums: a country is at its own average.
    constexpr double noise = 1e-9;
    const double change = std::abs(need - national) < noise * national ? 0 : need - national;
    return {
        {{"national_need", "Need at the national average", "published need × live births", false, national},
         {"adversity_change", "Adversity here", "need − national_need", true, change},
         {"need", "Need", "insecure + disorganised", false, need},
         {"reached", "Likely to come to a service", "− demand", true, -babies[Measure::demand]},
         {"left_out", "Not placed by the toolkit", "− unassigned", true, -babies[Measure::unassigned]},
         {"missed", "Missed", "need − demand − unassigned", false, babies[Measure::missed]}}};
}

}  // namespace pairmodel
