// Text in and text out: a row of a table, a number of a CSV file.

#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "words/decimal.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <sstream>
#include <string>

using namespace pairmodel;

namespace {

/// Whole tables, so that reading is done as it is; an item is a row.
void rows_of_a_table(benchmark::State& state) {
    const std::int64_t rows = state.range(0);
    std::string text = "area_code,area_name,live_births,adversity_ratio,region\n";
    for (std::int64_t i = 0; i < rows; ++i)
        text += "E" + std::to_string(1'000'000 + i).insert(0, "0") + ",Somewhere " + std::to_string(i) +
                ",1834,1.21,North East\n";
    AreaTableOptions options;
    options.indicators = reference_table().indicators;
    for (auto _ : state) {
        std::istringstream stream(text);
        benchmark::DoNotOptimize(read_area_table(stream, "areas.csv", options));
    }
    state.SetItemsProcessed(state.iterations() * rows);
}

void number_for_csv(benchmark::State& state) {
    constexpr std::array values{415.00000000000006, 0.1, 1834.0, 148.29411764705884, 1e-7};
    std::array<char, longest_decimal> text{};
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(write_decimal(values[++i % values.size()], text.data()));
}

}  // namespace

BENCHMARK(rows_of_a_table)->Arg(1)->Arg(1'000);
BENCHMARK(number_for_csv);
