#include "pairmodel/simulation/distribution.hpp"

#include "pairmodel/model/error.hpp"

#include <boost/math/distributions/beta.hpp>

#include <cmath>
#include <stdexcept>

namespace pairmodel {

namespace {

/// How much of the beta distribution with this mean and concentration (α + β) lies from low to high.
double within(double mean, double concentration, double low, double high) {
    const boost::math::beta_distribution<double> beta(mean * concentration, (1 - mean) * concentration);
    return cdf(beta, high) - cdf(beta, low);
}

/// In single precision: the last digits are the C library's, and others on other processors.
double beta_quantile(double alpha, double beta, double u) {
    return static_cast<double>(static_cast<float>(boost::math::ibeta_inv(alpha, beta, u)));
}

}  // namespace

// The more concentrated, the more lies in the interval.
double beta_concentration(const Assumption& a) {
    constexpr double largest = 1e9;
    constexpr int halvings = 200;
    double lower = 1e-3;
    double upper = largest;
    if (!(a.value > 0 && a.value < 1) || within(a.value, upper, a.low, a.high) < a.interval_level ||
        within(a.value, lower, a.low, a.high) > a.interval_level)
        throw ModelError("no beta distribution has this mean and interval");
    for (int i = 0; i < halvings && upper / lower > 1 + 1e-12; ++i) {
        const double middle = std::sqrt(lower * upper);
        (within(a.value, middle, a.low, a.high) < a.interval_level ? lower : upper) = middle;
    }
    return upper;
}

Sampler::Sampler(const Assumption& assumption)
    : distribution_(assumption.distribution),
      value_(assumption.value),
      low_(assumption.low),
      high_(assumption.high) {
    if (distribution_ != Distribution::beta && low_ == high_) distribution_ = Distribution::fixed;
    if (distribution_ == Distribution::pert) {
        // The mode counts four times as much as each end.
        alpha_ = 1 + 4 * (value_ - low_) / (high_ - low_);
        beta_ = 1 + 4 * (high_ - value_) / (high_ - low_);
    } else if (distribution_ == Distribution::beta) {
        const double concentration = beta_concentration(assumption);
        alpha_ = value_ * concentration;
        beta_ = (1 - value_) * concentration;
    }
}

double Sampler::quantile(double u) const {
    const double width = high_ - low_;
    switch (distribution_) {
        case Distribution::fixed:
            return value_;
        case Distribution::uniform:
            return low_ + width * u;
        case Distribution::triangular: {
            const double below = (value_ - low_) / width;
            return u < below ? low_ + std::sqrt(u * width * (value_ - low_))
                             : high_ - std::sqrt((1 - u) * width * (high_ - value_));
        }
        case Distribution::pert:
            return low_ + width * beta_quantile(alpha_, beta_, u);
        case Distribution::beta:
            return beta_quantile(alpha_, beta_, u);
    }
    throw std::logic_error("distribution out of range");
}

}  // namespace pairmodel
