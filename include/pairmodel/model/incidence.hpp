#pragma once

#include "pairmodel/model/parameters.hpp"
#include "pairmodel/model/scenario.hpp"

namespace pairmodel {

/// Step 1: the share of live births with each attachment pattern at the national average of adversity.
/// Source: the set's `incidence` (toolkit, section B.1, step 2, pages 24-30).
[[nodiscard]] PatternShares incidence(const ParameterSet& set, Scenario scenario);

}  // namespace pairmodel
