// The model itself: what every area costs, with and without draws.

#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/estimate.hpp"
#include "pairmodel/model/one_at_a_time.hpp"
#include "pairmodel/simulation/random_stream.hpp"
#include "pairmodel/simulation/simulate.hpp"
#include "simulation/area_simulator.hpp"
#include "simulation/ranks.hpp"
#include "simulation/runs.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace pairmodel;

namespace {

std::int64_t draws_of(const benchmark::State& state) {
    return state.range(0);
}

void one_estimate(benchmark::State& state) {
    const Model model(simulated::toolkit(), {});
    double ratio = 1.2;
    for (auto _ : state) {
        benchmark::DoNotOptimize(ratio);
        benchmark::DoNotOptimize(estimate(1834, ratio, model));
    }
}

void adversity_ratio(benchmark::State& state) {
    const ReferenceTable& table = reference_table();
    const IndicatorChoice choice{std::vector<double>(table.indicators.size(), 1), Combine::geometric};
    const Area gateshead = table.as_area(*table.by_code("E08000037"), std::nullopt);
    for (auto _ : state) benchmark::DoNotOptimize(adversity_of(gateshead, table.indicators, choice));
}

void sensitivity_of_an_area(benchmark::State& state) {
    const ReferenceTable& table = reference_table();
    const IndicatorChoice choice{std::vector<double>(table.indicators.size(), 1), Combine::geometric};
    const Run run(simulated::closed(simulated::toolkit()),
                  {table.as_area(*table.by_code("E08000037"), std::nullopt)}, table.indicators, choice,
                  std::nullopt);
    for (auto _ : state) benchmark::DoNotOptimize(move_one_at_a_time(run, {0}, {{0.5, 1.5}}));
}

void random_words(benchmark::State& state) {
    const RandomStream stream(1, "adversity:E08000037");
    std::vector<std::uint32_t> words(static_cast<std::size_t>(draws_of(state)));
    for (auto _ : state) {
        stream.words(0, words);
        benchmark::DoNotOptimize(words.data());
    }
    state.SetItemsProcessed(state.iterations() * draws_of(state));
}

void normal_deviates_of_words(benchmark::State& state) {
    std::vector<std::uint32_t> words(static_cast<std::size_t>(draws_of(state)));
    std::vector<float> deviates(words.size());
    RandomStream(1, "adversity:E08000037").words(0, words);
    for (auto _ : state) {
        normal_deviates(words, deviates);
        benchmark::DoNotOptimize(deviates.data());
    }
    state.SetItemsProcessed(state.iterations() * draws_of(state));
}

/// The draws at three quantiles, among values that come in a new order each time.
void quantiles(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(draws_of(state));
    constexpr std::size_t orders = 16;
    std::array<std::vector<float>, orders> values;
    for (std::size_t order = 0; order < orders; ++order) {
        const RandomStream stream(order, "values");
        for (std::size_t i = 0; i < count; ++i)
            values[order].push_back(static_cast<float>(0.3 + 0.1 * stream.uniform(i)));
    }
    QuantileFinder finder(quantile_ranks(count, 0.95, false));
    std::size_t order = 0;
    for (auto _ : state) benchmark::DoNotOptimize(finder.find(values[++order % orders]));
    state.SetItemsProcessed(state.iterations() * draws_of(state));
}

void simulated_area(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(draws_of(state));
    const ParameterSampler sampler(simulated::closed(simulated::toolkit()));
    const std::vector<DrawnParameters<double>> draws = draw_parameters(sampler, 1, count);
    const SharedDraws shared(draws, Scale::proportional);
    AreaSimulator simulator(shared, simulated::with_draws(count));
    DrawnArea area;
    area.key = "E08000037";
    area.live_births = 1834;
    area.ratio = 1.21;
    area.log_standard_deviation = 0.1;
    for (auto _ : state) benchmark::DoNotOptimize(simulator.simulate(area));
    state.SetItemsProcessed(state.iterations() * draws_of(state));
}

}  // namespace

BENCHMARK(one_estimate);
BENCHMARK(adversity_ratio);
BENCHMARK(sensitivity_of_an_area);
BENCHMARK(random_words)->Arg(1'000)->Arg(10'000);
BENCHMARK(normal_deviates_of_words)->Arg(1'000)->Arg(10'000);
BENCHMARK(quantiles)->Arg(1'000)->Arg(10'000);
BENCHMARK(simulated_area)->Arg(1'000)->Arg(10'000);

BENCHMARK_MAIN();
