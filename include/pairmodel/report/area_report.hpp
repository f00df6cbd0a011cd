#pragma once

#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/adversity.hpp"
#include "pairmodel/report/document.hpp"

namespace pairmodel {

/// The document of `areas --show`: an area's births by year, its indicators, and how its adversity ratio
/// depends on them.
[[nodiscard]] Document area_document(const ReferenceArea& reference, const IndicatorChoice& choice);

}  // namespace pairmodel
