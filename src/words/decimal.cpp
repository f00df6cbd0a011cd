#include "words/decimal.hpp"

#include "pairmodel/model/elementary.hpp"
#include "words/decimal_text.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace pairmodel {

namespace {

constexpr int digits_kept = 15;

static_assert(std::endian::native == std::endian::little, "digits are put together in words");

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

constexpr double ten_to(int power) {
    return power_of_ten[static_cast<std::size_t>(power)];
}

/// The binary exponents of common numbers.
constexpr int first_exponent = -20;
constexpr int exponents = 70;

/// For each, the places of its smallest number; its larger ones may have one less. Powers of two and ten are
/// exact here, and so are their products.
constexpr std::array<int, exponents> most_places = [] {
    std::array<int, exponents> table{};
    double smallest = 1.0 / (1 << -first_exponent);
    int most = 20;
    for (int& places : table) {
        while (smallest >= 1 ? smallest >= ten_to(digits_kept - most)
                             : smallest * ten_to(most - digits_kept) >= 1)
            --most;
        places = most;
        smallest *= 2;
    }
    return table;
}();

Decimal decimal_of(double size) {
    constexpr std::size_t bias = 1023 + first_exponent;
    const auto exponent = static_cast<std::size_t>(elementary::bits_as<std::uint64_t>(size) >> 52U);
    int places = most_places[exponent - bias];
    // What comes near to a power of ten has the same digits with a place more or less.
    places -= static_cast<int>(size * ten_to(places) >= power_of_ten[digits_kept]);
    // Far below 2^53, so that adding a half is exact enough; llround would be a call for every number.
    // A signed number is what processors make of a double in one step.
    auto digits =
        static_cast<std::int64_t>(size * ten_to(places) + 0.5);  // NOLINT(bugprone-incorrect-roundings)
    if (digits >= 1'000'000'000'000'000) {                       // 9.99… became 10
        digits /= 10;
        --places;
    }
    return {static_cast<std::uint64_t>(digits), places};
}

/// Three digits as text for each number below a thousand, the first in the lowest byte.
constexpr std::array<std::uint32_t, 1000> three_digits = [] {
    std::array<std::uint32_t, 1000> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i)
        table[i] = (i / 100 | (i / 10 % 10) << 8U | (i % 10) << 16U) + 0x0030'3030;
    return table;
}();

/// The digits of a decimal as text, in two words, and how many are left without the zeros at the end. They
/// are written in whole words, which is quicker than in their exact number, and moved in registers: what was
/// just written in two pieces cannot be read in one without a wait.
class Digits {
public:
    explicit Digits(std::uint64_t digits) {
        const auto three = [](std::uint64_t number) -> std::uint64_t { return three_digits[number]; };
        const std::uint64_t first_nine = digits / 1'000'000;
        const std::uint64_t last_six = digits - first_nine * 1'000'000;
        const std::uint64_t first = first_nine / 1'000'000;
        const std::uint64_t middle_six = first_nine - first * 1'000'000;
        const std::uint64_t second = middle_six / 1000;
        const std::uint64_t third = three(middle_six - second * 1000);
        first_ = three(first) | three(second) << 24U | third << 48U;
        last_ = third >> 16U | 0x3030'3030'3030'3000;
        if (last_six != 0) last_ |= three(last_six / 1000) << 8U | three(last_six % 1000) << 32U;
        // Zeros at the end are in the high bytes; the sixteenth digit is one.
        constexpr std::uint64_t zeros = 0x3030'3030'3030'3030;
        const bool short_one = last_ == zeros;
        const int empty = std::countl_zero((short_one ? first_ : last_) ^ zeros) / 8;
        size_ = (short_one ? sizeof first_ : sizeof first_ + sizeof last_) - static_cast<std::size_t>(empty);
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// `to` has room for 16 characters. Returns the end of the first `size` digits.
    char* write(std::size_t size, char* to) const { return write_words(first_, last_, to) + size; }
    /// The digits from `begin` on, which is 1 to 15, up to size().
    char* write_from(std::size_t begin, char* to) const {
        const std::size_t bits = 8 * (begin % sizeof first_);
        // In two steps, as a word cannot be shifted by all its bits.
        const std::uint64_t carried = last_ << 1U << (63 - bits);
        to = begin < sizeof first_ ? write_words(first_ >> bits | carried, last_ >> bits, to)
                                   : write_words(last_ >> bits, 0, to);
        return to + (size_ - begin);
    }

private:
    static char* write_words(std::uint64_t first, std::uint64_t last, char* to) {
        std::memcpy(to, &first, sizeof first);
        std::memcpy(to + sizeof first, &last, sizeof last);
        return to;
    }

    std::uint64_t first_ = 0;
    std::uint64_t last_ = 0;
    std::size_t size_ = digits_kept;
};

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
    const Digits digits(decimal.digits);
    if (decimal.places >= digits_kept) {  // below 1
        // There are at most five zeros behind the point.
        std::copy_n("0.000000", 8, to);
        return digits.write(digits.size(), to + 2 + (decimal.places - digits_kept));
    }
    const auto whole = static_cast<std::size_t>(digits_kept - decimal.places);
    to = digits.write(whole, to);
    if (digits.size() <= whole) return to;
    *to++ = '.';
    return digits.write_from(whole, to);
}

double in_15_digits(double value) {
    const double size = std::abs(value);
    if (size == 0) return 0;  // no -0
    if (!is_common(size)) {   // tiny or huge: as it is written
        std::array<char, 32> text{};
        const char* const end = fmt::format_to(text.data(), FMT_COMPILE("{:.15g}"), value);
        double_from_chars(text.data(), end, value);
        return value;
    }
    const Decimal decimal = decimal_of(size);
    // Both exact, so the quotient is the double nearest to the decimal.
    return std::copysign(static_cast<double>(decimal.digits) / ten_to(decimal.places), value);
}

}  // namespace pairmodel
