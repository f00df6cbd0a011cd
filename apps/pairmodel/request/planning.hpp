#pragma once

#include "pairmodel/planning/plan.hpp"
#include "pairmodel/report/plan_report.hpp"
#include "request/estimating.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What `plan` is asked for, beside what `estimate` is.
struct PlanChoice {
    EstimateChoice estimate;
    std::string from;
    std::string to;
    std::string births_growth;
    std::string births_by_year;
    bool births_trend = false;
    std::string unreached_to;
    std::string unreached_by_year;
    std::string adversity_to;
    std::string scenarios;
};

/// A plan with what was read for it.
struct ReadPlan {
    pairmodel::Plan plan;
    std::optional<std::pair<std::string, std::string>> file;  ///< of scenarios, with its SHA-256
    std::vector<std::string> notes;
};

/// The scenario that the command line describes.
inline constexpr const char* scenario_of_options = "planned";

/// The options of a plan, but for those of the estimate.
void add_plan_options(CLI::App& command, PlanChoice& choice);

/// Throws UsageError with all that is wrong with the options, InputError, FileError.
[[nodiscard]] ReadPlan plan_of(const PlanChoice& choice);

/// The plan worked out for the areas of an estimate with the closed allocation, all checks done. Throws
/// UsageError, InputError.
[[nodiscard]] pairmodel::PlanResult plan_result_of(
    const ReadPlan& read, const std::shared_ptr<const pairmodel::EstimateResult>& estimate,
    const Selection& selection, bool strict);
