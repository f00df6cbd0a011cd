#include "input/cells/number.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/report/sensitivity_report.hpp"
#include "program/progress.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "report/words/narrative.hpp"
#include "request/estimating.hpp"
#include "request/simulating.hpp"

#include <fmt/format.h>

#include <memory>

using namespace pairmodel;

namespace {

/// Every draw keeps some figures; the error of a share is then far below what anybody prints.
constexpr std::size_t most_draws = 200'000;

struct SensitivityChoice {
    EstimateChoice estimate;
    SimulationChoice simulation;  ///< apart from the estimate, which has no draws
    std::string measure = "demand";
    std::string elasticity;  ///< LOW,HIGH; empty: the set's
};

std::vector<std::string> measure_codes() {
    std::vector<std::string> codes;
    for (const Measure measure : sensitivity_measures) codes.emplace_back(info(measure).code);
    return codes;
}

std::optional<MoveRange> elasticity_of(const std::string& text) {
    constexpr const char* option = "--elasticity-range";
    if (text.empty()) return std::nullopt;
    const std::vector<std::string> ends = list_of(text, ',');
    if (ends.size() != 2)
        throw UsageError(fmt::format("{}: expected LOW,HIGH, found {}", option, in_quotes(text)),
                         "such as --elasticity-range 0.2,1");
    const MoveRange range{number_option(option, ends[0], 0), number_option(option, ends[1], 0)};
    if (range.low > range.high)
        throw UsageError(fmt::format("{}: expected the lower end first, found {}", option, in_quotes(text)),
                         fmt::format("{} {},{}", option, ends[1], ends[0]));
    return range;
}

std::optional<SimulationOptions> draws_of(const SensitivityChoice& choice) {
    const auto plan = simulation_plan_of(choice.simulation, choice.estimate.output);
    if (!plan) return std::nullopt;
    if (plan->automatic)
        throw UsageError(
            "--draws auto is for the digits of intervals; variance shares show their own error instead",
            "such as --draws 4000; four times the draws, half the error");
    if (plan->options.draws > most_draws)
        throw UsageError(fmt::format("--draws: expected at most {} for variance shares, found {}", most_draws,
                                     in_quotes(choice.simulation.draws)),
                         "their error is below 1 % from some 10,000 draws on");
    return plan->options;
}

/// All areas together, with the closed allocation.
EstimateChoice estimate_choice_of(const SensitivityChoice& choice) {
    EstimateChoice estimate = choice.estimate;
    if (estimate.model.allocation == "published")
        throw UsageError(
            "sensitivity goes with the closed allocation: the published one has its unreached share and "
            "split printed in its figures, so that they cannot be moved",
            "leave --allocation out");
    if (estimate.model.allocation.empty()) estimate.model.allocation = "closed";
    estimate.totals.all = true;
    estimate.totals.implied = true;
    return estimate;
}

void check_births(const Run& run) {
    for (const AreaView& area : run.areas())
        if (area.live_births) return;
    throw UsageError(fmt::format("{}: live births are not available, so there is nothing to move. {}",
                                 run.areas().size() == 1 ? area_phrase(run.areas()[0]) : "these areas",
                                 run.areas()[0].note));
}

SensitivityResult result_of(const Estimated& estimated, SensitivityOptions options,
                            const OutputChoice& output) {
    Progress progress(options.draws ? options.draws->draws : 0, "draws", !output.quiet);
    if (options.draws) options.draws->progress = [&](std::size_t done) { progress.show(done); };
    try {
        SensitivityResult result = sensitivity_of(estimated.result, options);
        progress.clear();
        return result;
    } catch (const ModelError& error) {
        const std::string reason = error.what();
        throw UsageError("sensitivity: " + reason,
                         reason.starts_with("with elasticity moved")
                             ? "narrow the range, such as --elasticity-range 0.8,1.2"
                             : "");
    }
}

int run_sensitivity(const SensitivityChoice& choice) {
    const std::vector<std::string> codes = measure_codes();
    SensitivityOptions options;
    options.measure = sensitivity_measures.at(word_option("--measure", choice.measure, codes));
    options.elasticity = elasticity_of(choice.elasticity);
    options.draws = draws_of(choice);
    const Estimated estimated = estimate_of(estimate_choice_of(choice));
    options.births = estimated.selection.births_histories;
    check_births(estimated.result->run);
    const OutputChoice& output = choice.estimate.output;
    const SensitivityResult result = result_of(estimated, std::move(options), output);
    OutputFiles files(output.force);
    write_document(sensitivity_document(result), output, files);
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
    choice->simulation.intervals = false;
    add_own_options(*command, *choice);
    add_options(*command, choice->estimate.areas);
    add_options(*command, choice->estimate.adversity);
    add_options(*command, choice->estimate.model);
    add_options(*command, choice->simulation);
    add_options(*command, choice->estimate.output, true);
    // One shape; bad rows stop the run; there are no quantiles.
    for (const char* name : {"--shape", "--on-bad-row", "--rejects", "--interval", "--monte-carlo-error"})
        command->remove_option(command->get_option(name));
    command->get_option("--draws")->type_name("N")->description(
        "variance shares from so many draws; 0: none");
    return {command, [choice] { return run_sensitivity(*choice); }};
}
