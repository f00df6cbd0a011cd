#pragma once

#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/study/assessment.hpp"
#include "pairmodel/study/equity.hpp"
#include "pairmodel/study/gap.hpp"
#include "pairmodel/study/plan.hpp"
#include "pairmodel/study/sensitivity.hpp"

#include <memory>
#include <optional>
#include <string>

namespace pairmodel {

/// Which parts of a report are wanted: two pages for everyone, what stands behind them, or both.
enum class ReportPart { all, summary, annex };

template <>
inline constexpr auto enum_words<ReportPart> = word_list("all", "summary", "annex");

/// What is said of a report at its top; whatever is empty is left out.
struct ReportCover {
    std::string title;  ///< in place of the report's own
    std::string organisation;
    std::string contact;
};

/// What a report for a Joint Strategic Needs Assessment is made from.
struct ReportParts {
    Study study;  ///< several areas have a total of all, the last
    /// Of all areas together, for the assumptions log; absent where there are no births to move.
    std::optional<SensitivityResult> sensitivity = {};
    std::string no_sensitivity = {};              ///< why there is none, where births are not the reason
    std::shared_ptr<const PlanResult> plan = {};  ///< null: no plan
    std::optional<GapResult> gap = {};
    std::optional<Assessment> assessment = {};
    std::optional<EquityResult> equity = {};
    std::optional<GroupsResult> groups = {};  ///< those of the gap too, where there is one
    std::string command = {};                 ///< that makes the same report again
    ReportCover cover = {};
    ReportPart part = ReportPart::all;
};

/// What a report is asked for.
struct ReportRequest {
    Request study;
    std::optional<PlanRequest> plan = {};  ///< its `study` is not looked at
    TableFile services = {};               ///< empty: none
    std::optional<EquityChoice> equity = {};
    std::string assessment = {};  ///< a CSV table of a self-assessment; empty: none
    std::vector<GroupsGiven> groups = {};
    std::string command = {};  ///< as ReportParts
    ReportCover cover = {};
    ReportPart part = ReportPart::all;
};

/// Throws as study() does.
[[nodiscard]] ReportParts report(ReportRequest request, const Listener& listener = {});

}  // namespace pairmodel
