#pragma once

#include "pairmodel/model/area.hpp"
#include "pairmodel/model/parameters.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pairmodel {

/// How the pattern shares move with adversity.
enum class Scale {
    proportional,  ///< shares × factor, as in the toolkit (model assumption 1)
    odds,          ///< odds of each pattern against secure × factor (ours)
};

/// How the ratios of several indicators become one.
enum class Combine { geometric, arithmetic };

[[nodiscard]] std::string_view code_of(Scale scale);
[[nodiscard]] std::string_view code_of(Combine combine);

/// What an adversity ratio was made from.
enum class AdversityBasis {
    given_for_run,   ///< by the user, for every area of the run
    given_for_area,  ///< in the area's own row
    indicators,
    none,  ///< nothing is known; the national average is assumed
};

[[nodiscard]] std::string_view code_of(AdversityBasis basis);

/// One indicator's part in the ratio.
struct IndicatorRatio {
    std::size_t indicator = 0;  ///< index into the run's list of `Indicator`s
    double value = 0;
    double ratio = 1;  ///< as ratio_of() has it
    double weight = 1;
};

/// Local adversity ÷ national average, and where it comes from.
struct AdversityRatio {
    double ratio = 1;
    AdversityBasis basis = AdversityBasis::none;
    /// Standard error of ln(ratio); absent where nothing tells it.
    std::optional<double> log_standard_error;
    std::vector<IndicatorRatio> indicators;  ///< those used; empty unless the basis is `indicators`
};

/// Which indicators count for how much. An indicator that is not listed is not used.
struct IndicatorChoice {
    std::vector<double> weights;  ///< by indicator; 0: not used
    Combine combine = Combine::geometric;
};

/// One indicator's ratio: value ÷ reference value, or the other way round where higher is better (ours).
/// Throws ModelError for a value of 0 where higher is better.
[[nodiscard]] double ratio_of(double value, const Indicator& definition);

/// Step 2, first half: the ratio from an area's indicators, as a weighted mean over those that it has
/// (ours; model.md, step 2). `log_standard_error` is the standard deviation of the log ratios ÷ √n, from
/// two indicators on. Without any indicator the basis is `none` and the ratio 1.
/// Throws ModelError for a geometric mean with a value of 0.
[[nodiscard]] AdversityRatio combine_indicators(std::span<const IndicatorValue> values,
                                                std::span<const Indicator> definitions,
                                                const IndicatorChoice& choice);

/// The ratio of an area: its own where it has one, else from its indicators.
[[nodiscard]] AdversityRatio adversity_of(const Area& area, std::span<const Indicator> definitions,
                                          const IndicatorChoice& choice);

/// The log-standard error of a ratio with a standard error (se ÷ ratio), or with a 95 % interval
/// ((ln high − ln low) ÷ (2 · 1.96)). Ratios and ends > 0, standard errors >= 0.
[[nodiscard]] double log_standard_error_of(double ratio, double standard_error);
[[nodiscard]] double log_standard_error_of_interval(double low, double high);

/// f = 1 + elasticity · (ratio − 1). Throws ModelError where it is negative.
/// Source: toolkit, section B.1, model assumption 1 (elasticity 1).
[[nodiscard]] double adversity_factor(double ratio, double elasticity);

/// Pattern shares after adjustment.
struct AdjustedPatterns {
    PatternShares shares;
    bool saturated = false;  ///< insecure and disorganised would pass 1 and were shrunk in proportion
};

/// Step 2, second half: pattern shares at the local level of adversity. On the proportional scale a
/// need above all births is shrunk to all births, in proportion, and marked `saturated`.
[[nodiscard]] AdjustedPatterns adjust_patterns(const PatternShares& national, double factor, Scale scale);

}  // namespace pairmodel
