#pragma once

#include "pairmodel/study/study.hpp"

#include <string>

namespace pairmodel {

// The toolkit's printed shares by level of care leave a few babies without a place; the closed allocation
// gives each one (docs/model.md). Where figures are by one of the two, these say what the other has.

/// That some have no place, and what reports have instead. Empty where all have one.
[[nodiscard]] std::string unassigned_note(const StudyResult& result);

/// For the screen: who are missed by the allocation that reports have, where that of this run leaves some
/// without a place. Empty elsewhere.
[[nodiscard]] std::string report_difference(const StudyResult& result);

/// How the closed allocation differs from the published shares by level, with what these would say of the one
/// area; empty where the set prints none, and of the published allocation itself.
[[nodiscard]] std::string published_difference(const StudyResult& result);

/// With draws: what the one area's figures are without, and why need in the middle is not the same. Empty
/// elsewhere.
[[nodiscard]] std::string point_outcome(const StudyResult& result);

}  // namespace pairmodel
