#pragma once

#include "pairmodel/input/thousands.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pairmodel {

/// A number as its text, with every digit of it and a point before its fraction.
struct LongNumber {
    std::string_view text;
};

/// A cell of a column that has texts, and perhaps numbers among them.
using GivenCell = std::variant<std::string_view, double, LongNumber>;

/// A column of a table that is in memory, such as that of a data frame. Missing are numbers that are none,
/// and texts without an address.
struct GivenColumn {
    std::string heading;
    std::variant<std::span<const double>, std::span<const std::int64_t>, std::vector<GivenCell>> cells;
};

/// The columns as a CSV table, for whatever reads tables: so they are read by the same rules, with the same
/// words where something is wrong. The headings are line 1, the first row line 2. Columns that end early have
/// no more cells. Where texts have points between thousands, numbers are written likewise.
[[nodiscard]] std::string text_of(std::span<const GivenColumn> columns,
                                  Thousands thousands = Thousands::not_said);

}  // namespace pairmodel
