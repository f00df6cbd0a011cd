#pragma once

#include "pairmodel/model/births.hpp"
#include "pairmodel/model/run.hpp"
#include "pairmodel/planning/births_path.hpp"
#include "pairmodel/planning/plan.hpp"
#include "pairmodel/simulation/parameter_draws.hpp"
#include "pairmodel/simulation/simulate.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace pairmodel {

/// One figure of one scenario in one year, with what it differs by from no change. Without draws the ends are
/// those of the two scenarios of need, each taken through whole; with draws, quantiles of the draws, of the
/// differences within each draw.
struct PlannedFigure {
    Interval babies;                 ///< in the year
    Interval difference;             ///< from no change, in the year
    Interval cumulative;             ///< from the first year of the plan to this
    Interval cumulative_difference;  ///< the yearly differences added up
};

/// What an area or a total has in one year of a scenario.
struct PlannedYear {
    double ratio = 1;        ///< adversity; of a total, the mean weighted by births
    bool saturated = false;  ///< need was held at all births, of some area and in some draw
    PlannedFigure live_births;
    std::array<PlannedFigure, measure_count> measures;
    Interval specialist_share;  ///< of live births; zeros without any

    [[nodiscard]] const PlannedFigure& operator[](Measure m) const {
        return measures[static_cast<std::size_t>(m)];
    }
};

/// By scenario, then by year.
using Planned = std::vector<std::vector<PlannedYear>>;

/// What is to be known of all areas before anything is shown.
struct PlanSummary {
    std::vector<std::size_t> saturated;  ///< areas that are, in some scenario, year or draw
    std::size_t known_years = 0;         ///< areas whose births of every year of the plan are known and used
    std::size_t one_year = 0;            ///< areas with one number of births for all years, for want of more
};

/// The coming years of a run's areas (docs/planning.md). Results are made when asked for, area by area, so
/// that memory grows neither with areas nor with areas times draws. With draws, one draw is one set of
/// parameter values, one adversity ratio and one path of births of each area, used in every year and every
/// scenario.
class Projection {
public:
    /// `histories`: parallel to the areas, or empty. Preconditions: the model's allocation is `closed`; every
    /// `by_year` has all years of the plan. `run` outlives the projection. Throws ModelError where a
    /// distribution of the parameter set has no shape, or births would vary twice.
    Projection(const Run& run, std::vector<BirthsHistory> histories, Plan plan,
               std::optional<SimulationOptions> simulation);

    [[nodiscard]] const Plan& plan() const { return plan_; }
    [[nodiscard]] const std::optional<SimulationOptions>& simulation() const { return simulation_; }

    /// Goes through all areas, scenarios, years and draws, so that nothing below throws. Areas without an
    /// answer are added to `unanswered`.
    [[nodiscard]] PlanSummary check(std::vector<Unanswered>& unanswered) const;

    /// Precondition: the area has births.
    [[nodiscard]] Planned area(std::size_t index) const;
    /// Areas added up, scenario by scenario or draw by draw, and only then summarised.
    [[nodiscard]] Planned total(const std::vector<std::size_t>& members) const;

    /// With draws, its quantiles.
    [[nodiscard]] Interval unreached_share(std::size_t scenario, std::size_t year) const;
    /// Of an area that is a sum, its members' added up.
    [[nodiscard]] BirthsPath births(std::size_t area, std::size_t scenario) const;

private:
    using Totals = std::vector<std::vector<Total>>;
    /// Adds one of the base areas that these areas are made of.
    void add(std::span<const std::size_t> areas, const Member& part, Totals& totals) const;
    /// Births of the whole base area.
    [[nodiscard]] BirthsPath base_births(std::span<const std::size_t> areas, const Member& part,
                                         std::size_t scenario) const;
    [[nodiscard]] Planned planned(const std::vector<std::size_t>& members, bool single) const;
    [[nodiscard]] bool saturates(std::size_t area) const;

    const Run& run_;
    std::vector<BirthsHistory> histories_;
    Plan plan_;
    std::vector<ScenarioMoves> moves_;
    std::optional<SimulationOptions> simulation_;
    std::vector<DrawnParameters<double>> parameters_;
};

}  // namespace pairmodel
