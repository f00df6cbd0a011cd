#pragma once

#include "pairmodel/model/one_at_a_time.hpp"
#include "pairmodel/simulation/sensitivity.hpp"
#include "pairmodel/study/study.hpp"

#include <optional>
#include <vector>

namespace pairmodel {

/// What is asked of a sensitivity run.
struct SensitivityOptions {
    Measure measure = Measure::demand;         ///< to rank by; one of `sensitivity_measures`
    std::optional<MoveRange> elasticity{};     ///< unset: the parameter set's
    std::optional<SimulationOptions> draws{};  ///< for variance shares
    /// As MoveRanges::births.
    std::vector<BirthsHistory> births{};
};

/// Which assumption moves the answer most, for all areas of a run together.
struct SensitivityResult {
    Study study;
    SensitivityOptions options{};
    OneAtATime one_at_a_time{};  ///< ranked by `options.measure`
    std::optional<VarianceShares> shares{};
};

/// Moves all assumptions. Throws ModelError where an end of a range, or a draw, has no answer.
/// Preconditions: some area has births; the allocation is `closed`.
[[nodiscard]] SensitivityResult sensitivity_of(const Study& study, const SensitivityOptions& options);

/// What is asked for, of all areas together; `options.births` are those of the study's areas.
struct SensitivityRequest {
    Request study;  ///< without draws: those of the options are for variance shares
    SensitivityOptions options;
};

/// Throws as study() does.
[[nodiscard]] SensitivityResult sensitivity(SensitivityRequest request, const Listener& listener = {});

}  // namespace pairmodel
