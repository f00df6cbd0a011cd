#pragma once

#include "pairmodel/model/area_list.hpp"
#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/model/number.hpp"
#include "pairmodel/model/parameters.hpp"
#include "pairmodel/model/scenario.hpp"
#include "pairmodel/model/student_t.hpp"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace pairmodel {

/// How the pattern shares move with adversity.
enum class Scale {
    proportional,  ///< shares × factor, as in the toolkit (model assumption 1)
    odds,          ///< odds of each pattern against secure × factor (ours)
};

template <>
inline constexpr auto enum_words<Scale> = word_list("proportional", "odds");

/// How the ratios of several indicators become one.
enum class Combine { geometric, arithmetic };

template <>
inline constexpr auto enum_words<Combine> = word_list("geometric", "arithmetic");

/// What an adversity ratio was made from.
enum class AdversityBasis {
    given_for_run,   ///< by the user, for every area of the run
    given_for_area,  ///< in the area's own row
    indicators,
    none,     ///< nothing is known; the national average is assumed
    members,  ///< the mean of the base areas that the area is the sum of, weighted by live births
};

template <>
inline constexpr auto enum_words<AdversityBasis> = word_list("given_for_run", "given_for_area", "indicators",
                                                             "assumed_average", "members");

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
    /// How many the run would have used if the area had them: see IndicatorChoice.
    std::size_t indicators_wanted = 0;
    double degrees_of_freedom = normal_freedom;  ///< of Student's t, which the error of ln(ratio) follows
    /// Which part of the error's variance all areas of a region have in common.
    double shared_in_region = 0;
    Nation nation = Nation::unknown;  ///< whose average the indicators are compared with
    double scale = 1;                 ///< IndicatorChoice::scale of the nation, which is part of the ratio
    double standing = 1;              ///< IndicatorChoice::standing, which is part of it as well
    bool of_several_nations = false;  ///< the mean of members of several, each compared with its own

    /// The median of the ratios that may be true. Where the error is estimated from indicators, or from
    /// areas at large, it is below `ratio`, which is their mean: so that totals stay where they are (ours).
    [[nodiscard]] double median() const;
};

/// How far the ratio of an area may be off (ours; docs/uncertainty.md). All of it is of natural logarithms.
/// With nothing set, an area's own indicators tell all, and a single one nothing.
struct RatioError {
    double indicator_deviation = 0;  ///< s₀: standard deviation of an area's indicators around their mean
    double degrees_of_freedom = 0;   ///< d₀: how many of an area's own weigh as much as s₀
    double correlation = 0;          ///< of the errors of two indicators, below 1
    double between_areas = 0;        ///< standard deviation of areas' ratios: of one where nothing is known
    double shared_in_region = 0;     ///< part of the variance that all areas of a region have in common
};

/// What is known of a base area whose nation composites are scaled by.
struct BaseArea {
    Nation nation = Nation::unknown;
    double live_births = 0;
    std::vector<IndicatorValue> indicators;
};

/// Which indicators count for how much. An indicator that is not listed is not used.
struct IndicatorChoice {
    std::vector<double> weights;  ///< by indicator; 0: not used
    Combine combine = Combine::geometric;
    /// By indicator: the source of the areas has it for some of them. Empty: for all it may.
    std::vector<bool> offered = {};
    RatioError error = {};  ///< reference_ratio_error() has what fits the built-in areas
    /// What scaled_to_nations() scales by; nothing: composites stay as they are.
    std::shared_ptr<const std::vector<BaseArea>> base = nullptr;
    /// 1 ÷ the mean composite of the nation's base areas, weighted by live births.
    ByNation<double> scale{1.0};
    /// How the nation stands to what is compared with: 1, or its adversity ÷ the United Kingdom's.
    ByNation<double> standing{1.0};
};

/// The choice with the scale of each nation by which the births-weighted mean ratio of its base areas is 1
/// (ours): a mean of logarithms lies below the logarithm of the mean. The scale is 1 where an indicator of
/// the user's own counts, whose spread over the base areas is not known.
[[nodiscard]] IndicatorChoice scaled_to_nations(IndicatorChoice choice,
                                                std::span<const Indicator> definitions);

/// One indicator's ratio: value ÷ reference value, or the other way round where higher is better (ours).
/// Throws ModelError for a value of 0 where higher is better.
[[nodiscard]] double ratio_of(double value, const Indicator& definition);

