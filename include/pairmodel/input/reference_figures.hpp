#pragma once

#include "pairmodel/model/adversity.hpp"
#include "pairmodel/planning/plan.hpp"
#include "pairmodel/planning/reach.hpp"

namespace pairmodel {

/// How far adversity ratios may be off, as fitted to the built-in areas (data/reference/ratio_error.json).
[[nodiscard]] const RatioError& reference_ratio_error();

/// How far births may stray from a trend, as fitted to the built-in years (data/reference/births_trend.json).
[[nodiscard]] const TrendError& reference_trend_error();

/// What is published of how many families services reach (data/reference/reach.json).
[[nodiscard]] const PublishedReach& published_reach();

}  // namespace pairmodel
