#pragma once

#include "pairmodel/planning/reach.hpp"

#include <string>

namespace pairmodel {

/// "All parent-infant teams in the UK together are reported to see 4,400 to 6,500 families a year (2026) …":
/// what stands beside a demand that the toolkit's reach leads to.
[[nodiscard]] std::string reach_sentence(const PublishedReach& reach);

/// "in 2021 the specialist teams of the UK were resourced for 1 to 5% of births (toolkit), and all of them
/// are reported to see 0.7 to 1% (2026)": what stands beside the capacity of a team.
[[nodiscard]] std::string teams_elsewhere(const PublishedReach& reach);

}  // namespace pairmodel
