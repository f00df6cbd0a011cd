#include "request/groups.hpp"

#include "pairmodel/error.hpp"
#include "pairmodel/input/group_table.hpp"
#include "request/values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

using namespace pairmodel;

namespace {

std::vector<std::string> group_ids() {
    std::vector<std::string> ids;
    for (const GroupRate& rate : builtin_group_rates().groups) ids.push_back(rate.id);
    return ids;
}

}  // namespace

std::vector<GroupsGiven> groups_given(const std::vector<std::string>& texts) {
    constexpr const char* group = "--group";
    std::vector<GroupsGiven> groups;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (equals != std::string::npos && !text.ends_with(".csv")) {
            groups.emplace_back(
                GroupNumber{text.substr(0, equals), count_option(group, text.substr(equals + 1))});
            continue;
        }
        if (equals == std::string::npos && group_of(text, builtin_group_rates()))
            throw RequestError(group, fmt::format("how many babies are in {}?", text),
                               fmt::format("{} {}=120", group, text));
        groups.emplace_back(GroupFile{text});
    }
    return groups;
}

void add_group_option(CLI::App& command, std::vector<std::string>& groups) {
    command
        .add_option("--group", groups,
                    fmt::format("babies of a year who are in a group, or a table with the columns group and "
                                "babies (and area_code); repeatable. The groups: {}",
                                fmt::join(group_ids(), ", ")))
        ->type_name("ID=N|FILE.csv")
        ->group("Vulnerable groups")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}
