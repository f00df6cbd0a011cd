#pragma once

#include "pairmodel/planning/reach.hpp"

#include <string>

namespace pairmodel {

/// "All parent-infant teams in the UK together are reported to see 4,400 to 6,500 families a year (2026) …":
/// what stands beside a demand that the toolkit's reach leads to.
[[nodiscard]] std::string reach_sentence(const PublishedReach& reach);

}  // namespace pairmodel
