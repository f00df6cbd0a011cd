#pragma once

#include <string>
#include <string_view>

namespace pairmodel {

/// To the nearest multiple of `multiple` (1, 5, 10), halves away from 0. A half that a sum of doubles has
/// missed by its last bits is still a half.
[[nodiscard]] double rounded(double value, int multiple);

/// Babies as a share of births: of rounded ones where they are rounded to `round_to`, as a share times births
/// would give the others away.
[[nodiscard]] inline double share_of(double babies, double births, int round_to) {
    return (round_to > 0 ? rounded(babies, round_to) : babies) / births;
}

/// "1,834"; whole numbers only.
[[nodiscard]] std::string grouped(double whole);

/// A decimal of at most 15 significant digits, in any locale: "0.1", never "0.30000000000000004".
[[nodiscard]] std::string shortest(double value);

/// "6%": whole per cent; "[low]%" where a share above 0 would show as 0.
[[nodiscard]] std::string percent(double share);

/// `one` for exactly 1, else `many`: plural(3, "baby", "babies").
[[nodiscard]] std::string_view plural(double count, std::string_view one, std::string_view many);

/// As a sentence or heading starts: "Fewer than 1".
[[nodiscard]] std::string with_capital(std::string text);

/// So many decimals, and no sign where they are all 0.
[[nodiscard]] std::string decimals(double value, int places);

/// "[low]" for a number above 0 that is `seen` as 0.
[[nodiscard]] std::string low_or(double value, double seen);

inline constexpr std::string_view percent_sign = "%";

}  // namespace pairmodel
