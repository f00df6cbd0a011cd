#pragma once

namespace pairmodel {

// What the steps of the model ask of a number, apart from arithmetic. A type that stands for several numbers
// side by side (simulation/lanes.hpp) has the same functions.

/// The larger of two.
[[nodiscard]] constexpr double larger(double a, double b) {
    return a < b ? b : a;
}

/// Whether it is no smaller than the bound; false for what is no number.
[[nodiscard]] constexpr bool none_below(double value, double bound) {
    return value >= bound;
}

/// Shares below this are none.
inline constexpr double smallest_share = 1e-300;

}  // namespace pairmodel
