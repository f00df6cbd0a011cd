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

/// Which assumption moves the answer most, for one area of a run or for all together.
struct SensitivityResult {
    Study study;
    SensitivityOptions options{};
    OneAtATime one_at_a_time{};  ///< ranked by `options.measure`
    std::optional<VarianceShares> shares{};
    std::optional<std::size_t> area{};  ///< which area; unset: all together

    /// The one area that it is of; nothing where it is of several.
    [[nodiscard]] std::optional<std::size_t> one_area() const;
};

/// With more areas than this there is no result for each, only that of all together.
inline constexpr std::size_t most_areas_apart = 10'000;

/// Moves all assumptions, of all areas together. Throws ModelError where an end of a range, or a draw, has no
/// answer. Preconditions: some area has births; the allocation is `closed`.
[[nodiscard]] SensitivityResult sensitivity_of(const Study& study, const SensitivityOptions& options);

/// What is asked for; `options.births` are those of the study's areas.
struct SensitivityRequest {
    Request study;  ///< without draws: those of the options are for variance shares
    SensitivityOptions options;
};

/// Of one area, its result; of several, first that of all together, then that of each that has births, in
/// their order. Throws as study() does.
[[nodiscard]] std::vector<SensitivityResult> sensitivity(SensitivityRequest request,
                                                         const Listener& listener = {});

}  // namespace pairmodel
