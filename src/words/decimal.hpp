#pragma once

#include <cstddef>

namespace pairmodel {

/// Room that write_decimal() may need.
inline constexpr std::size_t longest_decimal = 48;

/// Writes a finite number as programs read it: a point, no grouping, and at most 15 significant digits, as
/// many as a double keeps of any decimal. The digits behind them are noise of the arithmetic
/// (415.00000000000006). `to` has room for `longest_decimal` characters; returns the end.
char* write_decimal(double value, char* to);

/// The number that write_decimal() writes, as a double.
[[nodiscard]] double in_15_digits(double value);

}  // namespace pairmodel
