#pragma once

#include "report/estimate/subject.hpp"
#include "report/gap/comparison.hpp"
#include "report/page/sections.hpp"
#include "report/plan/rows.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// What steps follow from.
struct StepsOf {
    const ReportParts& parts;
    const ReportSubject& place;
    const Subject& subject;           ///< of the place, with figures
    bool whole = true;                ///< the one area, or all together
    std::optional<AreaGap> gap;       ///< the services beside the place, if there are any
    std::optional<PlanSubject> plan;  ///< the plan of the place, with a scenario beside no change
};

/// What to do next in the place: a sentence each.
[[nodiscard]] std::vector<std::string> next_steps(const StepsOf& of);

}  // namespace pairmodel
