#include "simulation/total_simulator.hpp"

#include "simulation/own_draws.hpp"
#include "simulation/ranks.hpp"

#include <algorithm>

namespace pairmodel {

TotalSimulator::TotalSimulator(const std::vector<DrawnParameters<double>>& parameters, Scale scale,
                               const SimulationOptions& options)
    : parameters_(parameters), scale_(scale), options_(options) {
    for (auto* list : {&sums_.secure, &sums_.insecure, &sums_.disorganised, &sums_.largest_need})
        list->resize(parameters.size(), 0.0);
}

std::size_t TotalSimulator::tasks() const {
    return (parameters_.size() + draws_at_once - 1) / draws_at_once;
}

void TotalSimulator::add(const std::vector<DrawnArea>& areas, std::size_t task) {
    const std::size_t first = task * draws_at_once;
    const std::size_t count = std::min(draws_at_once, parameters_.size() - first);
    OwnDraws own(first, count, options_);
    for (const DrawnArea& area : areas) {
        own.draw(area);
        for (std::size_t i = 0; i < count; ++i) {
            const DrawnParameters<double>& p = parameters_[first + i];
            const double factor = adversity_factor(own.ratios[i], p.elasticity);
            const AdjustedPatterns adjusted = adjust_patterns(p.national, factor, scale_);
            const auto babies = [&](double share) { return area.share.of(share * own.births[i]); };
            sums_.secure[first + i] += babies(adjusted.shares.secure);
            sums_.insecure[first + i] += babies(adjusted.shares.insecure);
            sums_.disorganised[first + i] += babies(adjusted.shares.disorganised);
            double& largest = sums_.largest_need[first + i];
            largest = larger(largest, adjusted.unlimited_need);
        }
    }
}

std::vector<Measures> TotalSimulator::measures() const {
    // Step 3 is linear in the patterns, so that it holds for babies as for shares.
    std::vector<Measures> measures;
    measures.reserve(parameters_.size());
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        const PatternShares babies{sums_.secure[i], sums_.insecure[i], sums_.disorganised[i]};
        measures.push_back(measures_of(babies, allocate_closed(babies, parameters_[i].attrition)));
    }
    return measures;
}

SimulatedEstimate TotalSimulator::summarise() const {
    const std::size_t count = parameters_.size();
    const auto ranks = quantile_ranks(count, options_.level, options_.errors);
    const std::vector<Measures> measures = this->measures();
    const auto saturated = std::count_if(sums_.largest_need.begin(), sums_.largest_need.end(),
                                         [](double need) { return need > 1; });
    SimulatedEstimate result;
    std::vector<double> values(count);
    for (const MeasureInfo& m : all_measures()) {
        for (std::size_t i = 0; i < count; ++i) values[i] = measures[i][m.measure];
        result.measures[static_cast<std::size_t>(m.measure)] = quantiles_of(values, ranks);
    }
    result.saturated_share = static_cast<double>(saturated) / static_cast<double>(count);
    return result;
}

std::vector<Quantiles> TotalSimulator::quantiles_of_sums(
    std::span<const std::span<const Measure>> sums) const {
    const auto ranks = quantile_ranks(parameters_.size(), options_.level, options_.errors);
    const std::vector<Measures> measures = this->measures();
    std::vector<Quantiles> result;
    std::vector<double> values(parameters_.size());
    for (const std::span<const Measure> sum : sums) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = 0;
            for (const Measure m : sum) values[i] += measures[i][m];
        }
        result.push_back(quantiles_of(values, ranks));
    }
    return result;
}

}  // namespace pairmodel
