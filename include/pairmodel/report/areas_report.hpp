#pragma once

#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/adversity.hpp"
#include "pairmodel/report/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// What `areas` found.
struct AreasReport {
    std::vector<const ReferenceArea*> areas;
    std::optional<int> year;  ///< of births; the latest of each area if unset
    IndicatorChoice choice;
    std::string query;
    bool near_misses = false;  ///< nothing is called like the query; these are spelt like it
};

[[nodiscard]] Document areas_document(const AreasReport& report);

}  // namespace pairmodel
