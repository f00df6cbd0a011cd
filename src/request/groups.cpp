#include "pairmodel/error.hpp"
#include "pairmodel/input/group_table.hpp"
#include "request/request.hpp"
#include "request/values.hpp"
#include "study/findings.hpp"

#include <fmt/format.h>

namespace pairmodel {

std::vector<GroupsGiven> groups_given(const StudyChoice& study, const std::vector<std::string>& texts) {
    constexpr const char* option = "--group";
    std::vector<GroupsGiven> groups;
    Findings findings;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos && group_of(text, builtin_group_rates()))
            findings.add({option, fmt::format("how many babies are in {}?", text),
                          fmt::format("{} {}=120", option, text)});
        else if (equals == std::string::npos || text.ends_with(".csv"))
            groups.emplace_back(table_file(study, "group", text));
        else
            findings.collect([&] {
                groups.emplace_back(
                    GroupNumber{text.substr(0, equals), count_option(option, text.substr(equals + 1))});
            });
    }
    findings.throw_if_any();
    return groups;
}

GroupsRequest groups_request_of(const GroupsChoice& choice) {
    if (choice.groups.empty())
        throw RequestError("groups: which numbers of babies?",
                           "--group domestic_violence=120, or a table: --group groups.csv");
    return {request_of(choice.study), groups_given(choice.study, choice.groups)};
}

}  // namespace pairmodel
