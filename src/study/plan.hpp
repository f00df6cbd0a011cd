#pragma once

#include "pairmodel/study/plan.hpp"

namespace pairmodel {

/// A plan with what was read for it.
struct ReadPlan {
    Plan plan;
    std::optional<std::pair<std::string, std::string>> file;  ///< of scenarios, with its SHA-256
    std::vector<std::string> notes;
};

/// Throws RequestError, InputError, FileError.
[[nodiscard]] ReadPlan read_plan(const PlanRequest& request);

/// The plan worked out for the areas of a study with the closed allocation, all checks done. Throws
/// RequestError, InputError.
[[nodiscard]] std::shared_ptr<const PlanResult> plan_for(const ReadPlan& read, const Study& study,
                                                         bool strict, const Listener& listener);

}  // namespace pairmodel
