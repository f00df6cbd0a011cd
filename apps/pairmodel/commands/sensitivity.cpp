#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"

#include <memory>

using namespace pairmodel;

namespace {

std::vector<std::string> measure_codes() {
    std::vector<std::string> codes;
    for (const Measure measure : sensitivity_measures) codes.emplace_back(info(measure).code);
    return codes;
}

int run_sensitivity(const SensitivityChoice& choice) {
    const OutputChoice& output = choice.study.output;
    check_output(output, inputs_of(choice.study));
    SensitivityRequest request = sensitivity_request_of(choice);
    const char* const unit = request.options.draws ? "draws" : "results";
    write_document(sensitivity_document(sensitivity(std::move(request), listener_of(output, unit))), output);
    return exit_done;
}

void add_own_options(CLI::App& command, SensitivityChoice& choice) {
    command.add_option("--measure", choice.measure, "what to rank by")
        ->type_name(one_of(measure_codes()))
        ->group("Sensitivity")
        ->capture_default_str();
    command
        .add_option("--elasticity-range", choice.elasticity,
                    "the ends to move the elasticity between (default: the set's, 0.2,1)")
        ->type_name("LOW,HIGH")
        ->group("Sensitivity");
}

}  // namespace

Command add_sensitivity(CLI::App& program) {
    CLI::App* command = program.add_subcommand("sensitivity", "which assumption moves the answer most");
    set_examples(*command, {"pairmodel sensitivity --area Gateshead",
                            "pairmodel sensitivity --area Gateshead --measure missed --draws 4000",
                            "pairmodel sensitivity --tier upper --within \"North East\" -o swings.csv"});
    auto choice = std::make_shared<SensitivityChoice>();
    add_own_options(*command, *choice);
    add_options(*command, choice->study.areas);
    add_cohort_option(*command, choice->study.areas);
    add_options(*command, choice->study.adversity);
    add_options(*command, choice->study.model);
    add_options(*command, choice->simulation);
    add_options(*command, choice->study.output, true);
    // One shape; bad rows stop the run; there are no quantiles.
    for (const char* name : {"--shape", "--on-bad-row", "--rejects", "--interval", "--monte-carlo-error"})
        command->remove_option(command->get_option(name));
    command->get_option("--draws")->type_name("N")->description(
        "variance shares from so many draws; 0: none");
    return {command, [choice] { return run_sensitivity(*choice); }};
}
