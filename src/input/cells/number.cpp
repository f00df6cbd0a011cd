#include "input/cells/number.hpp"

#include "input/cells/suggest.hpp"
#include "words/decimal_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace pairmodel {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view true_minus = "\xE2\x88\x92";

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string with_ascii_minus(std::string_view text) {
    std::string plain(text);
    if (plain.starts_with(true_minus)) plain.replace(0, true_minus.size(), "-");
    return plain;
}

/// "1,834,000" → "1834000"; nothing where the groups are not threes.
std::optional<std::string> ungrouped(std::string_view text) {
    std::string digits;
    std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return std::string(text);
    if (comma == 0 || comma > 3 || text[0] == '0') return std::nullopt;
    digits = text.substr(0, comma);
    while (comma != std::string_view::npos) {
        const std::size_t next = text.find(',', comma + 1);
        const std::string_view group =
            text.substr(comma + 1, next == std::string_view::npos ? next : next - comma - 1);
        if (group.size() != 3) return std::nullopt;
        digits += group;
        comma = next;
    }
    return digits;
}

/// "1 834", with a space of any kind between thousands, as "1,834"; anything else as it is.
std::string with_commas(std::string_view text) {
    std::string plain(text);
    if (plain.find(',') != std::string::npos) return plain;
    for (const std::string_view space : {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"})
        for (std::size_t at = plain.find(space); at != std::string::npos; at = plain.find(space, at))
            plain.replace(at, space.size(), ",");
    return plain;
}

/// "1.834.000,5" → "1834000.5"; nothing where the points do not part threes.
std::optional<std::string> from_points(std::string_view text) {
    const std::size_t comma = text.find(',');
    std::string whole(text.substr(0, comma));
    const bool sign = whole.starts_with('-') || whole.starts_with('+');
    if (whole.find('.') != std::string::npos) {
        std::string grouped = whole.substr(sign ? 1 : 0);
        std::replace(grouped.begin(), grouped.end(), '.', ',');
        const auto digits = ungrouped(grouped);
        if (!digits || !all_digits(*digits)) return std::nullopt;
        whole = (sign ? whole.substr(0, 1) : "") + *digits;
    }
    if (comma == std::string_view::npos) return whole;
    const std::string_view decimals = text.substr(comma + 1);
    if (!all_digits(decimals)) return std::nullopt;
    return fmt::format("{}.{}", whole, decimals);
}

/// Whether points may part thousands: "1.834", not "12345.678".
bool may_have_points(std::string_view text) {
    return text.find('.') != std::string_view::npos && text.find(',') == std::string_view::npos &&
           from_points(text).has_value();
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    for (;;) {
        if (!text.empty() && blank(text.front()))
            text.remove_prefix(1);
        else if (!text.empty() && blank(text.back()))
            text.remove_suffix(1);
        else if (text.starts_with(no_break_space))
            text.remove_prefix(no_break_space.size());
        else if (text.ends_with(no_break_space))
            text.remove_suffix(no_break_space.size());
        else
            return text;
    }
}

std::optional<double> parse_number(std::string_view text) {
    const std::string plain = with_ascii_minus(trimmed(text));
    std::string_view digits = plain;
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const std::string_view unsigned_part = digits.starts_with('-') ? digits.substr(1) : digits;
    if (unsigned_part.empty() || !(is_digit(unsigned_part[0]) || unsigned_part[0] == '.'))
        return std::nullopt;
    if (digits.size() < plain.size() && digits.starts_with('-')) return std::nullopt;  // "+-1"
    double value = 0;
    const auto [end, error] = double_from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> parse_count(std::string_view text, std::int64_t most) {
    text = trimmed(text);
    // Zeros behind the point are whole. "1.000" is not taken: it may be a thousand.
    constexpr std::size_t group = 3;
    if (const std::size_t point = text.find('.'); point != std::string_view::npos && point > 0) {
        const std::string_view zeros = text.substr(point + 1);
        const bool may_be_group = zeros.size() == group && point <= group;
        if (zeros.empty() || may_be_group || zeros.find_first_not_of('0') != std::string_view::npos)
            return std::nullopt;
        text = text.substr(0, point);
    }
    std::optional<std::string> digits;
    if (!all_digits(text)) {
        digits = ungrouped(with_commas(text));
        if (!digits || !all_digits(*digits)) return std::nullopt;
        text = *digits;
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || value > most) return std::nullopt;
    return value;
}

std::optional<double> parse_number(std::string_view text, Thousands thousands) {
    if (thousands != Thousands::point) return parse_number(text);
    const auto plain = from_points(with_ascii_minus(trimmed(text)));
    return plain ? parse_number(*plain) : std::nullopt;
}

std::optional<std::int64_t> parse_count(std::string_view text, Thousands thousands) {
    text = trimmed(text);
    if (thousands == Thousands::not_said) return parse_count(text);
    std::string plain(text);
    if (thousands == Thousands::point) {
        const auto converted = from_points(text);
        if (!converted) return std::nullopt;
        plain = *converted;
    }
    const std::size_t point = plain.find('.');
    if (point != std::string::npos && plain.find_first_not_of('0', point + 1) == std::string::npos)
        plain.resize(point);
    return parse_count(plain);
}

std::string thousands_hint(std::string_view text, bool option) {
    text = trimmed(text);
    if (!may_have_points(text)) return "";
    const auto with_points = parse_count(text, Thousands::point);
    const auto with_commas = parse_count(text, Thousands::comma);
    if (!with_points) return "";
    std::string hint = fmt::format("a point between thousands? {}",
                                   option ? fmt::format("--thousands point reads it as {}", *with_points)
                                          : fmt::format("write {}", *with_points));
    if (with_commas)
        hint += option ? fmt::format(", --thousands comma as {}", *with_commas)
                       : fmt::format(", or {} if that is meant", *with_commas);
    return hint;
}

std::optional<double> parse_ratio(std::string_view text, Thousands thousands) {
    text = trimmed(text);
    std::optional<double> ratio;
    if (text.ends_with('%')) {
        const std::string percent = with_ascii_minus(trimmed(text.substr(0, text.size() - 1)));
        if (!percent.starts_with('+') && !percent.starts_with('-')) return std::nullopt;
        ratio = parse_number(percent, thousands);
        // Through one division, so that "+30%" is the same double as "1.3".
        if (ratio) ratio = (100 + *ratio) / 100;
    } else if (!text.starts_with('+')) {
        ratio = parse_number(text, thousands);
        if (ratio && *ratio > largest_plain_ratio) return std::nullopt;
    }
    if (!ratio || !(*ratio > 0)) return std::nullopt;
    return ratio;
}

std::string ratio_hint(std::string_view text) {
    const std::string plain = with_ascii_minus(trimmed(text));
    const auto number = parse_number(plain);
    const bool with_sign = plain.starts_with('+') || plain.starts_with('-');
    if (number && with_sign && std::abs(*number) >= 2 && *number > -100)
        return fmt::format("a percentage? write {}% or {}", plain, (100 + *number) / 100);
    if (number && with_sign)
        return "a sign goes with a percentage: 30% above the national average is +30% or 1.3";
    if (number && *number > largest_plain_ratio)
        return fmt::format(
            "a percentage? 30% above the national average is 1.3 or +30%; if {} times the "
            "average is meant, write +{:.6g}%",
            *number, *number * 100 - 100);
    if (plain.find(',') != std::string::npos) return "write a decimal point, not a comma";
    return "1 is the national average; 30% above it is 1.3 or +30%, 5% below it is 0.95 or -5%";
}

bool is_missing(std::string_view cell) {
    static constexpr std::array<std::string_view, 26> markers{
        "",  "[c]", "[x]", "[z]", "[low]", "[u]", "[w]", "[e]", "*",  "..",   ".",    "-", ":",
        "…", "–",   "—",   "c",   "x",     "z",   "u",   "n/a", "na", "null", "#n/a", "#", "~"};
    const std::string_view text = trimmed(cell);
    if (!text.empty() && is_digit(text[0])) return false;
    const std::string plain = lower_case(text);
    return std::find(markers.begin(), markers.end(), plain) != markers.end();
}

}  // namespace pairmodel
