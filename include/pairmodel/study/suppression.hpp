#pragma once

#include "pairmodel/model/run.hpp"

#include <cstdint>
#include <vector>

namespace pairmodel {

/// Which figures must not be shown: outputs are linear in births, so they would give a small count away.
struct Suppression {
    std::vector<bool> areas;
    std::vector<bool> totals;  ///< in the order of the totals asked about
};

/// Areas with fewer than `below` births are suppressed; so are totals with fewer, and every total from which
/// one suppressed area could be worked out from what else is shown (docs/data.md, Small numbers).
/// Precondition: no area lies in another. `totals` are disjoint groups, the total of all areas last where
/// there is one (its code is "TOTAL").
[[nodiscard]] Suppression suppress_small(const Run& run, const std::vector<NamedTotal>& totals,
                                         std::int64_t below);

}  // namespace pairmodel
