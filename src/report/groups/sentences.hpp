#pragma once

#include "report/groups/rows.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// What is said of one area's groups, and of them beside the model. Precondition: nothing of it is hidden.
[[nodiscard]] std::vector<std::string> sentences_of_groups(const AreaGroups& area,
                                                           const GroupsResult& result);

/// That what is given cannot all be true of this area; empty where it may be.
[[nodiscard]] std::string contradiction_of(const AreaGroups& area, const GroupsResult& result);

}  // namespace pairmodel
