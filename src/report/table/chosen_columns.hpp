#pragma once

#include "pairmodel/report/table.hpp"

#include <cstddef>
#include <vector>

namespace pairmodel {

/// The table with these of its columns alone, in this order. Where `marker` is not among them, a cell that is
/// withheld or not available says so itself, by its shorthand: no figure is missing without a word.
[[nodiscard]] Table with_columns(const Table& table, std::vector<std::size_t> chosen);

}  // namespace pairmodel
