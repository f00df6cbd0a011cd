#include "input/cells/list.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/request.hpp"
#include "request/values.hpp"

#include <fmt/format.h>

#include <memory>

using namespace pairmodel;

namespace {

/// Every draw keeps some figures; the error of a share is then far below what anybody prints.
constexpr std::size_t most_share_draws = 200'000;

struct SensitivityChoice {
    StudyChoice study;
    SimulationChoice simulation;  ///< apart from the study, which has no draws
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
        throw RequestError(option, fmt::format("expected LOW,HIGH, found {}", in_quotes(text)),
                           "such as --elasticity-range 0.2,1");
    const MoveRange range{number_option(option, ends[0], 0), number_option(option, ends[1], 0)};
    if (range.low > range.high)
        throw RequestError(option, fmt::format("expected the lower end first, found {}", in_quotes(text)),
                           fmt::format("{} {},{}", option, ends[1], ends[0]));
    return range;
}

std::optional<SimulationOptions> share_draws_of(const SensitivityChoice& choice) {
    const auto draws = draws_of(choice.simulation, choice.study.output);
    if (!draws) return std::nullopt;
    if (draws->automatic)
        throw RequestError(
            "--draws auto is for the digits of intervals; variance shares show their own error instead",
            "such as --draws 4000; four times the draws, half the error");
    if (draws->options.draws > most_share_draws)
        throw RequestError("--draws",
                           fmt::format("expected at most {} for variance shares, found {}", most_share_draws,
                                       in_quotes(choice.simulation.draws)),
                           "their error is below 1% from some 10,000 draws on");
    return draws->options;
}

int run_sensitivity(const SensitivityChoice& choice) {
    const OutputChoice& output = choice.study.output;
    check_output(output, inputs_of(choice.study));
    SensitivityOptions options;
    options.measure = sensitivity_measures.at(word_option("--measure", choice.measure, measure_codes()));
    options.elasticity = elasticity_of(choice.elasticity);
    options.draws = share_draws_of(choice);
    const char* const unit = options.draws ? "draws" : "results";
    SensitivityRequest request{request_of(choice.study), std::move(options)};
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
    choice->simulation.intervals = false;
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
