#pragma once

#include "input/reference/other_names.hpp"
#include "input/tables/rows.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// A column that a small table may have, by what its heading may be (as plain_name() has it).
struct ColumnNames {
    std::optional<std::size_t>* at;
    std::vector<std::string_view> names;
};

/// Where such a table says which areas its rows are of.
struct RowAreaColumns {
    std::optional<std::size_t> area;  ///< that of codes, else of names, else the one whose cells are areas
    std::optional<std::size_t> name;  ///< that of names beside codes, which rows do not go by
};

/// Finds the columns of a table of numbers that may be of several areas, each by the first heading that fits.
/// Puts the rest into `unused`. A column that has another meaning is none of areas.
[[nodiscard]] RowAreaColumns find_columns(const std::vector<std::string>& headings,
                                          std::span<const HeadRow> below,
                                          std::span<const ColumnNames> columns,
                                          std::vector<std::string>& unused);

/// The area of a row, by its code where it has one. `others` looks whether a name beside it is of the same.
/// Precondition: there is a column of areas.
[[nodiscard]] std::string area_of_row(const RowAreaColumns& columns,
                                      const std::vector<std::string_view>& cells, OtherNames& others);

}  // namespace pairmodel
