#include "pairmodel/simulation/measure_sums.hpp"

#include "simulation/parallel.hpp"
#include "simulation/total_simulator.hpp"

namespace pairmodel {

std::vector<Quantiles> simulate_sums(const Run& run, const std::vector<std::size_t>& members,
                                     std::span<const std::span<const Measure>> sums,
                                     const SimulationOptions& options) {
    const std::vector<DrawnParameters<double>> parameters =
        draw_parameters(ParameterSampler(run.model()), options.seed, options.draws);
    const std::vector<DrawnArea> areas = drawn_areas(run, members);
    TotalSimulator total(parameters, run.model().scale(), options);
    in_parallel(total.tasks(), options.threads,
                [&](std::size_t /*worker*/, std::size_t task) { total.add(areas, task); });
    return total.quantiles_of_sums(sums);
}

}  // namespace pairmodel
