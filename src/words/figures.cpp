#include "words/figures.hpp"

#include "words/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pairmodel {

std::string decimals(double value, int places) {
    std::string text = fmt::format("{:.{}f}", value, places);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
    return text;
}

std::string low_or(double value, double seen) {
    return value > 0 && seen == 0 ? "[low]" : grouped(seen);
}

double rounded(double value, int multiple) {
    if (value < 0)
        return -rounded(-value, multiple);  // what is taken off is as much as what is put elsewhere
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

}  // namespace pairmodel