/// By indicator: some of the areas have it.
[[nodiscard]] std::vector<bool> indicators_of(const AreaList& areas, std::size_t indicators);

/// Step 2, first half: the ratio from an area's indicators, as a weighted mean over those that it has
/// (ours; model.md, step 2), each compared with the average of the area's nation. Its error is that of
/// docs/uncertainty.md: the spread of the log ratios, pooled with that of other areas, correlated and
/// weighted. Without any indicator the basis is `none` and the ratio the nation's average, as far off as
/// areas lie apart: 1, or the nation's standing; of an unknown nation 1. Throws ModelError for a geometric
/// mean with a value of 0.
[[nodiscard]] AdversityRatio combine_indicators(std::span<const IndicatorValue> values,
                                                std::span<const Indicator> definitions,
                                                const IndicatorChoice& choice,
                                                Nation nation = Nation::unknown);

/// The ratio of an area: its own where it has one, else from its indicators. A nation of which nothing is
/// known is at its own average, without an error.
[[nodiscard]] AdversityRatio adversity_of(const AreaView& area, std::span<const Indicator> definitions,
                                          const IndicatorChoice& choice);

/// The log-standard error of a ratio with a standard error (se ÷ ratio), or with a 95 % interval
/// ((ln high − ln low) ÷ (2 · 1.96)). Ratios and ends > 0, standard errors >= 0.
[[nodiscard]] double log_standard_error_of(double ratio, double standard_error);
[[nodiscard]] double log_standard_error_of_interval(double low, double high);

/// The other way round: the 95 % interval of a ratio, the ratio itself where its error is not known.
[[nodiscard]] Interval ratio_interval(const AdversityRatio& ratio);

/// Step 2, second half. f = 1 + elasticity · (ratio − 1). Throws ModelError where it is negative.
/// Source: toolkit, section B.1, model assumption 1 (elasticity 1).
template <class T>
[[nodiscard]] T adversity_factor(const T& ratio, const T& elasticity) {
    T factor = T(1) + elasticity * (ratio - T(1));
    if (!none_below(factor, 0))
        throw ModelError(
            "an elasticity this large makes need negative where adversity is this far below average",
            Remedy::smaller_elasticity);
    return factor;
}
[[nodiscard]] inline double adversity_factor(double ratio, double elasticity) {
    return adversity_factor<double>(ratio, elasticity);
}

/// Pattern shares after adjustment.
template <class T>
struct AdjustedPatternsOf {
    PatternSharesOf<T> shares;
    T unlimited_need{};  ///< insecure and disorganised before they were held at all births

    /// Whether need would have passed all births, and was shrunk in proportion.
    [[nodiscard]] auto saturated() const { return unlimited_need > T(1); }
};
using AdjustedPatterns = AdjustedPatternsOf<double>;

/// Pattern shares at the local level of adversity. On the proportional scale a need above all births is
/// shrunk to all births, in proportion; on the odds scale (ours) it cannot pass them. Source: toolkit,
/// section B.1, step 2.
template <class T>
[[nodiscard]] AdjustedPatternsOf<T> adjust_patterns(const PatternSharesOf<T>& national, const T& factor,
                                                    Scale scale) {
    AdjustedPatternsOf<T> result;
    if (scale == Scale::odds) {
        const T all = national.secure + national.need() * factor;
        if (!none_below(all, smallest_share))
            throw ModelError("no secure share and no adversity leave no births at all",
                             Remedy::proportional_scale);
        result.shares = {national.secure / all, national.insecure * factor / all,
                         national.disorganised * factor / all};
        result.unlimited_need = T(1) - result.shares.secure;
        return result;
    }
    const T insecure = national.insecure * factor;
    const T disorganised = national.disorganised * factor;
    result.unlimited_need = insecure + disorganised;
    const T shrink = larger(result.unlimited_need, T(1));
    // Secure is the same as 1 − insecure − disorganised, but exactly the national share at factor 1.
    result.shares = {larger(national.secure - national.need() * (factor - T(1)), T(0)), insecure / shrink,
                     disorganised / shrink};
    return result;
}

[[nodiscard]] inline AdjustedPatterns adjust_patterns(const PatternShares& national, double factor,
                                                      Scale scale) {
    return adjust_patterns<double>(national, factor, scale);
}

}  // namespace pairmodel
