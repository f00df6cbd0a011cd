#include "pairmodel/model/incidence.hpp"

namespace pairmodel {

PatternShares incidence(const ParameterSet& set, Scenario scenario) {
    return {set.incidence.secure.at(scenario), set.incidence.insecure.at(scenario),
            set.incidence.disorganised.at(scenario)};
}

}  // namespace pairmodel
