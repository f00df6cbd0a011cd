#pragma once

#include "pairmodel/study/groups.hpp"
#include "request/options.hpp"

#include <string>
#include <vector>

/// --group, with the groups that there are.
void add_group_option(CLI::App& command, std::vector<std::string>& groups);

/// Numbers of babies (ID=N) and tables of them. Throws RequestError.
[[nodiscard]] std::vector<pairmodel::GroupsGiven> groups_given(const std::vector<std::string>& texts);
