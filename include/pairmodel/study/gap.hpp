#pragma once

#include "pairmodel/input/service_table.hpp"
#include "pairmodel/study/groups.hpp"
#include "pairmodel/study/study.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// What `gap` works with: an estimate of areas, and the services that there are. Several areas have one
/// total, that of all.
struct GapResult {
    Study study;
    ServiceTable services;
    ServicePlaces places;
    std::vector<Note> notes;                  ///< what readers must know of the services
    std::optional<GroupsResult> groups = {};  ///< babies in vulnerable groups, to be set beside restrictions
};

/// Services for the areas of a study.
struct GapRequest {
    Request study;       ///< areas that nobody chose are those that the services name
    TableFile services;  ///< empty: there is none
    std::vector<GroupsGiven> groups = {};
};

/// Reads the services and sets them beside the estimate. Throws as study() does.
[[nodiscard]] GapResult gap(GapRequest request, const Listener& listener = {});

}  // namespace pairmodel
