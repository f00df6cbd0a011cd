#pragma once

#include "pairmodel/model/scenario.hpp"
#include "pairmodel/planning/provision.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace pairmodel {

/// Families of an area that services saw, or that were referred to them: its own experience. One family is
/// one baby.
struct ObservedFamilies {
    /// Whom they came to: targeted or specialist services, or any of these.
    ProvisionLevel level = ProvisionLevel::targeted_and_specialist;
    std::int64_t families = 0;
    double years = 1;       ///< in which they were counted; above 0
    double births = 0;      ///< live births of the area in these years, together
    bool withheld = false;  ///< the number must not be known, and is 0 here
};

[[nodiscard]] inline double a_year(const ObservedFamilies& counted) {
    return static_cast<double>(counted.families) / counted.years;
}

/// Counts of longer times say nothing of today.
inline constexpr double most_observed_years = 100;

/// Where families are counted: not at the universal offer, which is for all births.
inline constexpr std::array observed_levels{ProvisionLevel::targeted_and_specialist, ProvisionLevel::targeted,
                                            ProvisionLevel::specialist};

/// Need and reach, of one level of care.
struct ReachFigures {
    Interval share;    ///< reached, of those in need
    Interval in_need;  ///< babies a year who would come if all were reached
    Interval reached;
    Interval missed;
};

/// What an area's own count says of the share reached, beside what the parameter set has.
struct ObservedReach {
    std::size_t record = 0;  ///< index of the area, or how many areas there are plus the index of the total
    ObservedFamilies counted;
    double live_births = 0;  ///< a year, of those in use: what babies a year are of
    double interval = 0.95;  ///< how much of the distributions the ranges hold
    ReachFigures published;  ///< with the published share, by the same draws
    ReachFigures here;       ///< with the count
    Interval to_add;  ///< families a year between those seen and those of the published share; 0 at least
    Interval prior;   ///< of the share reached, before the count
    double prior_weight = 0;  ///< families in need that the published range counts as; 0: it has no range
    std::size_t draws = 0;
    double effective_draws = 0;  ///< that carry the weight

    [[nodiscard]] double seen_a_year() const { return a_year(counted); }
};

}  // namespace pairmodel
