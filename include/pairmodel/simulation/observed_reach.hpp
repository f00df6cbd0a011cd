#pragma once

#include "pairmodel/model/parameters.hpp"
#include "pairmodel/model/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pairmodel {

/// What is taken to be known of the share of those in need who are reached before families are counted: a
/// beta distribution, or one value where the parameter set has no range.
struct ReachPrior {
    double alpha = 1;  ///< 1 at least, as is beta: the distribution has one mode
    double beta = 1;
    Interval published;           ///< the range that it was made from, and its middle
    std::optional<double> fixed;  ///< the only value that there is

    /// In how many families in need the published range is taken to be seen (alpha + beta).
    [[nodiscard]] double weight() const { return alpha + beta; }
    /// The value that has this probability below it, within (0, 1).
    [[nodiscard]] double quantile(double probability) const;
};

/// How much of the prior lies in the published range (ours: docs/model.md, "The area's own referrals"): so
/// little that the shares which others report are within its interval too.
inline constexpr double prior_in_range = 0.2;
/// The least weight: with less, no share would be more likely than the ends.
inline constexpr double least_prior_weight = 4;
inline constexpr double largest_prior_weight = 1e9;

/// The prior with its mean in the middle of the published range. Without a weight, a fifth of it lies in
/// that range. Precondition: the weight is at least least_prior_weight.
[[nodiscard]] ReachPrior reach_prior(const Assumption& unreached_share, std::optional<double> weight = {});

/// Families that were counted among the babies born in the same time. `families` <= `births`.
struct CountedFamilies {
    double families = 0;
    double births = 0;  ///< of all years of the count together
};

/// What may be the case, with how likely it is beside the others.
struct WeightedReach {
    double need = 0;    ///< share of births
    double share = 0;   ///< of those in need, who are reached
    double weight = 0;  ///< all add up to 1
};

/// Need and reach after the count.
struct ReachPosterior {
    std::vector<WeightedReach> points;
    /// How many of the draws carry the weight: (sum of weights)^2 / sum of squares. All of them where the
    /// count says nothing of need.
    double effective_draws = 0;
};

/// Updates need and reach by families ~ Binomial(births, need x share): the draws of need are reweighted by
/// how well each explains the count, whatever the share, and the share is drawn anew given each of them.
/// `need` are shares of births from 0 to 1, one a draw. Without births the prior stands as it is.
[[nodiscard]] ReachPosterior update_reach(const ReachPrior& prior, std::span<const double> need,
                                          const CountedFamilies& counted, std::uint64_t seed);

/// The lower end, the median and the upper end of a function of need and share, of an interval of this level.
template <class Function>
[[nodiscard]] Interval weighted_interval(const ReachPosterior& posterior, double level,
                                         const Function& function);

/// A value with its weight.
struct WeightedValue {
    double value = 0;
    double weight = 0;
};
/// The values at the lower end, the middle and the upper end of an interval of this level. The weights add up
/// to 1.
[[nodiscard]] Interval weighted_quantiles(std::vector<WeightedValue> values, double level);

template <class Function>
Interval weighted_interval(const ReachPosterior& posterior, double level, const Function& function) {
    std::vector<WeightedValue> values;
    values.reserve(posterior.points.size());
    for (const WeightedReach& point : posterior.points) values.push_back({function(point), point.weight});
    return weighted_quantiles(std::move(values), level);
}

}  // namespace pairmodel
