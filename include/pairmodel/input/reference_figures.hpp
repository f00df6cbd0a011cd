#pragma once

#include "pairmodel/model/adversity.hpp"
#include "pairmodel/planning/plan.hpp"
#include "pairmodel/planning/reach.hpp"

#include <string>

namespace pairmodel {

/// How far adversity ratios may be off, as fitted to the built-in areas (data/reference/ratio_error.json).
[[nodiscard]] const RatioError& reference_ratio_error();

/// How far births may stray from a trend, as fitted to the built-in years (data/reference/births_trend.json).
[[nodiscard]] const TrendError& reference_trend_error();

/// What is published of how many families services reach (data/reference/reach.json).
[[nodiscard]] const PublishedReach& published_reach();

/// How many maternities end in the birth of more than one child (data/reference/maternities.json).
struct MultipleBirths {
    double share = 0;  ///< of maternities
    std::string area;
    int year = 0;
    std::string source;
};
[[nodiscard]] const MultipleBirths& multiple_births();

}  // namespace pairmodel
