#pragma once

#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/model/run.hpp"
#include "pairmodel/model/scenario.hpp"
#include "pairmodel/simulation/parameter_draws.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace pairmodel {

/// How births vary around an area's number.
enum class BirthsVariation { none, poisson };

template <>
inline constexpr auto enum_words<BirthsVariation> = word_list("none", "poisson");

/// How a simulation draws. The same options, the same figures.
struct SimulationOptions {
    std::size_t draws = 1000;
    std::uint64_t seed = 1;
    double level = 0.95;  ///< of the uncertainty interval, within (0, 1)
    BirthsVariation births_variation = BirthsVariation::none;
    std::size_t threads = 0;  ///< 0: as many as the machine has processors
    bool errors = false;      ///< work the Monte Carlo errors of areas out, which takes as long again
    /// Called now and then, from one thread at a time, with the number of areas done; may be empty.
    std::function<void(std::size_t done)> progress;
};

/// An uncertainty interval of one measure: babies a year at the lower quantile, the median and the upper
/// quantile.
struct Quantiles {
    Interval babies;
    Interval error;  ///< Monte Carlo standard error of each; of areas zeros unless asked for
};

/// The quantiles of all measures of an area or a total.
struct SimulatedEstimate {
    std::array<Quantiles, measure_count> measures{};
    double saturated_share = 0;  ///< of the draws; of a total, the draws in which some area is saturated

    [[nodiscard]] const Quantiles& operator[](Measure m) const {
        return measures[static_cast<std::size_t>(m)];
    }
};

/// What a simulation found out about a run and its totals.
struct SimulatedRun {
    SimulationOptions options;
    std::vector<SimulatedEstimate> areas;   ///< as the areas of the run
    std::vector<SimulatedEstimate> totals;  ///< as its totals
    /// The largest Monte Carlo error of each measure's quantiles, in babies a year: of all totals and areas,
    /// or, where those of areas were not asked for, of all totals and the area with the widest interval.
    std::array<double, measure_count> largest_errors{};

    /// Of these measures; of all where there are none.
    [[nodiscard]] double largest_error(std::span<const Measure> measures) const;
};

/// A Monte Carlo run over the areas of a run (docs/uncertainty.md). One draw is one complete set of parameter
/// values, shared by all areas, with one value of each area's own quantities, put through the steps of
/// `estimate()` with the `closed` allocation. Results do not depend on threads, order or the subset of areas.
class Simulation {
public:
    /// Throws ModelError where a distribution of the parameter set has no shape. Preconditions: at least 2
    /// draws; the model's allocation is `closed`. `run` outlives the simulation.
    Simulation(const Run& run, SimulationOptions options);

    [[nodiscard]] const SimulationOptions& options() const { return options_; }

    /// The estimates of all areas, by index; those without births are zeros.
    /// Throws ModelError where a draw has no answer (a negative adversity factor).
    [[nodiscard]] std::vector<SimulatedEstimate> areas() const;

    /// The areas with these indices added up draw by draw, and only then summarised. Intervals of areas
    /// cannot be added: there is no function for it.
    [[nodiscard]] SimulatedEstimate total(const std::vector<std::size_t>& members) const;

private:
    const Run& run_;
    SimulationOptions options_;
    std::vector<DrawnParameters<double>> parameters_;
};

/// All areas and totals of a run.
[[nodiscard]] SimulatedRun simulate(const Run& run, const std::vector<NamedTotal>& totals,
                                    const SimulationOptions& options);

/// How well figures have to be known.
struct WantedPrecision {
    double error = 0.5;                  ///< babies a year
    std::size_t most = 1'024'000;        ///< draws, even where they are not enough
    std::vector<Measure> measures = {};  ///< that are looked at; empty: all
};

/// Doubles the draws from `options.draws` on until no Monte Carlo error is above the wanted one, or the most
/// draws are reached. Errors of all areas are worked out.
[[nodiscard]] SimulatedRun simulate_until(const Run& run, const std::vector<NamedTotal>& totals,
                                          SimulationOptions options, const WantedPrecision& wanted);

}  // namespace pairmodel
