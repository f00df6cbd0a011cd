#include "pairmodel/error.hpp"
#include "pairmodel/input/observed_table.hpp"
#include "pairmodel/input/service_table.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"

#include <fmt/format.h>

#include <memory>

using namespace pairmodel;

namespace {

struct GapChoice {
    StudyChoice study;
    std::string services;             ///< file
    std::vector<std::string> groups;  ///< ID=N or FILE.csv
    std::string empty_table;          ///< file to be written
    std::string empty_observed;       ///< the same, of families seen
};

int write_template(const GapChoice& choice) {
    if (!choice.services.empty())
        throw RequestError("--template",
                           "--template writes an empty table and goes without a table of services", "");
    const bool observed = !choice.empty_observed.empty();
    const std::string& path = observed ? choice.empty_observed : choice.empty_table;
    return write_form(
        path, observed ? observed_template() : service_template(), choice.study.output,
        observed
            ? fmt::format("a row for each number, then pairmodel estimate --area NAME --observed {}", path)
            : fmt::format("a row for each service, then pairmodel gap {} --area NAME", path));
}

int run_gap(const GapChoice& choice) {
    const OutputChoice& output = choice.study.output;
    if (!choice.empty_table.empty() || !choice.empty_observed.empty()) return write_template(choice);
    std::vector<std::string> inputs = inputs_of(choice.study);
    inputs.push_back(choice.services);
    inputs.insert(inputs.end(), choice.groups.begin(), choice.groups.end());
    check_output(output, inputs);
    if (choice.services.empty() && choice.study.team.empty() && choice.groups.empty())
        throw RequestError(
            "gap: which services?",
            "a table of them: pairmodel gap services.csv --area Gateshead; an empty one: pairmodel gap --template "
            "services.csv");
    write_document(gap_document(gap({request_of(choice.study), TableFile{choice.services},
                                     groups_given(choice.study, choice.groups)},
                                    listener_of(output))),
                   output);
    return exit_done;
}

}  // namespace

Command add_gap(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "gap", "local services beside modelled demand and need, and gaps in the offer");
    set_examples(*command, {"pairmodel gap services.csv --area Gateshead",
                            "pairmodel gap services.csv --tier upper --within \"North East\" -o gap.csv",
                            "pairmodel gap --area Gateshead --team caseload=10,weeks=20,cost_per_wte=60000",
                            "pairmodel gap services.csv areas.csv --draws 1000"});
    auto choice = std::make_shared<GapChoice>();
    command
        ->add_option("SERVICES", choice->services,
                     "a CSV table of services: service, level, families_per_year or wte and families_per_wte")
        ->type_name("")
        ->group("Services");
    command
        ->add_option("--template", choice->empty_table,
                     "write an empty table of services to be filled in, and stop")
        ->type_name("FILE.csv")
        ->group("Services");
    command
        ->add_option("--observed-template", choice->empty_observed,
                     "write an empty table of families seen, for --observed, and stop")
        ->type_name("FILE.csv")
        ->group("Services");
    add_group_option(*command, choice->groups);
    add_study_options(*command, choice->study);
    add_observed_option(*command, choice->study);
    add_team_option(*command, choice->study);
    return {command, [choice] { return run_gap(*choice); }};
}
