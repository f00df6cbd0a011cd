#include "simulation/own_draws.hpp"

#include "pairmodel/simulation/random_stream.hpp"
#include "simulation/poisson.hpp"

#include <algorithm>
#include <cmath>

namespace pairmodel {

void RatioDeviates::draw(const std::string& stream, std::vector<float>& deviates) {
    RandomStream(seed_, stream).words(first_, words_);
    normal_deviates(words_, deviates);
}

std::span<const float> RatioDeviates::of(const DrawnArea& area) {
    if (area.log_standard_deviation == 0) {
        std::fill(own_.begin(), own_.end(), 0.0F);
        return own_;
    }
    draw(area.adversity_stream(), own_);
    if (area.shared > 0) {
        if (std::string stream = area.region_stream(); stream != region_stream_) {
            draw(stream, region_);
            region_stream_ = std::move(stream);
        }
        const auto shared = static_cast<float>(std::sqrt(area.shared));
        const auto own = static_cast<float>(std::sqrt(1 - area.shared));
        for (std::size_t i = 0; i < own_.size(); ++i) own_[i] = shared * region_[i] + own * own_[i];
    }
    if (!std::isinf(area.degrees_of_freedom)) {
        const StudentT t(area.degrees_of_freedom);
        for (float& deviate : own_) deviate = t.at(deviate);
    }
    return own_;
}

void OwnDraws::draw_ratios(const DrawnArea& area) {
    const std::span<const float> deviates = deviates_.of(area);
    for (std::size_t i = 0; i < ratios.size(); ++i) ratios[i] = area.ratio_at(deviates[i]);
}

void OwnDraws::draw_births(double mean, const std::string& stream) {
    std::fill(births.begin(), births.end(), mean);
    if (options_.births_variation == BirthsVariation::none || mean == 0) return;
    RandomStream(options_.seed, stream).words(first_, words_);
    const PoissonTable poisson(mean);
    for (std::size_t i = 0; i < births.size(); ++i)
        births[i] = poisson.quantile(RandomStream::uniform_of(words_[i]));
}

void OwnDraws::draw(const DrawnArea& area) {
    draw_ratios(area);
    draw_births(area.live_births, area.births_stream());
}

}  // namespace pairmodel
