#pragma once

#include "options.hpp"
#include "pairmodel/model/run.hpp"
#include "pairmodel/simulation/simulate.hpp"

#include <optional>
#include <vector>

/// Whether the options ask for draws at all.
[[nodiscard]] bool wants_draws(const SimulationChoice& choice);

/// What they ask for, with a number of draws; nothing without draws. Throws UsageError where options do not
/// fit, and for `auto`, where the number is only found by drawing.
[[nodiscard]] std::optional<pairmodel::SimulationOptions> simulation_options(const SimulationChoice& choice,
                                                                             const OutputChoice& output);

/// Runs the simulation that the options ask for, with progress on the terminal; nothing without draws.
/// Throws UsageError where options do not fit.
[[nodiscard]] std::optional<pairmodel::SimulatedRun> simulated(
    const pairmodel::Run& run, const std::vector<pairmodel::NamedTotal>& totals,
    const SimulationChoice& choice, const OutputChoice& output);

/// A part of consecutive areas: the K-th of N.
struct Shard {
    std::size_t first = 0;
    std::size_t end = 0;
};

/// Which of `count` areas --shard K/N asks for. Throws UsageError.
[[nodiscard]] Shard shard_of(const std::string& text, std::size_t count);
