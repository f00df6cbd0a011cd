#include "pairmodel/simulation/wider_range.hpp"

#include "runs.hpp"
#include "support/catch.hpp"

using namespace pairmodel;
using namespace simulated;

TEST_CASE("the wider range is a simulation with draws and seed of its own", "[simulation]") {
    const std::vector<Area> areas{area("A", 1000, 1.2, 0.1), area("B", 2000, 0.9, 0.1)};
    const Run run = run_of(closed(toolkit()), areas);
    const SimulatedEstimate wide = wider_range(run, {0, 1});
    CHECK(same(wide, Simulation(run, with_draws(2000, 1)).total({0, 1})));
    // Also beside the printed shares by level of care, and with an elasticity that was chosen.
    const Run published = run_of(Model(toolkit(), {Allocation::published, Scale::proportional, {}}), areas);
    CHECK(same(wider_range(published, {0, 1}), wide));
    const Run chosen = run_of(Model(toolkit(), {Allocation::published, Scale::proportional, 1.0}), areas);
    CHECK(width(wider_range(chosen, {0, 1})[Measure::need].babies) > width(wide[Measure::need].babies));
}
