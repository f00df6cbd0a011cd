#pragma once

#include "simulation/drawn_area.hpp"

#include <array>
#include <span>
#include <vector>

namespace pairmodel {

/// Adds areas up draw by draw. The work is split by draws, each of which sees the areas in their order, so
/// that the sums are the same for any number of threads, and memory does not grow with the areas.
class TotalSimulator {
public:
    TotalSimulator(const std::vector<DrawnParameters<double>>& parameters, Scale scale,
                   const SimulationOptions& options);

    [[nodiscard]] std::size_t tasks() const;
    /// Sums of all areas for the draws of one task. Tasks may run side by side.
    void add(const std::vector<DrawnArea>& areas, std::size_t task);
    /// When all tasks are done.
    [[nodiscard]] SimulatedEstimate summarise() const;
    /// The same for sums of measures, each added up in every draw.
    [[nodiscard]] std::vector<Quantiles> quantiles_of_sums(
        std::span<const std::span<const Measure>> sums) const;

    /// All measures of every draw, in babies a year; when all tasks are done.
    [[nodiscard]] std::vector<Measures> measures() const;

private:
    /// Babies a year in the draws from `first` on, by attachment pattern.
    struct Sums {
        std::vector<double> secure;
        std::vector<double> insecure;
        std::vector<double> disorganised;
        std::vector<double> largest_need;  ///< as a share of births, before it was held at all births
    };

    const std::vector<DrawnParameters<double>>& parameters_;
    Scale scale_;
    const SimulationOptions& options_;
    Sums sums_;
};

}  // namespace pairmodel
