#pragma once

#include "pairmodel/report/table.hpp"
#include "pairmodel/study/groups.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace pairmodel {

/// One area's groups, made ready for any table.
struct AreaGroups {
    std::size_t index = 0;  ///< of the area in the run
    double live_births = 0;
    GroupsEstimate estimate;
    bool births_hidden = false;
    std::int64_t suppress_below = 0;

    /// Every figure of a group follows from its number.
    [[nodiscard]] bool hides(const GroupEstimate& group) const {
        return births_hidden || group.count.babies < suppress_below;
    }
    /// What is made of all groups would give a hidden one away.
    [[nodiscard]] bool hidden() const;
};

/// The areas that have groups.
[[nodiscard]] std::vector<AreaGroups> area_groups(const GroupsResult& result);

/// The share of all babies with a disorganised attachment at average adversity.
[[nodiscard]] Bounds general_share(const GroupsResult& result);

/// "fewer than these groups", "about as many", "room for all of them".
[[nodiscard]] std::string check_words(const GroupsEstimate& estimate);

/// For programs: a row for each group, for all together and for the model; nested records; the rates.
[[nodiscard]] Table groups_data(const std::vector<AreaGroups>& areas, const GroupsResult& result);
[[nodiscard]] Table groups_records(const std::vector<AreaGroups>& areas, const GroupsResult& result);
[[nodiscard]] Table group_rates_record(const GroupRates& rates);

}  // namespace pairmodel
