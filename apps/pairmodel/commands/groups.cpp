#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"

#include <memory>

using namespace pairmodel;

namespace {

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
    add_group_option(*command, choice->groups);
    add_options(*command, choice->study.areas);
    add_options(*command, choice->study.adversity);
    add_options(*command, choice->study.model);
    add_options(*command, choice->study.output, true);
    for (const char* name : {"--shape", "--on-bad-row", "--rejects"})  // one shape; bad rows stop the run
        command->remove_option(command->get_option(name));
    return {command, [choice] { return run_groups(*choice); }};
}
