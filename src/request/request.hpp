#pragma once

#include "pairmodel/study/groups.hpp"
#include "pairmodel/study/plan.hpp"
#include "pairmodel/study/report.hpp"
#include "pairmodel/study/request.hpp"
#include "pairmodel/study/sensitivity.hpp"
#include "request/choices.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// What the options ask for. Throws RequestError, as all of these.
[[nodiscard]] Request request_of(const StudyChoice& choice);
/// With all that is wrong at once.
[[nodiscard]] PlanRequest plan_request_of(const PlanChoice& choice, const StudyChoice& study);
[[nodiscard]] GroupsRequest groups_request_of(const GroupsChoice& choice);
[[nodiscard]] SensitivityRequest sensitivity_request_of(const SensitivityChoice& choice);
/// `command`: as ReportRequest.
[[nodiscard]] ReportRequest report_request_of(const ReportChoice& choice, const std::string& command);

// Parts, for those who need no more.
[[nodiscard]] AdversityRequest adversity_of(const AdversityChoice& choice);
[[nodiscard]] std::vector<Reference> references_of(const std::vector<std::string>& texts);
[[nodiscard]] TableAreas table_of(const AreaChoice& choice);
/// Unset without draws. Throws RequestError where options do not fit.
[[nodiscard]] std::optional<DrawsRequest> draws_of(const SimulationChoice& choice,
                                                   const OutputChoice& output);

/// Numbers of babies (ID=N) and tables of them.
[[nodiscard]] std::vector<GroupsGiven> groups_given(const StudyChoice& study,
                                                    const std::vector<std::string>& texts);
/// Unset where nothing was given.
[[nodiscard]] std::optional<ObservedRequest> observed_of(const StudyChoice& study);
/// The file that an option names, or the table in memory that stands for it.
[[nodiscard]] TableFile table_file(const StudyChoice& study, const std::string& option,
                                   const std::string& path);
[[nodiscard]] std::optional<std::variant<Team, TeamPath>> team_of(const std::string& text);
[[nodiscard]] EquityChoice equity_of(const EquityTyped& choice);

/// Files that the options name, beside the table of areas.
[[nodiscard]] std::vector<std::string> inputs_of(const StudyChoice& choice);

}  // namespace pairmodel
