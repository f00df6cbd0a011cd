#pragma once

#include "input/tables/rows.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace pairmodel {

// Where among the first rows of a table its header may stand: above the data, and perhaps in two rows or
// three.

/// The rows as they may be headers: two or three rows that are one header together are joined.
[[nodiscard]] std::vector<HeadRow> with_joined_headers(std::vector<HeadRow> rows);

/// A heading of joined rows as those above and the lowest: "Births, 2024". Of one row: nothing, and itself.
[[nodiscard]] std::pair<std::string_view, std::string_view> rows_of_heading(std::string_view heading);

/// How many of the rows stand above the first that is certainly one of data: a header is none of those below.
[[nodiscard]] std::size_t rows_above_data(std::span<const HeadRow> rows);

/// The row that is the header most likely, though it has no name that is known: the last of two cells or more
/// above the first with a number. The first row where there is none.
[[nodiscard]] std::size_t likely_header(std::span<const HeadRow> rows);

}  // namespace pairmodel
