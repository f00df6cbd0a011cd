#pragma once

#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/model/measures.hpp"
#include "pairmodel/model/scenario.hpp"
#include "pairmodel/model/service.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace pairmodel {

/// What is compared with demand and need: each level of care, and all help beyond the universal offer.
enum class ProvisionLevel { universal, targeted, specialist, targeted_and_specialist };

template <>
inline constexpr auto enum_words<ProvisionLevel> = word_list("universal", "targeted", "specialist",
                                                             "targeted_and_specialist");

inline constexpr std::array provision_levels{ProvisionLevel::universal, ProvisionLevel::targeted,
                                             ProvisionLevel::specialist,
                                             ProvisionLevel::targeted_and_specialist};

/// Whether a service at this level of care counts.
[[nodiscard]] bool counts_at(const Service& service, ProvisionLevel level);

/// The measures whose sum is the demand at a level, and its need: those reached and those missed whom it is
/// for (ours; docs/model.md, "Provision"). Babies missed with mild to moderate difficulties are counted as
/// need of targeted services, those with severe ones as need of specialist teams (toolkit, section B.1).
/// Empty for the universal offer, which is for all births.
[[nodiscard]] std::span<const Measure> demand_measures(ProvisionLevel level);
[[nodiscard]] std::span<const Measure> need_measures(ProvisionLevel level);

/// The sum of measures in two scenarios, with its ends in order. Whole scenarios are added, never ends.
[[nodiscard]] Interval sum_of(std::span<const Measure> measures, const Scenarios<Measures>& babies);

/// What the services of a level can do together.
struct Provision {
    std::size_t services = 0;
    std::size_t without_capacity = 0;  ///< of these, services whose capacity is not known
    /// Families a year, added up as if no family were seen by two services: an upper bound of those whom the
    /// services with a known capacity can see. 0 without services; absent where no capacity is known.
    std::optional<double> capacity;
    std::optional<double> wte;               ///< of the services that state it
    std::optional<double> cost_per_year;     ///< pounds, of the services that state it
    std::optional<double> families_per_wte;  ///< mean of the services that state both; above 0
    std::optional<double> cost_per_family;   ///< pounds, the same
};

/// Adds up the services that count at a level.
[[nodiscard]] Provision provision_of(std::span<const Service* const> services, ProvisionLevel level);

/// Capacity beside the babies who come (demand) or should (need). A baby counts as a family. Where the
/// capacity is an upper bound, so are `covered` and `spare`, and `shortfall` is a lower one.
struct Coverage {
    Interval wanted;                  ///< babies a year
    std::optional<Interval> covered;  ///< capacity as a share of `wanted`, above 1 where there is more of it
    std::optional<Interval> shortfall;  ///< families a year without a place, 0 at least
    std::optional<Interval> spare;      ///< places a year that nobody needs, 0 at least
    std::optional<Interval> wte;        ///< whole-time equivalents that the shortfall would take
    std::optional<Interval> cost;       ///< pounds a year that it would take
};

/// The smallest share belongs to the largest demand. All is absent where the capacity is not known, `covered`
/// also where nobody is wanted to come. Spare capacity at one level is no help at another, so that targeted
/// and specialist services together have no `shortfall` and no `spare`.
[[nodiscard]] Coverage coverage_of(const Provision& provision, const Interval& wanted, ProvisionLevel level);

}  // namespace pairmodel
