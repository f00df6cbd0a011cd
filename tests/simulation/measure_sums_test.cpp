// Quantiles of sums of measures.

#include "pairmodel/simulation/measure_sums.hpp"

#include "runs.hpp"
#include "support/catch.hpp"

#include <array>

using namespace pairmodel;
using namespace simulated;

TEST_CASE("sums of measures are added up draw by draw", "[simulation]") {
    const Model model = closed(toolkit());
    const Run run = run_of(model, some_areas(3));
    const SimulationOptions options = with_draws(400);
    const std::array one{Measure::demand};
    const std::array both{Measure::targeted, Measure::specialist};
    const std::array need{Measure::demand, Measure::missed};
    const std::array<std::span<const Measure>, 3> sums{one, both, need};
    const auto quantiles = simulate_sums(run, all_of(run), sums, options);
    REQUIRE(quantiles.size() == 3);
    const SimulatedEstimate total = Simulation(run, options).total(all_of(run));
    // A sum of one measure is that measure, to the last bit.
    CHECK(quantiles[0].babies.low == total[Measure::demand].babies.low);
    CHECK(quantiles[0].babies.central == total[Measure::demand].babies.central);
    CHECK(quantiles[0].babies.high == total[Measure::demand].babies.high);
    CHECK(quantiles[1].babies.low == Approx(total[Measure::demand].babies.low));
    CHECK(quantiles[1].babies.high == Approx(total[Measure::demand].babies.high));
    CHECK(quantiles[2].babies.central == Approx(total[Measure::need].babies.central));
    // More missed means less demand, so that the sum varies less than its parts taken one by one.
    const auto width = [](const Interval& i) { return i.high - i.low; };
    CHECK(width(quantiles[2].babies) <
          0.9 * (width(total[Measure::demand].babies) + width(total[Measure::missed].babies)));
}
