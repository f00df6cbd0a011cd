#pragma once

#include "pairmodel/simulation/simulate.hpp"

#include <span>
#include <vector>

namespace pairmodel {

/// The quantiles of sums of measures, such as targeted and missed_mild_moderate, of these areas of a run
/// together. The measures are added up draw by draw, with the draws of simulate(): the quantile of a sum is
/// not the sum of quantiles. Errors and preconditions as Simulation has them.
[[nodiscard]] std::vector<Quantiles> simulate_sums(const Run& run, const std::vector<std::size_t>& members,
                                                   std::span<const std::span<const Measure>> sums,
                                                   const SimulationOptions& options);

/// All measures of these areas together in every draw, babies a year. Errors and preconditions as Simulation
/// has them.
[[nodiscard]] std::vector<Measures> simulate_draws(const Run& run, const std::vector<std::size_t>& members,
                                                   const SimulationOptions& options);

}  // namespace pairmodel
