#include "request/simulating.hpp"

#include "input/cells/number.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/report/output.hpp"
#include "program/progress.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "report/table/figures.hpp"

#include <fmt/format.h>

#include <limits>

using namespace pairmodel;

namespace {

constexpr std::size_t fewest_draws = 100;
constexpr std::size_t most_draws = 10'000'000;
constexpr std::size_t automatic_from = 1'000;
constexpr std::size_t automatic_to = 1'024'000;
constexpr std::size_t most_threads = 1024;

std::size_t draws_of(const SimulationChoice& choice) {
    const std::string& text = choice.draws;
    const std::int64_t draws = count_option("--draws", text);
    if (draws != 0 &&
        (draws < static_cast<std::int64_t>(fewest_draws) || draws > static_cast<std::int64_t>(most_draws)))
        throw UsageError(fmt::format("--draws: expected 0 or {} to {}, found {}", fewest_draws, most_draws,
                                     in_quotes(text)),
                         choice.intervals ? "1000 do for most uses; --draws auto finds how many are needed"
                                          : "such as --draws 4000");
    return static_cast<std::size_t>(draws);
}

double level_of(const std::string& text) {
    const auto percent = parse_number(text);
    if (!percent || *percent < 1 || *percent > 99.9)
        throw UsageError(
            fmt::format("--interval: expected per cent from 1 to 99.9, found {}", in_quotes(text)),
            "--interval 95 leaves 2.5 % of the draws out on either side");
    return *percent / 100;
}

/// Formats for readers round, so that they must know whether the digits shown can be relied on.
bool for_readers(const OutputChoice& output) {
    const std::string& name = format_for(output).name;
    const bool for_programs = name == "csv" || name == "tsv" || name == "json" || name == "jsonl";
    return !for_programs || !output.round.empty();
}

SimulationOptions options_of(const SimulationChoice& choice, const OutputChoice& output) {
    SimulationOptions options;
    options.seed = static_cast<std::uint64_t>(count_option("--seed", choice.seed));
    options.level = level_of(choice.interval);
    options.births_variation = static_cast<BirthsVariation>(
        word_option("--births-variation", choice.births_variation, {"none", "poisson"}));
    options.threads =
        choice.threads.empty() ? 0 : static_cast<std::size_t>(count_option("--threads", choice.threads));
    if (options.threads > most_threads)
        throw UsageError(
            fmt::format("--threads: expected at most {}, found {}", most_threads, choice.threads));
    options.errors = choice.errors || for_readers(output);
    return options;
}

int printed_unit(const OutputChoice& output) {
    return output.round.empty() ? 1 : static_cast<int>(count_option("--round", output.round));
}

void note_errors(const SimulatedRun& simulated, const OutputChoice& output) {
    if (!for_readers(output)) return;
    const int unit = printed_unit(output);
    const double error = largest_error(simulated);
    if (2 * error <= unit) return;
    const bool most = simulated.options.draws >= automatic_to;
    note(output,
         fmt::format("{} draws are few for figures to {}: the Monte Carlo error is up to {} babies; {}",
                     grouped(static_cast<double>(simulated.options.draws)),
                     unit == 1 ? "single babies" : fmt::format("{} babies", unit),
                     shown(error, ColumnKind::ratio, 0),
                     most ? "a coarser --round shows what can be relied on"
                          : "more --draws, --draws auto or a coarser --round"));
}

void refuse_without_draws(const SimulationChoice& choice) {
    const SimulationChoice standard;
    const auto refuse = [](bool given, const char* option) {
        if (given) throw UsageError(fmt::format("{} goes with --draws", option), "such as --draws 1000");
    };
    refuse(choice.seed != standard.seed, "--seed");
    refuse(choice.interval != standard.interval, "--interval");
    refuse(choice.births_variation != standard.births_variation, "--births-variation");
    refuse(choice.errors, "--monte-carlo-error");
}

}  // namespace

bool wants_draws(const SimulationChoice& choice) {
    return choice.draws == "auto" || draws_of(choice) > 0;
}

std::optional<SimulationPlan> simulation_plan_of(const SimulationChoice& choice, const OutputChoice& output) {
    const bool draws = wants_draws(choice);
    if (!draws) refuse_without_draws(choice);
    SimulationPlan plan{options_of(choice, output), choice.draws == "auto"};
    if (!draws) return std::nullopt;
    plan.options.draws = plan.automatic ? automatic_from : draws_of(choice);
    return plan;
}

void check_distributions(const Model& model) {
    try {
        static_cast<void>(ParameterSampler(model));
    } catch (const ModelError& error) {
        throw UsageError(fmt::format("--draws: {}", error.what()));
    }
}

SimulatedRun simulated(const Run& run, const std::vector<NamedTotal>& totals, const SimulationPlan& plan,
                       const OutputChoice& output) {
    SimulationOptions options = plan.options;
    Progress progress(run.areas().size(), "areas", !output.quiet);
    options.progress = [&](std::size_t done) { progress.show(done); };
    SimulatedRun result = plan.automatic
                              ? simulate_until(run, totals, options, printed_unit(output) / 2.0, automatic_to)
                              : simulate(run, totals, options);
    if (plan.automatic)
        note(output, fmt::format("{} draws", grouped(static_cast<double>(result.options.draws))));
    progress.clear();
    note_errors(result, output);
    result.options.progress = nullptr;
    return result;
}

Shard shard_of(const std::string& text, std::size_t count) {
    const std::vector<std::string> parts = list_of(text, '/');
    const auto part = parts.size() == 2 ? parse_count(parts[0]) : std::nullopt;
    const auto parts_in_all = parts.size() == 2 ? parse_count(parts[1]) : std::nullopt;
    constexpr std::int64_t most_parts = 1'000'000;
    if (!part || !parts_in_all || *part < 1 || *part > *parts_in_all || *parts_in_all > most_parts)
        throw UsageError(fmt::format("--shard: expected K/N with K from 1 to N, found {}", in_quotes(text)),
                         "--shard 2/8 is the second of eight parts");
    const auto k = static_cast<std::size_t>(*part);
    const auto n = static_cast<std::size_t>(*parts_in_all);
    return {(k - 1) * count / n, k * count / n};
}
