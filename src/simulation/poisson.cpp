#include "simulation/poisson.hpp"

#include <algorithm>
#include <cmath>

namespace pairmodel {

PoissonTable::PoissonTable(double mean) {
    constexpr double negligible = 1e-20;
    const double mode = std::floor(mean);
    // Outward from the mode by the ratio of neighbours, as multiples of its probability.
    std::vector<double> below;
    double weight = 1;
    for (double k = mode; k > 0 && weight > negligible; --k) below.push_back(weight *= k / mean);
    first_ = mode - static_cast<double>(below.size());
    std::vector<double> weights(below.rbegin(), below.rend());
    weight = 1;
    for (double k = mode + 1; weight > negligible; ++k) {
        weights.push_back(weight);
        weight *= mean / k;
    }
    double sum = 0;
    for (const double w : weights) cumulative_.push_back(sum += w);
    for (double& c : cumulative_) c /= sum;
}

double PoissonTable::quantile(double u) const {
    const auto found = std::lower_bound(cumulative_.begin(), cumulative_.end() - 1, u);
    return first_ + static_cast<double>(found - cumulative_.begin());
}

}  // namespace pairmodel
