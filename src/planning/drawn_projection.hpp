#pragma once

#include "pairmodel/planning/births_path.hpp"
#include "pairmodel/planning/plan.hpp"
#include "pairmodel/planning/projection.hpp"
#include "pairmodel/simulation/simulate.hpp"
#include "simulation/drawn_area.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace pairmodel {

/// What a plan draws of one area.
struct PlannedArea {
    DrawnArea area;
    std::string nation;              ///< whose trend of births it shares
    std::vector<BirthsPath> births;  ///< by scenario; empty where another's patterns are the same
};

/// What all areas of a plan share.
struct PlanDraws {
    const std::vector<DrawnParameters<double>>& parameters;
    const std::vector<ScenarioMoves>& moves;
    const PlanYears& years;
    const SimulationOptions& options;
    Scale scale;

    [[nodiscard]] Attrition attrition(std::size_t scenario, std::size_t year, std::size_t draw) const {
        const Attrition& drawn = parameters[draw].attrition;
        return {moves[scenario].unreached[year].from(drawn.unreached_share), drawn.targeted_share_of_reached};
    }
};

/// The draws of one area, or of several added up draw by draw. Only patterns and births are kept: step 3
/// follows from them, alike for all areas. As in a simulation's totals the work is split by draws, so that
/// the sums are the same for any number of threads.
class DrawnProjection {
public:
    /// `single`: one area, whose figures are the point estimate's to the last bit where nothing varies.
    DrawnProjection(const PlanDraws& draws, bool single);

    void add(const std::vector<PlannedArea>& areas);
    /// Puts quantiles in the place of the figures.
    void summarise(Planned& planned) const;

    /// Whether a draw saturates in the first or last year; the years between lie between. Throws ModelError
    /// where a draw has no answer.
    [[nodiscard]] static bool saturates(const PlanDraws& draws, const PlannedArea& area);

private:
    /// By draw: patterns as shares of the births, or as babies with births of 1 where areas are added up.
    struct YearDraws {
        std::vector<double> secure;
        std::vector<double> insecure;
        std::vector<double> disorganised;
        std::vector<double> births;
    };
    struct Own;
    struct Draw {
        Measures measures{};  ///< shares of births; where areas are added up, babies
        double units = 0;     ///< what they are shares of; where areas are added up, 1
        double births = 0;
    };
    using Value = std::function<double(const Draw& draw)>;

    [[nodiscard]] std::size_t draws_at_once() const;
    void add(const PlannedArea& area, Own& own);
    void add_year(const Own& own, std::size_t at);
    void measure(std::size_t scenario, std::size_t year, const Value& value, std::span<double> values) const;
    void summarise(const Value& value, const std::function<PlannedFigure&(PlannedYear&)>& figure,
                   Planned& planned) const;
    [[nodiscard]] std::size_t index_of(std::size_t scenario, std::size_t year) const {
        return draws_.moves[scenario].patterns_of * draws_.years.count() + year;
    }

    const PlanDraws& draws_;
    bool single_;
    std::vector<YearDraws> years_;              ///< by scenario and year; see index_of()
    std::vector<std::atomic<bool>> saturated_;  ///< the same
};

}  // namespace pairmodel
