#include "simulation/own_draws.hpp"

#include "pairmodel/simulation/random_stream.hpp"
#include "simulation/poisson.hpp"

#include <algorithm>

namespace pairmodel {

void OwnDraws::draw_ratios(const DrawnArea& area, std::uint64_t seed, std::size_t first) {
    if (area.log_standard_deviation > 0) {
        RandomStream(seed, area.adversity_stream()).words(first, words_);
        normal_deviates(words_, deviates_);
    } else {
        std::fill(deviates_.begin(), deviates_.end(), 0.0F);
    }
    for (std::size_t i = 0; i < ratios.size(); ++i) ratios[i] = area.ratio_at(deviates_[i]);
}

void OwnDraws::draw_births(double mean, const std::string& stream, std::size_t first,
                           const SimulationOptions& options) {
    std::fill(births.begin(), births.end(), mean);
    if (options.births_variation == BirthsVariation::none || mean == 0) return;
    RandomStream(options.seed, stream).words(first, words_);
    const PoissonTable poisson(mean);
    for (std::size_t i = 0; i < births.size(); ++i)
        births[i] = poisson.quantile(RandomStream::uniform_of(words_[i]));
}

void OwnDraws::draw(const DrawnArea& area, std::size_t first, const SimulationOptions& options) {
    draw_ratios(area, options.seed, first);
    draw_births(area.live_births, area.births_stream(), first, options);
}

}  // namespace pairmodel
