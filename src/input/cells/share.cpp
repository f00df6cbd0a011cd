#include "input/cells/share.hpp"

#include "input/cells/number.hpp"

#include <fmt/format.h>

#include <cmath>

namespace pairmodel {

namespace {

/// The number before a per cent sign.
std::optional<double> parse_percent(std::string_view text) {
    text = trimmed(text);
    if (!text.ends_with('%')) return std::nullopt;
    return parse_number(trimmed(text.substr(0, text.size() - 1)));
}

}  // namespace

std::optional<double> parse_share(std::string_view text) {
    std::optional<double> share = parse_number(trimmed(text));
    if (const auto percent = parse_percent(text)) share = *percent / 100;
    if (!share || *share < 0 || *share > 1) return std::nullopt;
    return std::abs(*share);  // no -0
}

std::string share_hint(std::string_view text) {
    const auto number = parse_number(trimmed(text));
    if (number && *number > 1 && *number <= 100) return fmt::format("did you mean {}%?", trimmed(text));
    return "";
}

std::optional<double> parse_growth(std::string_view text) {
    const auto percent = parse_percent(text);
    if (!percent || *percent <= -100 || *percent > 100 * largest_growth) return std::nullopt;
    return *percent / 100;
}

std::string growth_hint(std::string_view text) {
    const auto percent = parse_percent(text);
    if (percent && *percent <= -100) return "births cannot fall by all there are, or more";
    const auto number = parse_number(trimmed(text));
    if (!number) return "";
    if (std::abs(*number) >= 1) return fmt::format("did you mean {}%?", trimmed(text));
    return fmt::format("did you mean {}% or {}%?", trimmed(text), *number * 100);
}

}  // namespace pairmodel
