#include "report/table/figures.hpp"

#include "report/table/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pairmodel {

namespace {

constexpr std::string_view percent_sign = " %";

std::string decimals(double value, int places) {
    std::string text = fmt::format("{:.{}f}", value, places);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
    return text;
}

std::string without_zeros(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string low_or(double value, double seen) {
    return value > 0 && seen == 0 ? "[low]" : grouped(seen);
}

}  // namespace

double rounded(double value, int multiple) {
    const double step = multiple;
    const double steps = value / step;
    return std::floor(steps + 0.5 + 1e-9) * step;
}

std::string grouped(double whole) {
    std::string digits = fmt::format("{:.0f}", std::abs(whole));
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return whole < 0 ? "−" + digits : digits;
}

std::string shortest(double value) {
    std::array<char, longest_decimal> text{};
    return {text.data(), write_decimal(value, text.data())};
}

std::string percent(double share) {
    return low_or(share, rounded(share * 100, 1)) + std::string(percent_sign);
}

std::string_view plural(double count, std::string_view one, std::string_view many) {
    return count == 1 ? one : many;
}

std::string with_capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string shown(double value, ColumnKind kind, int round_to) {
    switch (kind) {
        case ColumnKind::count:
            return grouped(value);
        case ColumnKind::babies:
            return low_or(value, rounded(value, std::max(round_to, 1)));
        case ColumnKind::share:
            return percent(value);
        case ColumnKind::ratio:
            return decimals(value, 2);
        case ColumnKind::decimal:
            return without_zeros(decimals(value, 4));
        case ColumnKind::text:
        case ColumnKind::list:
        case ColumnKind::year:
            break;
    }
    return shortest(value);
}

std::string shown_range(double low, double high, ColumnKind kind, int round_to) {
    std::string from = shown(low, kind, round_to);
    const std::string to = shown(high, kind, round_to);
    if (from == to) return from;
    if (from.ends_with(percent_sign)) from.resize(from.size() - percent_sign.size());
    return from + " to " + to;
}

std::string_view shorthand(Absent absent) {
    switch (absent) {
        case Absent::confidential:
            return "[c]";
        case Absent::not_available:
            return "[x]";
        case Absent::not_applicable:
            return "[z]";
        case Absent::empty:
            break;
    }
    return "";
}

}  // namespace pairmodel
