#pragma once

#include "pairmodel/planning/projection.hpp"
#include "pairmodel/report/disclosure.hpp"
#include "pairmodel/report/document.hpp"
#include "pairmodel/report/estimate_report.hpp"

#include <memory>
#include <string>
#include <vector>

namespace pairmodel {

/// A plan with what has to be said of it.
struct PlanResult {
    std::shared_ptr<const EstimateResult> estimate;  ///< the run, as it is today
    Projection projection;
    PlanSummary summary;
    std::vector<Planned> totals;     ///< of the run's totals
    Suppression suppression;         ///< in place of the run's
    std::vector<std::string> notes;  ///< what a reader must know
};

/// What must be hidden of a plan: as of an estimate, by the fewest births that an area has in any year.
[[nodiscard]] Suppression suppress_plan(const EstimateResult& estimate, const Projection& projection);

/// The document of `plan`. The result lives on in the document's tables.
[[nodiscard]] Document plan_document(const std::shared_ptr<const PlanResult>& result);

}  // namespace pairmodel
