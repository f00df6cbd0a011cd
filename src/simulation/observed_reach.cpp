#include "pairmodel/simulation/observed_reach.hpp"

#include "pairmodel/model/error.hpp"
#include "pairmodel/simulation/distribution.hpp"
#include "pairmodel/simulation/random_stream.hpp"

#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pairmodel {

namespace {

/// So many shares are drawn for each draw of need, one from each part of its distribution.
constexpr std::size_t shares_a_draw = 8;

/// Places within (0, 1) that are spread evenly, however many draws there are: steps of the golden section.
double place_of(double start, std::size_t draw) {
    constexpr double step = 0.6180339887498949;
    const double place = start + static_cast<double>(draw) * step;
    return std::clamp(place - std::floor(place), 1e-9, 1 - 1e-9);
}

/// The logarithm of the density of the share given need, but for a constant. It is concave.
class LogDensity {
public:
    LogDensity(const ReachPrior& prior, double need, const CountedFamilies& counted)
        : reached_(prior.alpha - 1 + counted.families),
          missed_(prior.beta - 1),
          unseen_(counted.births - counted.families),
          need_(need),
          constant_(counted.families > 0 ? counted.families * std::log(need) : 0) {}

    [[nodiscard]] double at(double share) const {
        double sum = constant_;
        if (reached_ > 0) sum += reached_ * std::log(share);
        if (missed_ > 0) sum += missed_ * std::log1p(-share);
        if (unseen_ > 0) sum += unseen_ * std::log1p(-need_ * share);
        return sum;
    }
    [[nodiscard]] double slope(double share) const {
        return reached_ / share - missed_ / (1 - share) - unseen_ * need_ / (1 - need_ * share);
    }

private:
    double reached_;
    double missed_;
    double unseen_;
    double need_;
    double constant_;
};

/// The point between the two where a condition that holds at `yes` ends.
template <class Condition>
double end_of(double yes, double no, const Condition& holds) {
    constexpr int halvings = 40;
    for (int i = 0; i < halvings; ++i) {
        const double middle = (yes + no) / 2;
        (holds(middle) ? yes : no) = middle;
    }
    return (yes + no) / 2;
}

/// The distribution of the share given need, on a grid of those shares that are not out of the question.
class SharesGivenNeed {
public:
    explicit SharesGivenNeed(const LogDensity& density) {
        constexpr double out_of_question = 40;  // in natural logarithms of the density
        const double mode = end_of(0.0, 1.0, [&](double share) { return density.slope(share) > 0; });
        const double highest = density.at(mode);
        const auto likely = [&](double share) { return density.at(share) > highest - out_of_question; };
        first_ = end_of(mode, 0.0, likely);
        step_ = (end_of(mode, 1.0, likely) - first_) / static_cast<double>(below_.size());
        double sum = 0;
        for (std::size_t i = 0; i < below_.size(); ++i) {
            sum += std::exp(density.at(first_ + (static_cast<double>(i) + 0.5) * step_) - highest);
            below_[i] = sum;
        }
        log_sum_ = highest + std::log(sum * step_);
    }

    /// The logarithm of the integral of the density.
    [[nodiscard]] double log_sum() const { return log_sum_; }
    [[nodiscard]] double quantile(double probability) const {
        const double wanted = probability * below_.back();
        const auto cell = static_cast<std::size_t>(
            std::lower_bound(below_.begin(), below_.end() - 1, wanted) - below_.begin());
        const double before = cell == 0 ? 0 : below_[cell - 1];
        const double part = (wanted - before) / (below_[cell] - before);
        return first_ + (static_cast<double>(cell) + part) * step_;
    }

private:
    std::array<double, 128> below_{};
    double first_ = 0;
    double step_ = 0;
    double log_sum_ = 0;
};

/// The logarithm of the probability of the count, but for a constant, where the share is known.
double log_likelihood(double seen, const CountedFamilies& counted) {
    const double unseen = counted.births - counted.families;
    double sum = 0;
    if (counted.families > 0) sum += counted.families * std::log(seen);
    if (unseen > 0) sum += unseen * std::log1p(-seen);
    return sum;
}

/// Makes weights of logarithms of weights; how many of them carry it all.
double weights_of(std::vector<double>& logs) {
    const double largest = *std::max_element(logs.begin(), logs.end());
    double sum = 0;
    double squares = 0;
    for (double& value : logs) {
        // Where nothing explains the count, nothing is told apart.
        value = std::isinf(largest) ? 1 : std::exp(value - largest);
        sum += value;
        squares += value * value;
    }
    for (double& value : logs) value /= sum;
    return std::isinf(largest) ? 0 : sum * sum / squares;
}

}  // namespace

