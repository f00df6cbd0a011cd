#pragma once

#include "pairmodel/study/gap.hpp"
#include "pairmodel/study/plan.hpp"
#include "pairmodel/study/sensitivity.hpp"

#include <memory>
#include <optional>
#include <string>

namespace pairmodel {

/// What a report for a Joint Strategic Needs Assessment is made from.
struct ReportParts {
    Study study;  ///< several areas have a total of all, the last
    /// Of all areas together, for the assumptions log; absent where there are no births to move.
    std::optional<SensitivityResult> sensitivity = {};
    std::string no_sensitivity = {};              ///< why there is none, where births are not the reason
    std::shared_ptr<const PlanResult> plan = {};  ///< null: no plan
    std::optional<GapResult> gap = {};
    std::string command = {};  ///< that makes the same report again
};

/// What a report is asked for.
struct ReportRequest {
    Request study;
    std::optional<PlanRequest> plan = {};  ///< its `study` is not looked at
    std::string services = {};             ///< a CSV table; empty: none
    std::string command = {};              ///< as ReportParts
};

/// Throws as study() does.
[[nodiscard]] ReportParts report(ReportRequest request, const Listener& listener = {});

}  // namespace pairmodel
