#pragma once

#include <cstdint>
#include <vector>

namespace pairmodel {

/// The Poisson distribution as a table, exact to the last bits, for draws by inversion: one uniform number a
/// draw, whatever the mean.
class PoissonTable {
public:
    explicit PoissonTable(double mean);
    /// The smallest count with at least the probability `u` up to it, 0 < u < 1.
    [[nodiscard]] double quantile(double u) const;

private:
    double first_ = 0;
    std::vector<double> cumulative_;
};

}  // namespace pairmodel
