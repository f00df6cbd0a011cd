#include "own_draws.hpp"

#include "pairmodel/simulation/random_stream.hpp"
#include "poisson.hpp"

#include <algorithm>

namespace pairmodel {

void OwnDraws::draw(const DrawnArea& area, std::size_t first, const SimulationOptions& options) {
    if (area.log_standard_deviation > 0) {
        RandomStream(options.seed, area.adversity_stream()).words(first, words);
        normal_deviates(words, deviates);
    } else {
        std::fill(deviates.begin(), deviates.end(), 0.0F);
    }
    std::fill(births.begin(), births.end(), area.live_births);
    if (options.births_variation == BirthsVariation::none || area.live_births == 0) return;
    RandomStream(options.seed, area.births_stream()).words(first, words);
    const PoissonTable poisson(area.live_births);
    for (std::size_t i = 0; i < births.size(); ++i)
        births[i] = poisson.quantile(RandomStream::uniform_of(words[i]));
}

}  // namespace pairmodel
