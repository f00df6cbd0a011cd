#pragma once

#include "pairmodel/report/table.hpp"

#include <string>
#include <string_view>

namespace pairmodel {

/// A number as readers see it in a column of this kind: rounded, grouped, "[low]" where a number above 0
/// would show as 0. Babies are rounded to `round_to`, at least 1.
[[nodiscard]] std::string shown(double value, ColumnKind kind, int round_to);

/// "445 to 885", "45 to 51%", or one figure where both ends show the same.
[[nodiscard]] std::string shown_range(double low, double high, ColumnKind kind, int round_to);

/// "[c]", "[x]", "[z]", or nothing.
[[nodiscard]] std::string_view shorthand(Absent absent);

}  // namespace pairmodel
