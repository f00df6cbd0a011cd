#pragma once

#include "pairmodel/input/service_table.hpp"
#include "pairmodel/report/estimate_report.hpp"

#include <memory>
#include <string>
#include <vector>

namespace pairmodel {

/// What `gap` works with: an estimate of areas, and the services that there are. Several areas have one
/// total, that of all.
struct GapResult {
    std::shared_ptr<const EstimateResult> estimate;
    ServiceTable services;
    ServicePlaces places;
    std::vector<std::string> notes;  ///< what readers must know of the services
};

/// The document of `gap`: local provision beside demand and need (docs/model.md, "Provision").
/// Throws ModelError where a draw has no answer.
[[nodiscard]] Document gap_document(const GapResult& result);

}  // namespace pairmodel
