#pragma once

#include "pairmodel/model/estimate.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace pairmodel {

/// A bar of the waterfall: how many babies there are at a stage, or how many a step adds or takes away.
struct WaterfallBar {
    std::string_view code;
    std::string_view label;    ///< as in charts
    std::string_view meaning;  ///< how it comes about
    bool is_change = false;    ///< the bar starts where the one before ends
    double babies = 0;         ///< negative where a step takes babies away
};

/// From need at the national average to the babies who are missed: need at the national average, the change
/// by adversity, need here, those reached, those that the printed shares leave out, those missed. Each stage
/// is the one before it and the changes between.
using Waterfall = std::array<WaterfallBar, 6>;

[[nodiscard]] Waterfall waterfall_of(const Estimate& estimate, Scenario scenario);

}  // namespace pairmodel
