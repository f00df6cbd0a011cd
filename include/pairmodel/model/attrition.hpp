#pragma once

#include "pairmodel/model/parameters.hpp"

#include <string_view>

namespace pairmodel {

/// How need becomes demand.
enum class Allocation {
    published,  ///< each printed level share moves with its pattern; the toolkit's own figures at ratio 1
    closed,     ///< the unreached share and the split of the reached applied to the patterns (ours)
};

[[nodiscard]] std::string_view code_of(Allocation allocation);

/// What the `closed` allocation needs to know; both are shares from 0 to 1.
struct Attrition {
    double unreached_share = 0;            ///< of those with a difficulty, not reached before age two
    double targeted_share_of_reached = 0;  ///< of the insecure who are reached, to targeted services
};

/// Step 3, `published`: each printed share × (adjusted ÷ national share of its pattern). What the printed
/// shares leave out of a pattern is `unassigned`, never spread.
/// Source: toolkit, section B.1, pages 24-30.
[[nodiscard]] LevelShares allocate_published(const PublishedLevels& printed, const PatternShares& national,
                                             const PatternShares& adjusted);

/// Step 3, `closed` (ours): everybody has a place, so nothing is left unassigned. With the unreached share at
/// 2/3 the higher-need end is the printed table.
[[nodiscard]] LevelShares allocate_closed(const PatternShares& adjusted, const Attrition& attrition);

}  // namespace pairmodel
