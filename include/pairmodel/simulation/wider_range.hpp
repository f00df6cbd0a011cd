#pragma once

#include "pairmodel/simulation/simulate.hpp"

#include <cstddef>
#include <vector>

namespace pairmodel {

/// The range that stands beside scenario bounds: "allowing for uncertainty in adversity and attrition".
inline constexpr std::size_t wider_range_draws = 2000;
inline constexpr std::uint64_t wider_range_seed = 1;

/// 95 % intervals of these areas of a run together, from a quick simulation with so many draws and this seed.
/// The allocation is `closed`, whatever the run's is; births do not vary. Throws ModelError as a simulation
/// does.
[[nodiscard]] SimulatedEstimate wider_range(const Run& run, const std::vector<std::size_t>& members);

}  // namespace pairmodel
