#include "pairmodel/simulation/measure_sums.hpp"

#include "simulation/total_simulator.hpp"
#include "system/parallel.hpp"

namespace pairmodel {

namespace {

/// What `result` makes of the areas added up draw by draw.
template <class Result>
auto added_up(const Run& run, const std::vector<std::size_t>& members, const SimulationOptions& options,
              const Result& result) {
    const std::vector<DrawnParameters<double>> parameters =
        draw_parameters(ParameterSampler(run.model()), options.seed, options.draws);
    const std::vector<DrawnArea> areas = drawn_areas(run, members);
    TotalSimulator total(parameters, run.model().scale(), options);
    in_parallel(total.tasks(), options.threads,
                [&](std::size_t /*worker*/, std::size_t task) { total.add(areas, task); });
    return result(total);
}

}  // namespace

std::vector<Quantiles> simulate_sums(const Run& run, const std::vector<std::size_t>& members,
                                     std::span<const std::span<const Measure>> sums,
                                     const SimulationOptions& options) {
    return added_up(run, members, options,
                    [&](const TotalSimulator& total) { return total.quantiles_of_sums(sums); });
}

std::vector<Measures> simulate_draws(const Run& run, const std::vector<std::size_t>& members,
                                     const SimulationOptions& options) {
    return added_up(run, members, options, [](const TotalSimulator& total) { return total.measures(); });
}

}  // namespace pairmodel
