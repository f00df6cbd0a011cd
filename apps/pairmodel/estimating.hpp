#pragma once

#include "options.hpp"
#include "pairmodel/report/estimate_report.hpp"
#include "selection.hpp"

#include <memory>

/// What `estimate` and `explain` have in common: from options to a result, all checks done.
struct EstimateChoice {
    AreaChoice areas;
    AdversityChoice adversity;
    ModelChoice model;
    SimulationChoice simulation;
    TotalChoice totals;
    std::string shard;  ///< K/N
    OutputChoice output;
};

/// A result together with the parameter set that it points into.
struct Estimated {
    std::shared_ptr<const pairmodel::EstimateResult> result;
    std::vector<pairmodel::RejectedRow> rejected;
    Selection selection;  ///< without its areas, which the result has
};

/// Throws UsageError, InputError, FileError; prints notes.
[[nodiscard]] Estimated estimate_of(const EstimateChoice& choice);
