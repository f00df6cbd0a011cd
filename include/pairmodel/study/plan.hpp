#pragma once

#include "pairmodel/error.hpp"
#include "pairmodel/planning/projection.hpp"
#include "pairmodel/study/study.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace pairmodel {

/// A plan with what has to be said of it.
struct PlanResult {
    Study study;  ///< the run, as it is today
    Projection projection;
    PlanSummary summary;
    std::vector<Planned> totals;  ///< of the run's totals
    std::vector<Note> notes;      ///< what a reader must know
    /// To be told, by any thread, how many areas were worked out more; may be empty.
    std::function<void(std::size_t areas)> worked_out;
};

/// What a plan is asked for.
struct PlanRequest {
    Request study;
    Plan plan;                   ///< its scenarios after the first are those of the options
    std::string scenarios = {};  ///< a file of more scenarios; empty: none
    std::vector<std::string> notes = {};
};

/// What is wrong with the request itself, before anything is read.
[[nodiscard]] std::vector<Problem> problems_of(const PlanRequest& request);

/// Works the plan out. Throws as study() does.
[[nodiscard]] std::shared_ptr<const PlanResult> plan(PlanRequest request, const Listener& listener = {});

}  // namespace pairmodel
