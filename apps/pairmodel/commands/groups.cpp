#include "pairmodel/error.hpp"
#include "pairmodel/input/group_table.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/request.hpp"
#include "request/values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

using namespace pairmodel;

namespace {

struct GroupsChoice {
    StudyChoice study;
    std::vector<std::string> groups;  ///< ID=N or FILE.csv
};

std::vector<std::string> group_ids() {
    std::vector<std::string> ids;
    for (const GroupRate& rate : builtin_group_rates().groups) ids.push_back(rate.id);
    return ids;
}

std::vector<std::variant<GroupNumber, GroupFile>> groups_of(const std::vector<std::string>& texts) {
    constexpr const char* option = "--group";
    std::vector<std::variant<GroupNumber, GroupFile>> groups;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (equals != std::string::npos && !text.ends_with(".csv")) {
            groups.emplace_back(
                GroupNumber{text.substr(0, equals), count_option(option, text.substr(equals + 1))});
            continue;
        }
        if (equals == std::string::npos && group_of(text, builtin_group_rates()))
            throw RequestError(option, fmt::format("how many babies are in {}?", text),
                               fmt::format("{} {}=120", option, text));
        groups.emplace_back(GroupFile{text});
    }
    return groups;
}

int run_groups(const GroupsChoice& choice) {
    const OutputChoice& output = choice.study.output;
    std::vector<std::string> inputs = inputs_of(choice.study);
    inputs.insert(inputs.end(), choice.groups.begin(), choice.groups.end());
    check_output(output, inputs);
    if (choice.groups.empty())
        throw RequestError("groups: which numbers of babies?",
                           "--group domestic_violence=120, or a table: --group groups.csv");
    GroupsRequest request{request_of(choice.study), groups_of(choice.groups)};
    write_document(groups_document(groups(std::move(request), listener_of(output))), output);
    return exit_done;
}

}  // namespace

Command add_groups(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "groups", "babies with a disorganised attachment within known vulnerable groups");
    set_examples(*command, {"pairmodel groups --area Gateshead --group domestic_violence=120 --group "
                            "looked_after=15",
                            "pairmodel groups --births 1834 --group maternal_depression=180",
                            "pairmodel groups --tier upper --within \"North East\" --group groups.csv"});
    auto choice = std::make_shared<GroupsChoice>();
    command
        ->add_option("--group", choice->groups,
                     fmt::format("babies of a year who are in a group, or a table with the columns group and "
                                 "babies (and area_code); repeatable. The groups: {}",
                                 fmt::join(group_ids(), ", ")))
        ->type_name("ID=N|FILE.csv")
        ->group("Vulnerable groups")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    add_options(*command, choice->study.areas);
    add_options(*command, choice->study.adversity);
    add_options(*command, choice->study.model);
    add_options(*command, choice->study.output, true);
    for (const char* name : {"--shape", "--on-bad-row", "--rejects"})  // one shape; bad rows stop the run
        command->remove_option(command->get_option(name));
    return {command, [choice] { return run_groups(*choice); }};
}
