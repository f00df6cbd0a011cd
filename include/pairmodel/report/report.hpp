#pragma once

#include "pairmodel/report/document.hpp"
#include "pairmodel/report/estimate_report.hpp"
#include "pairmodel/report/gap_report.hpp"
#include "pairmodel/report/plan_report.hpp"
#include "pairmodel/report/sensitivity_report.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// What a report for a Joint Strategic Needs Assessment is made from.
struct ReportParts {
    std::shared_ptr<const EstimateResult> estimate;  ///< several areas have a total of all, the last
    /// Of all areas together, for the assumptions log; absent where there are no births to move.
    std::optional<SensitivityResult> sensitivity;
    std::string no_sensitivity;              ///< why there is none, where births are not the reason
    std::shared_ptr<const PlanResult> plan;  ///< null: no plan
    std::optional<GapResult> gap;
    std::string command;  ///< that makes the same report again
};

/// The same areas and choices with the closed allocation, which sensitivity and plans need. `draws`: how a
/// plan draws; unset: not at all.
[[nodiscard]] std::shared_ptr<const EstimateResult> with_closed_allocation(
    const std::shared_ptr<const EstimateResult>& result, const std::optional<SimulationOptions>& draws);

/// The document of `report`, in sections. Throws ModelError where a draw has no answer.
[[nodiscard]] Document report_document(const ReportParts& parts);

/// The chart with this id; null where the document has none.
[[nodiscard]] const Chart* chart_of(const Document& document, std::string_view id);
/// The ids of all charts, in order.
[[nodiscard]] std::vector<std::string> chart_ids(const Document& document);

}  // namespace pairmodel
