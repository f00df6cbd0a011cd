#include "pairmodel/model/waterfall.hpp"

namespace pairmodel {

Waterfall waterfall_of(const Estimate& estimate, Scenario scenario) {
    const double national = estimate.live_births * estimate.steps.at(scenario).incidence.need();
    const Measures& babies = estimate.babies.at(scenario);
    const double need = babies[Measure::need];
    return {
        {{"national_need", "Need at the national average", "published need × live births", false, national},
         {"adversity_change", "Adversity here", "need − national_need", true, need - national},
         {"need", "Need", "insecure + disorganised", false, need},
         {"reached", "Likely to come to a service", "− demand", true, -babies[Measure::demand]},
         {"left_out", "Not placed by the toolkit", "− unassigned", true, -babies[Measure::unassigned]},
         {"missed", "Missed", "need − demand − unassigned", false, babies[Measure::missed]}}};
}

}  // namespace pairmodel
