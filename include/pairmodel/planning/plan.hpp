#pragma once

#include "pairmodel/model/enum_words.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The years of a plan, both ends included. `from` <= `to`.
struct PlanYears {
    int from = 0;
    int to = 0;

    [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(to - from) + 1; }
    [[nodiscard]] int at(std::size_t index) const { return from + static_cast<int>(index); }
    /// How much of the way from the first year to the last is done, 0 to 1. A plan of one year is at its end.
    [[nodiscard]] double way_done(std::size_t index) const {
        return to == from ? 1 : static_cast<double>(index) / static_cast<double>(to - from);
    }
};

/// Longer spans say nothing about births.
inline constexpr std::size_t longest_plan = 100;

/// A figure of one year.
struct YearFigure {
    int year = 0;
    double figure = 0;
};
/// The earliest year first, each year once.
using YearFigures = std::vector<YearFigure>;

/// The years of the plan that have no figure.
[[nodiscard]] std::vector<int> years_without(const YearFigures& figures, const PlanYears& years);

/// How live births move over the years of a plan.
enum class BirthsRule {
    known,     ///< each year's own where all years of the plan are known, else as `one_year`
    one_year,  ///< the area's births, the same in every year
    growth,    ///< by the same share each year
    by_year,   ///< as given for each year
    trend,     ///< least squares on the logarithm of the known births
};

template <>
inline constexpr auto enum_words<BirthsRule> = word_list("known", "one_year", "growth", "by_year", "trend");

/// Where births of the coming years are from.
struct BirthsChoice {
    BirthsRule rule = BirthsRule::known;
    double growth = 0;  ///< a year: -0.01 is 1 % fewer each year; > -1
    YearFigures by_year = {};
};

/// How far births of one year stray from a trend, as standard deviations of ln births (docs/planning.md).
struct TrendError {
    double national = 0;  ///< of a nation's births, and so of all its areas together
    double local = 0;     ///< of an area's part in them, chance not counted
};

/// One way in which the coming years may go. What is unset stays as it is today.
struct PlanScenario {
    std::string name;
    std::string description = {};
    std::optional<BirthsChoice> births = {};  ///< unset: the births of the plan
    std::optional<double> unreached_to = {};  ///< unreached share in the last year, reached in equal steps
    YearFigures unreached_by_year = {};       ///< unreached share of every year
    std::optional<double> adversity_to = {};  ///< adversity ratio in the last year, reached in equal steps
};

/// The name of the scenario that every plan has.
inline constexpr std::string_view no_change = "no change";

/// What is to be worked out. The first scenario is `no_change`.
struct Plan {
    PlanYears years;
    BirthsChoice births;
    TrendError trend_error = {};  ///< reference_trend_error() has what fits the built-in years
    std::vector<PlanScenario> scenarios = {{std::string(no_change)}};
};

/// How far a figure has moved from where it starts to where a scenario wants it. At weight 0 it is the start,
/// at 1 the target, each to the last bit.
struct YearMove {
    double weight = 0;
    double target = 0;

    [[nodiscard]] double from(double start) const { return std::lerp(start, target, weight); }
};

/// A scenario year by year.
struct ScenarioMoves {
    std::vector<YearMove> unreached;  ///< of the unreached share
    std::vector<YearMove> adversity;  ///< of every area's adversity ratio
    /// The first scenario with the same births and adversity: their patterns are the same.
    std::size_t patterns_of = 0;
};

[[nodiscard]] std::vector<ScenarioMoves> moves_of(const Plan& plan);

}  // namespace pairmodel
