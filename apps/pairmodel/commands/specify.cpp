#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"

#include <memory>

using namespace pairmodel;

namespace {

struct SpecifyChoice {
    StudyChoice study;
    std::string services;  ///< file; empty: none
};

int run_specify(const SpecifyChoice& choice) {
    const OutputChoice& output = choice.study.output;
    std::vector<std::string> inputs = inputs_of(choice.study);
    inputs.push_back(choice.services);
    check_output(output, inputs);
    write_document(specify_document(
                       gap({request_of(choice.study), TableFile{choice.services}, {}}, listener_of(output))),
                   output);
    return exit_done;
}

}  // namespace

Command add_specify(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "specify",
        "one page for a procurement specification: need, demand, levels, standards, what to monitor");
    set_examples(*command,
                 {"pairmodel specify --area Gateshead",
                  "pairmodel specify --area Gateshead --services services.csv -o specification.docx",
                  "pairmodel specify --area Gateshead --draws 1000 -o specification.html"});
    auto choice = std::make_shared<SpecifyChoice>();
    command->add_option("--services", choice->services, "a table of local services, as for gap")
        ->type_name("FILE.csv")
        ->group("Services");
    add_study_options(*command, choice->study);
    add_observed_option(*command, choice->study);
    add_team_option(*command, choice->study);
    command->remove_option(command->get_option("--cohort"));  // births alone
    return {command, [choice] { return run_specify(*choice); }};
}
