#pragma once

#include "pairmodel/model/groups.hpp"
#include "pairmodel/report/estimate_report.hpp"

#include <memory>
#include <string>
#include <vector>

namespace pairmodel {

/// What `groups` works with: an estimate of areas, and the numbers of babies in vulnerable groups of each.
struct GroupsResult {
    std::shared_ptr<const EstimateResult> estimate;
    GroupRates rates;
    std::vector<std::vector<GroupCount>> counts;  ///< by area
    std::vector<std::string> notes;               ///< what readers must know of the numbers
};

/// The document of `groups`. Areas without any group are left out of it.
/// Precondition: areas with groups have births.
[[nodiscard]] Document groups_document(const GroupsResult& result);

}  // namespace pairmodel
