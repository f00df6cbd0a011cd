#pragma once

#include "pairmodel/report/table.hpp"

#include <string>
#include <string_view>

namespace pairmodel {

/// To the nearest multiple of `multiple` (1, 5, 10), halves up. A half that a sum of doubles has missed by
/// its last bits is still a half.
[[nodiscard]] double rounded(double value, int multiple);

/// "1,834"; whole numbers only.
[[nodiscard]] std::string grouped(double whole);

/// A decimal of at most 15 significant digits, in any locale: "0.1", never "0.30000000000000004".
[[nodiscard]] std::string shortest(double value);

/// "6 %": whole per cent; "[low] %" where a share above 0 would show as 0.
[[nodiscard]] std::string percent(double share);

/// `one` for exactly 1, else `many`: plural(3, "baby", "babies").
[[nodiscard]] std::string_view plural(double count, std::string_view one, std::string_view many);

/// As a sentence or heading starts: "Fewer than 1".
[[nodiscard]] std::string with_capital(std::string text);

/// A number as readers see it in a column of this kind: rounded, grouped, "[low]" where a number above 0
/// would show as 0. Babies are rounded to `round_to`, at least 1.
[[nodiscard]] std::string shown(double value, ColumnKind kind, int round_to);

/// "445 to 885", "45 to 51 %", or one figure where both ends show the same.
[[nodiscard]] std::string shown_range(double low, double high, ColumnKind kind, int round_to);

/// "[c]", "[x]", "[z]", or nothing.
[[nodiscard]] std::string_view shorthand(Absent absent);

}  // namespace pairmodel
