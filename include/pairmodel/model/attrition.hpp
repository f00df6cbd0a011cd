#pragma once

#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/model/parameters.hpp"

namespace pairmodel {

/// How need becomes demand.
enum class Allocation {
    published,  ///< each printed level share moves with its pattern; the toolkit's own figures at ratio 1
    closed,     ///< the unreached share and the split of the reached applied to the patterns (ours)
};

template <>
inline constexpr auto enum_words<Allocation> = word_list("published", "closed");

/// What the `closed` allocation needs to know; both are shares from 0 to 1.
template <class T>
struct AttritionOf {
    T unreached_share{};            ///< of those with a difficulty, not reached before age two
    T targeted_share_of_reached{};  ///< of the insecure who are reached, to targeted services
};
using Attrition = AttritionOf<double>;

/// Step 3, `published`: each printed share × (adjusted ÷ national share of its pattern). What the printed
/// shares leave out of a pattern is `unassigned`, never spread.
/// Source: toolkit, section B.1, pages 24-30.
[[nodiscard]] LevelShares allocate_published(const PublishedLevels& printed, const PatternShares& national,
                                             const PatternShares& adjusted);

/// Step 3, `closed` (ours): everybody has a place, so nothing is left unassigned. With the unreached share at
/// 2/3 the higher-need end is the printed table.
template <class T>
[[nodiscard]] LevelSharesOf<T> allocate_closed(const PatternSharesOf<T>& adjusted,
                                               const AttritionOf<T>& attrition) {
    const T reached_share = T(1) - attrition.unreached_share;
    const T reached_insecure = adjusted.insecure * reached_share;
    LevelSharesOf<T> local;
    local.universal = adjusted.secure;
    local.targeted = reached_insecure * attrition.targeted_share_of_reached;
    local.specialist_short_term = reached_insecure * (T(1) - attrition.targeted_share_of_reached);
    local.specialist_long_term = adjusted.disorganised * reached_share;
    local.missed_mild_moderate = adjusted.insecure * attrition.unreached_share;
    local.missed_severe = adjusted.disorganised * attrition.unreached_share;
    local.unassigned = T(0);
    return local;
}

[[nodiscard]] inline LevelShares allocate_closed(const PatternShares& adjusted, const Attrition& attrition) {
    return allocate_closed<double>(adjusted, attrition);
}

}  // namespace pairmodel
