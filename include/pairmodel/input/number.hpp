#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pairmodel {

/// Text without surrounding white space (non-breaking spaces too).
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// A decimal number: sign, digits, point, exponent, whatever the locale. No grouping, "nan", "inf" or
/// hexadecimal; a true minus sign (U+2212) counts as "-". Nothing where the text is anything else, or out of
/// a double's range.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// A whole number >= 0 and at most `largest_count`: digits, or digits grouped in threes by commas ("1,834"),
/// with
/// ".0" or ".00" allowed behind, as spreadsheets write it.
[[nodiscard]] std::optional<std::int64_t> parse_count(std::string_view text);

/// More births than the world has; a number above it is a slip of the keyboard.
inline constexpr std::int64_t largest_count = 1'000'000'000;

/// An adversity ratio > 0: a number ("1.3"), or a signed percentage above or below average ("+30%", "-5 %").
/// A percentage without a sign is refused: "30%" might mean 0.3 or 1.3.
[[nodiscard]] std::optional<double> parse_ratio(std::string_view text);

/// Whether a cell says that its value is missing: empty, or one of `[c] [x] [z] [low] * .. . - : …` and the
/// single letters that official files use. Missing is never zero.
[[nodiscard]] bool is_missing(std::string_view cell);

}  // namespace pairmodel
