#pragma once

#include "pairmodel/input/thousands.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pairmodel {

[[nodiscard]] constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Text without surrounding white space (non-breaking spaces too).
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// A decimal number: sign, digits, point, exponent, whatever the locale. No grouping, "nan", "inf" or
/// hexadecimal; a true minus sign (U+2212) counts as "-". Nothing where the text is anything else, or out of
/// a double's range.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);
/// The same of a table that says what stands between thousands: with points, "1.234,5" is 1234.5.
[[nodiscard]] std::optional<double> parse_number(std::string_view text, Thousands thousands);

/// More births than the world has; a number above it is a slip of the keyboard.
inline constexpr std::int64_t largest_count = 1'000'000'000;

/// A whole number from 0 to `most`: digits, or digits grouped in threes by commas ("1,834"),
/// with a point and zeros allowed behind, as spreadsheets write it; not "1.000", which may be a thousand.
[[nodiscard]] std::optional<std::int64_t> parse_count(std::string_view text,
                                                      std::int64_t most = largest_count);
/// The same of a table that says what stands between thousands: "1.000" is a thousand with points, and one
/// with commas.
[[nodiscard]] std::optional<std::int64_t> parse_count(std::string_view text, Thousands thousands);

/// What to ask where a count is written "1.834" or "18.000"; empty for any other text. `option` is what
/// answers it, such as "--thousands point".
[[nodiscard]] std::string thousands_hint(std::string_view text, bool option);

/// An adversity ratio > 0: a number up to largest_plain_ratio ("1.3"), or a signed percentage above or below
/// average ("+30%", "-5 %"). A percentage without a sign is refused, for "30%" might mean 0.3 or 1.3; so is a
/// number with a plus, and a large one: "+30" and "130" are percentages that have lost their sign or their %.
[[nodiscard]] std::optional<double> parse_ratio(std::string_view text,
                                                Thousands thousands = Thousands::not_said);

/// The most deprived neighbourhood of England has about 4.3 times the national IMD score. What is larger,
/// such as the end of an interval around it, can be written as a percentage: "+450%".
inline constexpr double largest_plain_ratio = 5;

/// What to say of a text that parse_ratio() refuses: what it expects, and what may have been meant.
inline constexpr std::string_view ratio_expected = "a ratio above 0 and up to 5, or a signed percentage";
[[nodiscard]] std::string ratio_hint(std::string_view text);

/// Whether a cell says that its value is missing: empty, or one of `[c] [x] [z] [low] * .. . - : …` and the
/// single letters that official files use. Missing is never zero.
[[nodiscard]] bool is_missing(std::string_view cell);

}  // namespace pairmodel
