#pragma once

#include "pairmodel/model/run.hpp"
#include "pairmodel/simulation/simulate.hpp"
#include "request/options.hpp"

#include <optional>
#include <vector>

/// Whether the options ask for draws at all.
[[nodiscard]] bool wants_draws(const SimulationChoice& choice);

/// A simulation that the options ask for, all of them checked.
struct SimulationPlan {
    pairmodel::SimulationOptions options;
    bool automatic = false;  ///< as many draws as the printed digits need
};

/// Nothing without draws. To be asked before anything is read. Throws UsageError where options do not fit.
[[nodiscard]] std::optional<SimulationPlan> simulation_plan_of(const SimulationChoice& choice,
                                                               const OutputChoice& output);

/// Throws UsageError where a distribution of the model's parameter set has no shape.
void check_distributions(const pairmodel::Model& model);

/// Runs the simulation, with progress on the terminal.
[[nodiscard]] pairmodel::SimulatedRun simulated(const pairmodel::Run& run,
                                                const std::vector<pairmodel::NamedTotal>& totals,
                                                const SimulationPlan& plan, const OutputChoice& output);

/// A part of consecutive areas: the K-th of N.
struct Shard {
    std::size_t first = 0;
    std::size_t end = 0;
};

/// Which of `count` areas --shard K/N asks for. Throws UsageError.
[[nodiscard]] Shard shard_of(const std::string& text, std::size_t count);
