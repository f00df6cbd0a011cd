#pragma once

#include "pairmodel/input/group_table.hpp"
#include "pairmodel/study/groups.hpp"

#include <vector>

namespace pairmodel {

/// What was given in a request is one table, each file another; numbers that must not be known are taken out,
/// and the files are among the inputs. Throws RequestError, InputError, FileError.
[[nodiscard]] std::vector<GroupTable> read_groups(const std::vector<GroupsGiven>& given, Request& wanted,
                                                  const Listener& listener);

/// The numbers put to the areas of a study. Throws InputError, RequestError.
[[nodiscard]] GroupsResult groups_for(const std::vector<GroupTable>& tables, const Study& study,
                                      const Listener& listener);

}  // namespace pairmodel
