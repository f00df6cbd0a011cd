#pragma once

#include "pairmodel/model/area_list.hpp"
#include "pairmodel/model/births.hpp"
#include "pairmodel/planning/plan.hpp"

#include <cstddef>
#include <vector>

namespace pairmodel {

/// A straight line through the logarithms of births, by ordinary least squares (ours).
struct LogTrend {
    double middle = 0;      ///< mean of the years
    double level = 0;       ///< ln births there
    double slope = 0;       ///< of ln births, a year
    double squares = 0;     ///< sum of squared distances of the years from their mean
    std::size_t years = 0;  ///< n

    [[nodiscard]] double births_at(int year) const;
    /// How many times as wide as what a known year strays the error of one year to come is:
    /// √(1 + 1/n + (year − middle)² ÷ squares).
    [[nodiscard]] double reach_at(int year) const;
};

/// A line needs two years, and one more to be a trend.
inline constexpr std::size_t fewest_trend_years = 3;

/// Throws ModelError for fewer than `fewest_trend_years` known years, or a year without births.
[[nodiscard]] LogTrend log_trend_of(const BirthsHistory& history);

/// Where the births of a path are from.
enum class BirthsBasis {
    one_year,     ///< the same number for all years
    known_years,  ///< each year's own, as known of the area
    growth,
    by_year,
    trend,
};

/// Standard errors of ln births in one year to come.
struct BirthsError {
    double national = 0;  ///< of the nation's births: off in all its areas together
    double local = 0;     ///< of the area by itself
};

/// An area's live births in every year of a plan.
struct BirthsPath {
    std::vector<double> births;
    /// For a simulation: births × exp(national × z + local × z′), with normal deviates that are the same in
    /// all years, and z in all areas of the nation. Empty: births are taken as certain.
    std::vector<BirthsError> errors;
    std::size_t trend_years = 0;  ///< known years that a trend is of
    int first_trend_year = 0;
    int last_trend_year = 0;
    BirthsBasis basis = BirthsBasis::one_year;
};

/// More births than the world has.
inline constexpr double most_births = 1e9;

/// The births of an area over the plan; of children under two, those of two years each: where `by_year` has
/// none of the year before the plan, it is taken to have as many as the first. Growth is from the year of the
/// area's births, or the first of the plan where that is not stated. Precondition: the area has births,
/// `by_year` every year of the plan. Throws ModelError as log_trend_of(), for growth towards years before the
/// births, and for more than `most_births`.
[[nodiscard]] BirthsPath births_path(const BirthsChoice& choice, const AreaView& area,
                                     const BirthsHistory& history, const PlanYears& years,
                                     const TrendError& trend_error = {});

/// The births of the history in the years of the plan, if it has all of them; else nothing.
[[nodiscard]] std::vector<double> known_births(const BirthsHistory& history, const PlanYears& years);

}  // namespace pairmodel
