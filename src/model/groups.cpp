#include "pairmodel/model/groups.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

/// A sum of shares may miss the exact figure by its last bits.
constexpr double slack = 1e-9;

GroupEstimate estimate_group(const GroupCount& count, const GroupRate& rate, Bounds general) {
    const auto babies = static_cast<double>(count.babies);
    const auto [low, high] = rate.bounds();
    return {count,
            {babies * low, babies * high},
            {babies * low - babies * general.high, babies * high - babies * general.low}};
}

/// At least the babies of the largest group; at most their sum, and no more than the births that the secure
/// and insecure babies of any one group leave.
Bounds together(const std::vector<GroupEstimate>& groups, double live_births) {
    Bounds all;
    double room = live_births;
    for (const GroupEstimate& group : groups) {
        all.low = std::max(all.low, group.expected.low);
        all.high += group.expected.high;
        const double not_disorganised = static_cast<double>(group.count.babies) - group.expected.high;
        room = std::min(room, live_births - not_disorganised);
    }
    all.high = std::min(all.high, room);
    return all;
}

/// The modelled babies outside each group are births outside it. One group shows more than all together do:
/// of several, the largest need not be that which leaves too few.
void look_outside(const std::vector<GroupEstimate>& groups, double live_births, GroupsEstimate& result) {
    const Bounds modelled = result.modelled;
    result.births_outside = live_births;
    for (const GroupEstimate& group : groups) {
        const double births = live_births - static_cast<double>(group.count.babies);
        result.births_outside = std::min(result.births_outside, births);
        if (modelled.low - group.expected.high > births + slack * (1 + live_births))
            result.outside_at_odds = true;
    }
    result.births_outside = std::max(0.0, result.births_outside);
    const auto held = [&](double babies) { return std::clamp(babies, 0.0, result.births_outside); };
    result.outside = {held(modelled.low - result.together.high), held(modelled.high - result.together.low)};
}

/// One more group: at least the largest, at most the sum and all births.
void count_in(double babies, double live_births, Bounds& in_any) {
    in_any.low = std::max(in_any.low, babies);
    in_any.high = std::min(in_any.high + babies, std::max(live_births, in_any.low));
}

/// The population attributable fraction: of `all` babies with a disorganised attachment, how many would not
/// be if the `exposed` had it as often as all others have.
double due_to_exposure(double exposed, double affected, double all, double live_births) {
    if (all <= 0 || affected <= 0) return 0;
    if (exposed >= live_births || affected >= all) return 1;
    const double elsewhere = (all - affected) / (live_births - exposed);
    return std::clamp((affected - exposed * elsewhere) / all, 0.0, 1.0);
}

Bounds implied_elasticity(const std::vector<GroupEstimate>& groups, double live_births, Bounds modelled) {
    Bounds elasticity;
    double exposed = 0;
    double affected = 0;
    for (const GroupEstimate& group : groups) {
        const auto babies = static_cast<double>(group.count.babies);
        elasticity.low =
            std::max(elasticity.low, due_to_exposure(babies, group.expected.low, modelled.high, live_births));
        exposed += babies;
        affected += group.expected.high;
    }
    elasticity.high = std::max(elasticity.low, due_to_exposure(exposed, affected, modelled.low, live_births));
    return elasticity;
}

CrossCheck compare(Bounds modelled, Bounds groups) {
    const double margin = slack * (1 + groups.high);
    if (modelled.high < groups.low - margin) return CrossCheck::model_below_groups;
    if (modelled.low >= groups.high - margin) return CrossCheck::model_above_groups;
    return CrossCheck::model_within_bounds;
}

}  // namespace

GroupsEstimate estimate_groups(std::span<const GroupCount> counts, const GroupRates& rates,
                               double live_births, Bounds general, Bounds modelled) {
    GroupsEstimate result;
    std::vector<GroupEstimate> rated;
    double sum = 0;
    for (const GroupCount& count : counts) {
        const GroupRate& rate = rates.groups.at(count.group);
        result.groups.push_back(rate.rated ? estimate_group(count, rate, general)
                                           : GroupEstimate{count, {}, {}});
        if (rate.rated) rated.push_back(result.groups.back());
        sum += result.groups.back().expected.high;
        if (!rate.pregnancies) count_in(static_cast<double>(count.babies), live_births, result.in_any);
    }
    result.rated = rated.size();
    result.together = together(rated, live_births);
    if (result.together.high < result.together.low - slack * (1 + live_births)) {
        result.at_odds = true;
        result.together.high = std::min(sum, live_births);
    }
    result.together.high = std::max(result.together.high, result.together.low);
    result.modelled = modelled;
    look_outside(rated, live_births, result);
    result.elasticity = implied_elasticity(rated, live_births, modelled);
    result.check = compare(modelled, result.together);
    return result;
}

}  // namespace pairmodel
