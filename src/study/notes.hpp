#pragma once

#include "study/selection.hpp"

namespace pairmodel {

/// That births are of different years, where they are.
void note_mixed_years(const AreaList& areas, const Listener& listener);

/// What must be said of a run before its figures: areas without births or adversity, saturated ones, regions
/// with fewer indicators than their authorities.
void note_run(const Run& run, const RunSummary& summary, const SelectedAreas& areas,
              const Listener& listener);

}  // namespace pairmodel
