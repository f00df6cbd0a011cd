#include "decimal.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace pairmodel {

namespace {

constexpr int digits_kept = 15;

/// All exact in a double.
constexpr std::array<double, 23> power_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// 15 digits and where the point stands: the number is `digits` ÷ 10^`places`.
struct Decimal {
    std::uint64_t digits = 0;
    int places = 0;
};

/// Numbers that need no exponent, and whose power of ten is exact.
bool is_common(double size) {
    return size >= 1e-6 && size < power_of_ten[digits_kept];
}

double ten_to(int power) {
    return power_of_ten[static_cast<std::size_t>(power)];
}

Decimal decimal_of(double size) {
    int places = digits_kept;
    if (size >= 1)
        while (size >= ten_to(digits_kept - places)) --places;
    else
        while (size * ten_to(places - digits_kept + 1) < 1) ++places;
    auto digits = static_cast<std::uint64_t>(std::llround(size * ten_to(places)));
    if (digits >= 1'000'000'000'000'000) {  // 9.99… became 10
        digits /= 10;
        --places;
    }
    return {digits, places};
}

}  // namespace

char* write_decimal(double value, char* to) {
    const double size = std::abs(value);
    if (size == 0) {
        *to = '0';
        return to + 1;
    }
    if (!is_common(size)) return fmt::format_to(to, FMT_COMPILE("{:.15g}"), value);
    if (value < 0) *to++ = '-';
    const Decimal decimal = decimal_of(size);
    const fmt::format_int text(decimal.digits);
    std::string_view digits(text.data(), digits_kept);
    digits = digits.substr(0, digits.find_last_not_of('0') + 1);
    if (decimal.places >= digits_kept) {  // below 1
        *to++ = '0';
        *to++ = '.';
        to = std::fill_n(to, decimal.places - digits_kept, '0');
        return std::copy(digits.begin(), digits.end(), to);
    }
    const auto whole = static_cast<std::size_t>(digits_kept - decimal.places);
    to = std::copy_n(text.data(), whole, to);
    if (digits.size() <= whole) return to;
    *to++ = '.';
    return std::copy(digits.begin() + static_cast<std::ptrdiff_t>(whole), digits.end(), to);
}

double in_15_digits(double value) {
    const double size = std::abs(value);
    if (!is_common(size)) return value;
    const Decimal decimal = decimal_of(size);
    // Both exact, so the quotient is the double nearest to the decimal.
    return std::copysign(static_cast<double>(decimal.digits) / ten_to(decimal.places), value);
}

}  // namespace pairmodel
