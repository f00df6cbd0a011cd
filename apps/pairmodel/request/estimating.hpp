#pragma once

#include "pairmodel/report/estimate_report.hpp"
#include "request/options.hpp"
#include "request/selection.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// What `estimate` and `explain` have in common: from options to a result, all checks done.
struct EstimateChoice {
    AreaChoice areas;
    AdversityChoice adversity;
    ModelChoice model;
    SimulationChoice simulation;
    TotalChoice totals;
    std::string shard;  ///< K/N
    OutputChoice output;
    /// The command draws by itself: the result only says how.
    bool own_draws = false;
    /// Files that the command has read itself, with their SHA-256, for the provenance.
    std::vector<std::pair<std::string, std::string>> inputs;
};

/// A result together with the parameter set that it points into.
struct Estimated {
    std::shared_ptr<const pairmodel::EstimateResult> result;
    Selection selection;  ///< without its areas, which the result has
};

/// Throws UsageError where what is hidden of an area could be had from a larger one beside it.
void check_hidden(const pairmodel::Run& run, const pairmodel::Suppression& suppression,
                  const Selection& selection);

/// Throws UsageError, InputError, FileError; prints notes.
[[nodiscard]] Estimated estimate_of(const EstimateChoice& choice);
