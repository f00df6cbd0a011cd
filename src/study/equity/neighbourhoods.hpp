#pragma once

#include "study/selection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// Takes the rows of a table for neighbourhoods: those without adversity have that of their tenth or fifth of
/// deprivation, where a column says in which they are. Throws InputError that lists every cell that says it
/// wrong.
void use_tenths(SelectedAreas& selected);

/// Each row's tenth as its column says, 1 the most deprived; nothing where there is no such column.
[[nodiscard]] std::optional<std::vector<int>> tenths_in(const Selection& source, const AreaList& rows);

/// The column that says in which fifth each row is, where none says in which tenth; else empty.
[[nodiscard]] std::string column_of_fifths(const Selection& source);

}  // namespace pairmodel
