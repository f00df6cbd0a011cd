#pragma once

#include "pairmodel/model/parameters.hpp"

namespace pairmodel {

/// The concentration (alpha + beta) of the beta distribution whose mean is the assumption's value and of
/// which `interval_level` lies in its range. Throws ModelError where there is none.
[[nodiscard]] double beta_concentration(const Assumption& assumption);

/// An assumption made ready to be drawn from, by the inverse of its distribution.
class Sampler {
public:
    /// Throws ModelError where a `beta` has no shape with this mean and interval.
    explicit Sampler(const Assumption& assumption);

    /// The value with the probability `u` below it, 0 < u < 1.
    [[nodiscard]] double quantile(double u) const;
    /// Whether all draws are the value of the point estimate.
    [[nodiscard]] bool is_fixed() const { return distribution_ == Distribution::fixed; }

private:
    Distribution distribution_;
    double value_;
    double low_;
    double high_;
    double alpha_ = 0;  ///< of a beta distribution, `pert` too
    double beta_ = 0;
};

}  // namespace pairmodel
