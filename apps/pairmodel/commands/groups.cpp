#include "pairmodel/input/group_table.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

using namespace pairmodel;

namespace {

std::vector<std::string> group_ids() {
    std::vector<std::string> ids;
    for (const GroupRate& rate : builtin_group_rates().groups) ids.push_back(rate.id);
    return ids;
}

int run_groups(const GroupsChoice& choice) {
    const OutputChoice& output = choice.study.output;
    std::vector<std::string> inputs = inputs_of(choice.study);
    inputs.insert(inputs.end(), choice.groups.begin(), choice.groups.end());
    check_output(output, inputs);
    write_document(groups_document(groups(groups_request_of(choice), listener_of(output))), output);
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
