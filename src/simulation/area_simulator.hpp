#pragma once

#include "simulation/own_draws.hpp"
#include "simulation/ranks.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace pairmodel {

/// The parameter draws laid out for working on several at once, each figure in a list of its own. Shared by
/// all areas and threads.
class SharedDraws {
public:
    SharedDraws(const std::vector<DrawnParameters<double>>& draws, Scale scale);

    [[nodiscard]] std::size_t count() const { return draws_.size(); }
    /// The number of draws filled up to whole lanes; what is added repeats the first draw.
    [[nodiscard]] std::size_t padded() const { return columns_[0].size(); }
    [[nodiscard]] Scale scale() const { return scale_; }
    [[nodiscard]] const DrawnParameters<double>& draw(std::size_t i) const { return draws_[i]; }
    [[nodiscard]] const std::vector<float>& column(std::size_t i) const { return columns_[i]; }

private:
    const std::vector<DrawnParameters<double>>& draws_;
    Scale scale_;
    std::array<std::vector<float>, 6> columns_;
};

/// Simulates areas one after another in the same memory. Not for several threads at once: each has its own.
class AreaSimulator {
public:
    AreaSimulator(const SharedDraws& shared, const SimulationOptions& options);
    [[nodiscard]] SimulatedEstimate simulate(const DrawnArea& area);

private:
    void draw(const DrawnArea& area);
    void run_all_steps();
    /// Of the draws that were run.
    [[nodiscard]] double saturated_share() const;
    [[nodiscard]] double babies(const DrawnArea& area, Measure measure, std::uint32_t draw) const;
    [[nodiscard]] Quantiles quantiles_of(const DrawnArea& area, Measure measure,
                                         const std::array<QuantileDraws, 3>& draws) const;

    const SharedDraws& shared_;
    std::uint64_t seed_;
    BirthsVariation births_variation_;
    bool errors_;
    std::vector<QuantileFinder> finders_;  ///< of the first of the ranked measures
    std::vector<std::uint32_t> words_;
    RatioDeviates own_;
    std::span<const float> deviates_;  ///< of the area, in own_
    std::vector<float> ratios_;
    std::vector<float> births_;
    std::vector<float> unlimited_need_;
    std::vector<std::vector<float>> values_;  ///< by ranked measure
};

}  // namespace pairmodel
