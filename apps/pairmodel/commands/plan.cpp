
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"

#include <memory>

using namespace pairmodel;

namespace {

struct PlanCommand {
    StudyChoice study;
    PlanChoice plan;
};

int run_plan(const PlanCommand& choice) {
    const OutputChoice& output = choice.study.output;
    std::vector<std::string> inputs = inputs_of(choice.study);
    inputs.push_back(choice.plan.scenarios);
    check_output(output, inputs);
    write_document(plan_document(plan(plan_request_of(choice.plan, choice.study), listener_of(output))),
                   output);
    return exit_done;
}

}  // namespace

Command add_plan(CLI::App& program) {
    CLI::App* command =
        program.add_subcommand("plan", "the coming years, as births change and outreach improves");
    set_examples(*command,
                 {"pairmodel plan --area Gateshead --from 2026 --to 2031 --unreached-to 50%",
                  "pairmodel plan --area Gateshead --from 2026 --to 2031 --births-growth -1%",
                  "pairmodel plan --births 1834 --from 2026 --to 2031 --scenarios outreach.json",
                  "pairmodel plan --tier upper --within \"North East\" --total --from 2026 --to 2031 "
                  "--unreached-to 0.5 --draws 1000 -o plan.csv"});
    auto choice = std::make_shared<PlanCommand>();
    add_options(*command, choice->plan);
    add_options(*command, choice->study.areas);
    add_cohort_option(*command, choice->study.areas);
    add_options(*command, choice->study.adversity);
    add_options(*command, choice->study.model);
    add_observed_option(*command, choice->study);
    add_team_option(*command, choice->study);
    add_options(*command, choice->study.simulation);
    add_options(*command, choice->study.totals);
    add_options(*command, choice->study.output, true);
    // One shape; bad rows stop the run; what a plan adds up has no error of a single quantile.
    for (const char* name : {"--shape", "--on-bad-row", "--rejects", "--monte-carlo-error"})
        command->remove_option(command->get_option(name));
    return {command, [choice] { return run_plan(*choice); }};
}