double ReachPrior::quantile(double probability) const {
    return fixed ? *fixed : boost::math::ibeta_inv(alpha, beta, probability);
}

ReachPrior reach_prior(const Assumption& unreached_share, std::optional<double> weight) {
    ReachPrior prior;
    const double low = 1 - unreached_share.high;
    const double high = 1 - unreached_share.low;
    const double middle = low + (high - low) / 2;
    prior.published = {low, middle, high};
    if (low == high) {
        prior.fixed = middle;
        return prior;
    }
    const double least = 1 / std::min(middle, 1 - middle);
    if (!weight) {
        try {
            weight = beta_concentration({middle, low, high, Distribution::beta, prior_in_range});
        } catch (const ModelError&) {
            weight = least;  // a range that is wider than any distribution with one mode
        }
    }
    prior.alpha = std::max(*weight, least) * middle;
    prior.beta = std::max(*weight, least) * (1 - middle);
    return prior;
}

ReachPosterior update_reach(const ReachPrior& prior, std::span<const double> need,
                            const CountedFamilies& counted, std::uint64_t seed) {
    const double start = RandomStream(seed, "reach").uniform(0);
    ReachPosterior posterior;
    posterior.points.reserve(need.size() * shares_a_draw);
    std::vector<double> logs;
    logs.reserve(need.size());
    const auto add = [&](std::size_t draw, const auto& quantile) {
        for (std::size_t k = 0; k < shares_a_draw; ++k) {
            const double probability = (static_cast<double>(k) + place_of(start, draw)) / shares_a_draw;
            posterior.points.push_back({need[draw], quantile(probability), 0});
        }
    };
    for (std::size_t i = 0; i < need.size(); ++i) {
        if (need[i] <= 0 && counted.families > 0) {
            logs.push_back(-std::numeric_limits<double>::infinity());
            add(i, [&](double u) { return prior.quantile(u); });
        } else if (prior.fixed || counted.births <= 0) {
            logs.push_back(prior.fixed ? log_likelihood(need[i] * *prior.fixed, counted) : 0);
            add(i, [&](double u) { return prior.quantile(u); });
        } else {
            const SharesGivenNeed shares(LogDensity(prior, need[i], counted));
            logs.push_back(shares.log_sum());
            add(i, [&](double u) { return shares.quantile(u); });
        }
    }
    posterior.effective_draws = weights_of(logs);
    for (std::size_t i = 0; i < posterior.points.size(); ++i)
        posterior.points[i].weight = logs[i / shares_a_draw] / shares_a_draw;
    return posterior;
}

Interval weighted_quantiles(std::vector<WeightedValue> values, double level) {
    std::sort(values.begin(), values.end(),
              [](const WeightedValue& a, const WeightedValue& b) { return a.value < b.value; });
    // For equal weights the draw that quantile_ranks() has, so that no figure is there twice.
    const auto at = [&](double probability) {
        constexpr double rounding = 1e-9;
        double before = 0;
        double found = 0;
        for (const WeightedValue& value : values) {
            if (value.weight <= 0) continue;
            if (before > probability + (0.5 - probability) * value.weight + rounding) break;
            found = value.value;
            before += value.weight;
        }
        return found;
    };
    return {at((1 - level) / 2), at(0.5), at((1 + level) / 2)};
}

}  // namespace pairmodel
