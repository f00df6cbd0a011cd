#include "pairmodel/report/explain_report.hpp"
#include "program/left_out.hpp"
#include "program/usage.hpp"
#include "report/words/narrative.hpp"
#include "request/estimating.hpp"

#include <fmt/format.h>

#include <memory>

using namespace pairmodel;

namespace {

int run_explain(const EstimateChoice& choice) {
    const Estimated estimated = estimate_of(choice);
    const Run& run = estimated.result->run;
    if (run.areas().size() != 1)
        throw UsageError(fmt::format("explain shows one area, found {}", run.areas().size()),
                         "name one with --area, or give its figures with --births and --adversity");
    if (!run.areas()[0].live_births)
        throw UsageError(fmt::format("{}: live births are not available, so there is nothing to work out. {}",
                                     area_phrase(run.areas()[0]), run.areas()[0].note));
    return write_with_left_out(explain_document(estimated.result), choice, estimated);
}

}  // namespace

Command add_explain(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "explain", "one area step by step: every figure with its formula, source and page");
    set_examples(*command,
                 {"pairmodel explain --area Gateshead", "pairmodel explain --births 1000 --adversity 1.3",
                  "pairmodel explain --area Gateshead --format csv -o working.csv"});
    auto choice = std::make_shared<EstimateChoice>();
    add_options(*command, choice->areas);
    add_cohort_option(*command, choice->areas);
    add_options(*command, choice->adversity);
    add_options(*command, choice->model);
    add_options(*command, choice->output, true);
    return {command, [choice] { return run_explain(*choice); }};
}
