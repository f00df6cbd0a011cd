#pragma once

#include "pairmodel/model/groups.hpp"
#include "pairmodel/study/study.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace pairmodel {

/// What `groups` works with: an estimate of areas, and the numbers of babies in vulnerable groups of each.
struct GroupsResult {
    Study study;
    GroupRates rates;
    std::vector<std::vector<GroupCount>> counts;  ///< by area
    std::vector<Note> notes;                      ///< what readers must know of the numbers
};

/// How many babies are in a group, of one area.
struct GroupNumber {
    std::string group;  ///< id of a group
    std::int64_t babies = 0;
};
/// That, or a table of them.
using GroupsGiven = std::variant<GroupNumber, TableFile>;

/// What is asked of vulnerable groups.
struct GroupsRequest {
    Request study;  ///< areas that nobody chose are those that the tables name
    std::vector<GroupsGiven> groups;
};

/// Throws as study() does.
[[nodiscard]] GroupsResult groups(GroupsRequest request, const Listener& listener = {});

}  // namespace pairmodel
