#pragma once

#include "pairmodel/study/plan.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace pairmodel {

/// "1,834 live births a year, as in 2024." or how they move from the first year to the last.
[[nodiscard]] std::string births_sentence(const PlanResult& result, std::size_t area, const Planned& planned);

/// The same for many areas: "Births fall by 1% a year."
[[nodiscard]] std::string births_rule_sentence(const PlanResult& result);

/// "Half reached: the share of those in need not reached falls from 67% to 50% by 2031.", and what else
/// the scenario changes; with its description where that is wanted.
[[nodiscard]] std::string scenario_sentence(const PlanResult& result, std::size_t scenario,
                                            bool described = true);

/// What the scenario changes in figures: "In 2031, 128 to 145 more babies a year come than with no change; …"
[[nodiscard]] std::string change_sentence(const PlanResult& result, const Planned& planned,
                                          std::size_t scenario);

/// Its first half, for who has room for one: "In 2031, 128 to 145 more babies would come than with no
/// change."
[[nodiscard]] std::string last_year_sentence(const PlanResult& result, const Planned& planned,
                                             std::size_t scenario);

/// "no change" as a heading: "No change".
[[nodiscard]] std::string heading_of(const PlanScenario& scenario);

/// Those of the notes that are of this plan: areas whose need is held at all births.
[[nodiscard]] std::vector<std::string> plan_remarks(const PlanResult& result);
/// What readers must know of how the figures are made, before what stands below every table.
[[nodiscard]] std::vector<std::string> plan_notes(const PlanResult& result);

}  // namespace pairmodel
