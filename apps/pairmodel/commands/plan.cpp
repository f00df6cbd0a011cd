#include "pairmodel/report/plan_report.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/planning.hpp"

#include <memory>

using namespace pairmodel;

namespace {

int run_plan(PlanChoice choice) {
    EstimateChoice& wanted = choice.estimate;
    check_output(wanted.output, wanted.areas);
    ReadPlan read = plan_of(choice);
    wanted.model.allocation = "closed";
    wanted.own_draws = true;
    if (read.file) wanted.inputs.push_back(*read.file);
    const Estimated estimated = estimate_of(wanted);
    PlanResult result = plan_result_of(read, estimated.result, estimated.selection, wanted.model.strict);
    for (const std::string& text : read.notes) note(wanted.output, text);
    for (const std::string& text : result.notes) note(wanted.output, text);
    OutputFiles files(wanted.output.force);
    write_document(plan_document(std::make_shared<const PlanResult>(std::move(result))), wanted.output,
                   files);
    return exit_done;
}

}  // namespace

void add_plan_options(CLI::App& command, PlanChoice& c) {
    const auto add = [&](const char* name, std::string& value, const char* type, const char* help) {
        command.add_option(name, value, help)->type_name(type)->group("Plan");
    };
    add("--from", c.from, "YYYY", "the first year of the plan");
    add("--to", c.to, "YYYY", "the last year");
    add("--births-growth", c.births_growth, "±P%", "births grow by this each year: -1%");
    add("--births-by-year", c.births_by_year, "YYYY=N,…", "births of every year, for one area");
    command.add_flag("--births-trend", c.births_trend, "births follow the trend of their known years")
        ->group("Plan");
    add("--unreached-to", c.unreached_to, "SHARE",
        "share of those in need who are not reached, in the last year: 0.5 or 50%");
    add("--unreached-by-year,--by-year", c.unreached_by_year, "YYYY=SHARE,…", "the same for every year");
    add("--adversity-to", c.adversity_to, "R|±P%",
        "adversity of every area against the national average, in the last year");
    add("--scenarios,--plan", c.scenarios, "FILE.json", "several scenarios, each with a name");
}

Command add_plan(CLI::App& program) {
    CLI::App* command =
        program.add_subcommand("plan", "the coming years, as births change and outreach improves");
    set_examples(*command,
                 {"pairmodel plan --area Gateshead --from 2026 --to 2031 --unreached-to 50%",
                  "pairmodel plan --area Gateshead --from 2026 --to 2031 --births-growth -1%",
                  "pairmodel plan --births 1834 --from 2026 --to 2031 --scenarios outreach.json",
                  "pairmodel plan --tier upper --within \"North East\" --total --from 2026 --to 2031 "
                  "--unreached-to 0.5 --draws 1000 -o plan.csv"});
    auto choice = std::make_shared<PlanChoice>();
    add_plan_options(*command, *choice);
    add_options(*command, choice->estimate.areas);
    add_cohort_option(*command, choice->estimate.areas);
    add_options(*command, choice->estimate.adversity);
    add_options(*command, choice->estimate.model);
    add_options(*command, choice->estimate.simulation);
    add_options(*command, choice->estimate.totals);
    add_options(*command, choice->estimate.output, true);
    // One shape; bad rows stop the run; what a plan adds up has no error of a single quantile.
    for (const char* name : {"--shape", "--on-bad-row", "--rejects", "--monte-carlo-error"})
        command->remove_option(command->get_option(name));
    return {command, [choice] { return run_plan(*choice); }};
}
