#pragma once

#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/model/parameters.hpp"
#include "pairmodel/model/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pairmodel {

/// Two ends; a figure that is known has the same value at both.
struct Bounds {
    double low = 0;
    double high = 0;
};

/// A vulnerable group, with the published share of its babies who have a disorganised attachment where there
/// is one.
struct GroupRate {
    std::string id;  ///< "domestic_violence"
    std::string label;
    double share = 0;                     ///< from 0 to 1
    bool up_to = false;                   ///< the source says only what it may be at most
    FigureNote note = {};                 ///< `source` is an id of `GroupRates::sources`
    bool rated = true;                    ///< false: no share is published, and `share` is nothing
    bool priority = false;                ///< one of the PAIR Framework's
    bool pregnancies = false;             ///< these are counted, not babies: in no bounds of all groups
    std::vector<std::string> words = {};  ///< by which restrictions of services may name it, in small letters

    [[nodiscard]] Bounds bounds() const { return {up_to ? 0 : share, share}; }
};

/// A published set of such shares.
struct GroupRates : PublishedSet {
    std::vector<GroupRate> groups;
};

/// How many of an area's babies are in a group.
struct GroupCount {
    std::size_t group = 0;    ///< index into `GroupRates::groups`
    std::int64_t babies = 0;  ///< born in a year, at most the area's live births
    bool withheld = false;    ///< the number must not be known, and is 0 here
};

/// One group's babies with a disorganised attachment.
struct GroupEstimate {
    GroupCount count;
    Bounds expected;
    Bounds excess;  ///< more than as many babies of the general population would have
};

/// How the modelled total of all babies compares with what the groups have together.
enum class CrossCheck {
    model_below_groups,   ///< fewer than the groups have at least: something does not fit
    model_within_bounds,  ///< between the bounds
    model_above_groups,   ///< at least what the groups have at most: the rest is outside them
};

template <>
inline constexpr auto enum_words<CrossCheck> = word_list("model_below_groups", "model_within_bounds",
                                                         "model_above_groups");

/// The groups of one area, alone and together.
struct GroupsEstimate {
    std::vector<GroupEstimate> groups;
    /// Babies who are in at least one group, whether it has a published share or not.
    Bounds in_any;
    std::size_t rated = 0;  ///< groups that have a published share; of none, what follows says nothing
    /// Babies with a disorganised attachment who are in at least one group that has a published share,
    /// whatever the overlap of groups.
    Bounds together;
    /// The shares cannot all be true of these counts: `together` is then the largest group to the capped sum.
    bool at_odds = false;
    Bounds modelled;  ///< as given
    /// Births that are in no group with a published share, at most: those that the largest one leaves.
    double births_outside = 0;
    /// Modelled babies who are in no group with a published share, whatever others they are in: 0 at least,
    /// and no more than births are.
    Bounds outside;
    /// Some group leaves more of the modelled babies than it leaves births, so that counts, shares and model
    /// cannot all be true: `outside` is then held to the births.
    bool outside_at_odds = false;
    /// The part of the modelled babies that is due to being in the groups with a published share, 0 to 1: by
    /// how many per cent they would be more if all groups were 1 % larger. From the group that explains most
    /// by itself to all groups without overlap.
    Bounds elasticity;
    CrossCheck check = CrossCheck::model_within_bounds;

    /// What is given cannot all be true.
    [[nodiscard]] bool contradicts_itself() const { return at_odds || outside_at_odds; }
};

/// Each group's expected babies with a disorganised attachment, and bounds for all groups together when
/// nothing is known of their overlap, and the elasticity that they imply
/// (ours; docs/model.md, "Vulnerable groups"). `general` is the share of
/// all babies at national average adversity, `modelled` the area's modelled babies.
/// Preconditions: each group comes once and has at most `live_births` babies.
/// Source of the shares: toolkit, section B.1, pages 24-30.
[[nodiscard]] GroupsEstimate estimate_groups(std::span<const GroupCount> counts, const GroupRates& rates,
                                             double live_births, Bounds general, Bounds modelled);

}  // namespace pairmodel
