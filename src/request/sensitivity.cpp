#include "input/cells/list.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "request/request.hpp"
#include "request/values.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

/// Every draw keeps some figures; the error of a share is then far below what anybody prints.
constexpr std::size_t most_share_draws = 200'000;

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
    SimulationChoice simulation = choice.simulation;
    simulation.automatic = false;
    const auto draws = draws_of(simulation, choice.study.output);
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

}  // namespace

SensitivityRequest sensitivity_request_of(const SensitivityChoice& choice) {
    SensitivityOptions options;
    options.measure = sensitivity_measures[word_option("--measure", choice.measure, measure_codes())];
    options.elasticity = elasticity_of(choice.elasticity);
    options.draws = share_draws_of(choice);
    return {request_of(choice.study), std::move(options)};
}

}  // namespace pairmodel
