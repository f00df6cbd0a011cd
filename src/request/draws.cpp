#include "input/cells/number.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "request/request.hpp"
#include "request/values.hpp"
#include "study/findings.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

constexpr std::size_t fewest_draws = 100;
constexpr std::size_t most_draws = 10'000'000;
constexpr std::size_t automatic_from = 1'000;
constexpr std::int64_t most_threads = 1024;
/// Numbers are written in 15 digits.
constexpr std::int64_t largest_seed = 999'999'999'999'999;

std::size_t number_of_draws(const SimulationChoice& choice) {
    const std::string& text = choice.draws;
    const std::int64_t draws = count_option("--draws", text, std::numeric_limits<std::int64_t>::max());
    if (draws != 0 &&
        (draws < static_cast<std::int64_t>(fewest_draws) || draws > static_cast<std::int64_t>(most_draws)))
        throw RequestError(
            "--draws",
            fmt::format("expected 0 or {} to {}, found {}", fewest_draws, most_draws, in_quotes(text)),
            choice.automatic ? "1000 do for most uses; --draws auto finds how many are needed"
                             : "such as --draws 4000");
    return static_cast<std::size_t>(draws);
}

double level_of(const std::string& text) {
    const auto percent = parse_number(text.ends_with('%') ? text.substr(0, text.size() - 1) : text);
    if (!percent || *percent < 1 || *percent > 99.9)
        throw RequestError("--interval",
                           fmt::format("expected per cent from 1 to 99.9, found {}", in_quotes(text)),
                           "--interval 95 leaves 2.5% of the draws out on either side");
    return *percent / 100;
}

SimulationOptions options_of(const SimulationChoice& choice, Findings& findings) {
    SimulationOptions options;
    findings.collect([&] {
        options.seed = static_cast<std::uint64_t>(count_option("--seed", choice.seed, largest_seed));
    });
    findings.collect([&] { options.level = level_of(choice.interval); });
    findings.collect([&] {
        options.births_variation =
            enum_option<BirthsVariation>("--births-variation", choice.births_variation);
    });
    findings.collect([&] {
        if (!choice.threads.empty())
            options.threads =
                static_cast<std::size_t>(count_option("--threads", choice.threads, most_threads));
    });
    options.errors = choice.errors;
    return options;
}

void refuse_without_draws(const SimulationChoice& choice) {
    const SimulationChoice standard;
    const auto refuse = [](bool given, const char* option) {
        if (given) throw RequestError(fmt::format("{} goes with --draws", option), "such as --draws 1000");
    };
    refuse(choice.seed != standard.seed, "--seed");
    refuse(choice.interval != standard.interval, "--interval");
    refuse(choice.births_variation != standard.births_variation, "--births-variation");
    refuse(choice.errors, "--monte-carlo-error");
}

}  // namespace

std::optional<DrawsRequest> draws_of(const SimulationChoice& choice, const OutputChoice& output) {
    const bool automatic = choice.draws == "auto";
    std::size_t draws = automatic_from;
    Findings findings;
    findings.collect([&] {
        if (!automatic) draws = number_of_draws(choice);
        if (draws == 0) refuse_without_draws(choice);
    });
    DrawsRequest request{options_of(choice, findings), automatic};
    findings.throw_if_any();
    if (draws == 0) return std::nullopt;
    request.options.draws = draws;
    request.printed_unit = output.round.empty() ? 1 : static_cast<int>(count_option("--round", output.round));
    return request;
}

}  // namespace pairmodel
