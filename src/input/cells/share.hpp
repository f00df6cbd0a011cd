#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pairmodel {

/// A share from 0 to 1, as a number or per cent: "0.5", "50%". A number above 1 is refused: "50" has lost its
/// %.
[[nodiscard]] std::optional<double> parse_share(std::string_view text);
inline constexpr std::string_view share_expected = "a share from 0 to 1, or 0% to 100%";
/// What may have been meant by a text that parse_share() refuses; empty where nobody can tell.
[[nodiscard]] std::string share_hint(std::string_view text);

/// A growth a year as a percentage above -100 %: "-1%" is -0.01. A number without % is refused, for "0.5"
/// might mean half a per cent or half as much again. At most `largest_growth`.
[[nodiscard]] std::optional<double> parse_growth(std::string_view text);
inline constexpr double largest_growth = 1;
inline constexpr std::string_view growth_expected = "a percentage a year above -100% and up to +100%";
[[nodiscard]] std::string growth_hint(std::string_view text);

}  // namespace pairmodel
