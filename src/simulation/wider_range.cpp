#include "pairmodel/simulation/wider_range.hpp"

namespace pairmodel {

SimulatedEstimate wider_range(const Run& run, const std::vector<std::size_t>& members) {
    const Model& model = run.model();
    std::optional<double> elasticity;
    if (model.elasticity_chosen()) elasticity = model.elasticity();
    const Run closed =
        run.with_model(Model(model.parameters(), {Allocation::closed, model.scale(), elasticity}));
    SimulationOptions options;
    options.draws = wider_range_draws;
    options.seed = wider_range_seed;
    return Simulation(closed, options).total(members);
}

}  // namespace pairmodel
