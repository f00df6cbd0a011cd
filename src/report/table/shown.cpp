#include "report/table/shown.hpp"

#include "words/figures.hpp"

#include <algorithm>
#include <cmath>

namespace pairmodel {

namespace {

std::string without_zeros(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

/// For four digits, and at most four places: 109, 27.06, 4.218, 0.0123.
int places_of(double value) {
    int places = 4;
    for (double size = std::abs(value); size >= 1 && places > 0; size /= 10) --places;
    return places;
}

}  // namespace

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
            return without_zeros(decimals(value, places_of(value)));
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
