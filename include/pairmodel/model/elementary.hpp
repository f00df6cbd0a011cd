#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace pairmodel {

/// The exponential and the logarithm of every build: made of additions, multiplications and divisions alone,
/// which IEEE 754 rounds in one way, in one order, and compiled without contraction. Those of C libraries
/// give other last digits on other processors, and a figure would hang on the computer that it came from.
namespace elementary {

/// The same bits as another type. (std::bit_cast, which not every standard library has.)
template <class To, class From>
[[nodiscard]] constexpr To bits_as(const From& from) {
    static_assert(sizeof(To) == sizeof(From));
    return __builtin_bit_cast(To, from);
}

/// Coefficients of Taylor's series, from the highest power down: 1 ÷ n! of eˣ, beginning at x².
template <class Number, std::size_t size>
[[nodiscard]] constexpr std::array<Number, size> exponential_series() {
    std::array<Number, size> result{};
    double factorial = 1;
    for (std::size_t n = 2; n < size + 2; ++n) {
        factorial *= static_cast<double>(n);
        result[size + 1 - n] = static_cast<Number>(1 / factorial);
    }
    return result;
}

/// 1 ÷ (2n + 1) of artanh(s) ÷ s in powers of s², from the highest down, beginning at s².
template <class Number, std::size_t size>
[[nodiscard]] constexpr std::array<Number, size> logarithm_series() {
    std::array<Number, size> result{};
    for (std::size_t n = 1; n <= size; ++n)
        result[size - n] = static_cast<Number>(1 / static_cast<double>(2 * n + 1));
    return result;
}

template <class Number, std::size_t size>
[[nodiscard]] constexpr Number polynomial(const std::array<Number, size>& coefficients, Number x) {
    Number sum = coefficients[0];
    for (std::size_t i = 1; i < size; ++i) sum = sum * x + coefficients[i];
    return sum;
}

/// What the two precisions differ in. ln 2 stands in two parts, the first with so few bits that its product
/// with a whole number is exact. What is added to a number and leaves it rounded to a whole one is 1.5 ×
/// 2^bits.
template <class Number>
struct Precision;
/// Doubles: 52 bits behind the point.
template <>
struct Precision<double> {
    using Bits = std::uint64_t;
    using SignedBits = std::int64_t;
    static constexpr int mantissa = 52;
    static constexpr SignedBits bias = 1023;
    static constexpr double rounder = 0x1.8p52;
    static constexpr double ln2_high = 0x1.62e42feep-1;
    static constexpr double ln2_low = 0x1.a39ef35793c76p-33;
    static constexpr double log2_e = 0x1.71547652b82fep+0;
    static constexpr Bits root_half = 0x3FE6A09E667F3BCD;  ///< the bits of √½
    static constexpr double smallest = -708;
    static constexpr double largest = 709;
    static constexpr auto exponential = exponential_series<double, 13>();
    static constexpr auto logarithm = logarithm_series<double, 11>();
};
/// Floats: 23 bits behind the point.
template <>
struct Precision<float> {
    using Bits = std::uint32_t;
    using SignedBits = std::int32_t;
    static constexpr int mantissa = 23;
    static constexpr SignedBits bias = 127;
    static constexpr float rounder = 0x1.8p23F;
    static constexpr float ln2_high = 0x1.62e4p-1F;
    static constexpr float ln2_low = 0x1.7f7d1cp-20F;
    static constexpr float log2_e = 0x1.715476p+0F;
    static constexpr Bits root_half = 0x3F3504F3;
    static constexpr float smallest = -87;
    static constexpr float largest = 88;
    static constexpr auto exponential = exponential_series<float, 6>();
    static constexpr auto logarithm = logarithm_series<float, 5>();
};

}  // namespace elementary

/// eˣ, `double` or `float`, within one unit in the last place; held between the ends of what is not
/// denormal or infinite (e^−708 and e^709 in double, e^−87 and e^88 in single precision).
template <class Number>
[[nodiscard]] constexpr Number exponential(Number x) {
    using P = elementary::Precision<Number>;
    const Number held = x < P::smallest ? P::smallest : (x > P::largest ? P::largest : x);
    // x = k ln 2 + r with |r| <= ln 2 ÷ 2. The rounded number's last bits are k, which become the power of 2.
    const Number shifted = held * P::log2_e + P::rounder;
    const Number k = shifted - P::rounder;
    const Number r = (held - k * P::ln2_high) - k * P::ln2_low;
    const auto bits = elementary::bits_as<typename P::Bits>(shifted);
    const auto one = static_cast<typename P::Bits>(P::bias) << static_cast<unsigned>(P::mantissa);
    const auto power = elementary::bits_as<Number>(
        static_cast<typename P::Bits>((bits << static_cast<unsigned>(P::mantissa)) + one));
    return (Number{1} + (r + r * r * elementary::polynomial(P::exponential, r))) * power;
}

/// ln x, `double` or `float`, within two units in the last place. Precondition: x is above 0, finite and not
/// denormal.
template <class Number>
[[nodiscard]] constexpr Number logarithm(Number x) {
    using P = elementary::Precision<Number>;
    // x = 2^k m with m from √½ to √2, and ln m = 2 artanh(s), s = (m − 1) ÷ (m + 1).
    const auto bits = elementary::bits_as<typename P::Bits>(x);
    const auto above =
        static_cast<typename P::SignedBits>(static_cast<typename P::Bits>(bits - P::root_half));
    const auto exponent = above >> P::mantissa;
    const auto k = static_cast<Number>(exponent);
    const auto m = elementary::bits_as<Number>(static_cast<typename P::Bits>(
        bits - (static_cast<typename P::Bits>(exponent) << static_cast<unsigned>(P::mantissa))));
    const Number f = m - Number{1};
    const Number s = f / (m + Number{1});
    const Number square = s * s;
    const Number more = Number{2} * s * (square * elementary::polynomial(P::logarithm, square));
    return k * P::ln2_high + (Number{2} * s + (more + k * P::ln2_low));
}

[[nodiscard]] constexpr double squared(double x) {
    return x * x;
}

}  // namespace pairmodel
