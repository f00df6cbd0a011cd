#pragma once

#include "study/selection.hpp"

#include <cstddef>
#include <vector>

namespace pairmodel {

/// All that must be said of a run: what was noted of its areas, areas without births or adversity, births of
/// different years, rows left out, saturated areas. `areas` without the list of areas, which the run has.
[[nodiscard]] std::vector<Note> notes_of_run(const Run& run, const RunSummary& summary,
                                             const SelectedAreas& areas, std::int64_t suppress_below);

/// What every output of a study says: the notes of its run, and again what concerns its totals.
[[nodiscard]] std::vector<Note> told_of(const StudyResult& study);

/// What must be said of one area, and again of a total that has such areas in it.
[[nodiscard]] std::vector<Note> notes_of_area(const Run& run, std::size_t index);
[[nodiscard]] std::vector<Note> notes_of_total(const StudyResult& study, const NamedTotal& total);

/// Rows of a table that may be totals of others.
[[nodiscard]] std::vector<Note> notes_of_sums(const Selection& source);

}  // namespace pairmodel
