#pragma once

#include "study/selection.hpp"

namespace pairmodel {

/// That births are of different years, where they are; of a total every output says so.
void note_mixed_years(const TotalsRequest& totals, SelectedAreas& areas);

/// Rows of a table that may be totals of others.
void note_sums(SelectedAreas& areas);

/// What must be said of a run before its figures: areas without births or adversity, saturated ones.
void note_run(const Run& run, const RunSummary& summary, const SelectedAreas& areas,
              const Listener& listener);

}  // namespace pairmodel
