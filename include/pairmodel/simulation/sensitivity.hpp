#pragma once

#include "pairmodel/model/one_at_a_time.hpp"
#include "pairmodel/model/run.hpp"
#include "pairmodel/simulation/simulate.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace pairmodel {

/// What a simulation may draw: `drawn_parameters`, then the adversity ratios of all areas and their births.
/// Quantity i is what a sensitivity run calls Moved(i).
inline constexpr std::size_t drawn_quantities = 6;

/// A part of a variance, 0 to 1; an estimate may lie a little outside.
struct VarianceShare {
    double share = 0;
    double error = 0;  ///< standard error, due to the number of draws
};

/// Whose doing the variance of one measure is.
struct MeasureVariance {
    double variance = 0;  ///< of babies a year; 0 where nothing moves the measure, which has no shares then
    /// First-order shares: the part that would go if this quantity were known. 0 ± 0 where it is fixed.
    std::array<VarianceShare, drawn_quantities> shares{};
    VarianceShare together;  ///< what is left: quantities that work together

    [[nodiscard]] bool is_known() const { return variance > 0; }
};

/// Variance shares of the areas of a run added up.
struct VarianceShares {
    SimulationOptions options;
    std::array<bool, drawn_quantities> varies{};
    std::array<MeasureVariance, sensitivity_measures.size()> measures{};

    /// Precondition: one of `sensitivity_measures`.
    [[nodiscard]] const MeasureVariance& of(Measure measure) const;
};

/// First-order Sobol' indices by the estimator of Saltelli et al. (2010, Computer Physics Communications 181,
/// table 2 (b)), with the mean taken off first; errors are asymptotic, of a ratio of means. `options.draws`
/// pairs of complete sets: the first is the draw that a simulation makes, the second an independent one, and
/// for each quantity that varies the first with that quantity from the second. The adversity ratios of all
/// areas are one quantity, as are their births. Results do not depend on threads. Memory grows with draws,
/// not with areas. `options.progress` hears of draws. Throws ModelError as a simulation does. Preconditions:
/// those of Simulation; `members` have births.
[[nodiscard]] VarianceShares variance_shares(const Run& run, const std::vector<std::size_t>& members,
                                             const SimulationOptions& options);

}  // namespace pairmodel
