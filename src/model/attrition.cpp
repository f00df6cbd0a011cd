#include "pairmodel/model/attrition.hpp"

namespace pairmodel {

namespace {

/// How far a pattern moved. A pattern that the set does not have has no printed levels to move.
double moved(double adjusted, double national) {
    return national > 0 ? adjusted / national : 0;
}

/// Babies with a pattern that the set does not have nationally: no printed level is theirs.
double without_level(double adjusted, double national) {
    return national > 0 ? 0 : adjusted;
}

}  // namespace

LevelShares allocate_published(const PublishedLevels& printed, const PatternShares& national,
                               const PatternShares& adjusted) {
    const double secure = moved(adjusted.secure, national.secure);
    const double insecure = moved(adjusted.insecure, national.insecure);
    const double disorganised = moved(adjusted.disorganised, national.disorganised);
    LevelShares local;
    local.universal = printed.levels.universal * secure + without_level(adjusted.secure, national.secure);
    local.targeted = printed.levels.targeted * insecure;
    local.specialist_short_term = printed.levels.specialist_short_term * insecure;
    local.specialist_long_term = printed.levels.specialist_long_term * disorganised;
    local.missed_mild_moderate = printed.levels.missed_mild_moderate * insecure;
    local.missed_severe = printed.levels.missed_severe * disorganised;
    local.unassigned = printed.unassigned_insecure * insecure +
                       printed.unassigned_disorganised * disorganised +
                       without_level(adjusted.insecure, national.insecure) +
                       without_level(adjusted.disorganised, national.disorganised);
    return local;
}

}  // namespace pairmodel
