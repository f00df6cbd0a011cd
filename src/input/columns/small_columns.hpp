#pragma once

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

/// Finds the columns of a table of numbers that may be of several areas, each by the first heading that fits.
/// Puts the rest into `unused`, and gives the column of areas: that of codes, else of names, else the one
/// whose cells are areas, unless it has another meaning.
[[nodiscard]] std::optional<std::size_t> find_columns(const std::vector<std::string>& headings,
                                                      std::span<const HeadRow> below,
                                                      std::span<const ColumnNames> columns,
                                                      std::vector<std::string>& unused);

}  // namespace pairmodel
