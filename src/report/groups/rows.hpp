#pragma once

#include "pairmodel/report/table.hpp"
#include "pairmodel/study/groups.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// One area's groups, made ready for any table.
struct AreaGroups {
    std::size_t index = 0;  ///< of the area in the run
    double live_births = 0;
    GroupsEstimate estimate;
    bool births_hidden = false;

    /// What is made of all groups lacks one that is withheld.
    [[nodiscard]] bool hidden() const;
};

/// How many babies data say are in a group: people, and rounded as modelled babies are.
[[nodiscard]] double babies_in(const GroupCount& count, int round_to);

/// The areas that have groups.
[[nodiscard]] std::vector<AreaGroups> area_groups(const GroupsResult& result);

/// The share of all babies with a disorganised attachment at average adversity.
[[nodiscard]] Bounds general_share(const GroupsResult& result);

/// "fewer than these groups", "about as many", "room for all of them"; "cannot all be true" where they
/// contradict.
[[nodiscard]] std::string check_words(const GroupsEstimate& estimate);

/// For programs: a row for each group, for all together and for the model; nested records; the rates.
[[nodiscard]] Table groups_data(const std::vector<AreaGroups>& areas, const GroupsResult& result);
[[nodiscard]] Table groups_records(const std::vector<AreaGroups>& areas, const GroupsResult& result);
[[nodiscard]] Table group_rates_record(const GroupRates& rates);

}  // namespace pairmodel
