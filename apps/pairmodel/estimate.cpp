#include "estimating.hpp"
#include "pairmodel/input/issue.hpp"
#include "usage.hpp"
#include "write.hpp"

#include <fmt/format.h>

#include <memory>

using namespace pairmodel;

namespace {

constexpr std::size_t issues_shown = 20;

void report_rejected(const EstimateChoice& choice, const Selection& selection) {
    std::vector<Issue> issues;
    for (const RejectedRow& row : selection.rejected)
        issues.insert(issues.end(), row.issues.begin(), row.issues.end());
    if (choice.areas.rejects.empty()) print_line(to_text(issues, issues_shown));
    print_line(fmt::format("{} {} of {} left out{}", selection.rejected.size(),
                           selection.rejected.size() == 1 ? "row" : "rows", selection.file,
                           choice.areas.rejects.empty() ? "" : "; see " + choice.areas.rejects));
}

int run_estimate(const EstimateChoice& choice) {
    const auto shape = static_cast<Shape>(
        choice.output.shape.empty() ? 0 : word_option("--shape", choice.output.shape, {"long", "wide"}));
    const Estimated estimated = estimate_of(choice);
    OutputFiles files(choice.output.force);
    if (!choice.areas.rejects.empty()) write_rejects(estimated.selection, files.open(choice.areas.rejects));
    write_document(estimate_document(estimated.result, shape), choice.output, files);
    if (estimated.selection.rejected.empty()) return exit_done;
    report_rejected(choice, estimated.selection);
    return exit_rejected;
}

}  // namespace

Command add_estimate(CLI::App& program) {
    CLI::App* command =
        program.add_subcommand("estimate", "need, demand and missed by level of care, for one area or many");
    set_examples(*command,
                 {"pairmodel estimate --area Gateshead", "pairmodel estimate --births 1834 --adversity +21%",
                  "pairmodel estimate --tier upper --within England --total-by region -o england.csv",
                  "pairmodel estimate areas.csv --shape wide -o estimates.csv"});
    auto choice = std::make_shared<EstimateChoice>();
    add_options(*command, choice->areas);
    add_cohort_option(*command, choice->areas);
    add_options(*command, choice->adversity);
    add_options(*command, choice->model);
    add_options(*command, choice->simulation);
    add_options(*command, choice->totals);
    add_options(*command, choice->output, true);
    command->add_option("--shard", choice->shard, "only the K-th of N consecutive parts of the areas")
        ->type_name("K/N")
        ->group("Output");
    return {command, [choice] { return run_estimate(*choice); }};
}
