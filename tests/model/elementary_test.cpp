#include "pairmodel/model/elementary.hpp"

#include "support/catch.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

using namespace pairmodel;

namespace {

/// How far a value is from the true one, in units in the last place of the true one.
template <class Number, class Wide>
double off(Number found, Wide truth) {
    int exponent = 0;
    std::frexp(truth, &exponent);
    return static_cast<double>(std::abs(static_cast<Wide>(found) - truth) /
                               std::ldexp(Wide{1}, exponent - std::numeric_limits<Number>::digits));
}

}  // namespace

TEST_CASE("exponential and logarithm are right to the last digits", "[model][elementary]") {
    std::mt19937_64 random(20261126);
    std::uniform_real_distribution<double> far(-700, 700);
    std::uniform_real_distribution<double> near(-2, 2);
    double exponential_off = 0;
    double logarithm_off = 0;
    double single_exponential_off = 0;
    double single_logarithm_off = 0;
    for (int i = 0; i < 200'000; ++i) {
        const double x = i % 2 == 0 ? near(random) : far(random);
        exponential_off =
            std::max(exponential_off, off(exponential(x), std::exp(static_cast<long double>(x))));
        const double y = std::exp(x);
        logarithm_off = std::max(logarithm_off, off(logarithm(y), std::log(static_cast<long double>(y))));
        const auto single = static_cast<float>(i % 2 == 0 ? x : x / 10);
        single_exponential_off =
            std::max(single_exponential_off, off(exponential(single), std::exp(static_cast<double>(single))));
        const auto above = static_cast<float>(std::exp(static_cast<double>(single)));
        single_logarithm_off =
            std::max(single_logarithm_off, off(logarithm(above), std::log(static_cast<double>(above))));
    }
    CHECK(exponential_off < 1.1);
    CHECK(logarithm_off < 2);
    CHECK(single_exponential_off < 1.1);
    CHECK(single_logarithm_off < 2);
}

TEST_CASE("nothing is changed by nothing, and far ends are held", "[model][elementary]") {
    CHECK(exponential(0.0) == 1);
    CHECK(exponential(0.0F) == 1);
    CHECK(logarithm(1.0) == 0);
    CHECK(logarithm(1.0F) == 0);
    CHECK(exponential(1e6) == exponential(709.0));
    CHECK(exponential(-1e6) == exponential(-708.0));
    CHECK(exponential(1e6F) == exponential(88.0F));
    CHECK(exponential(-1e6F) == exponential(-87.0F));
}

TEST_CASE("every build has the same bits of exponential and logarithm", "[model][elementary]") {
    // Known bits of a long chain: one other rounding anywhere, as contraction would make, changes them.
    std::uint64_t bits = 0;
    for (int i = 1; i <= 20'000; ++i) {
        const double x = static_cast<double>(i) / 1000;
        bits = bits * 31 + std::bit_cast<std::uint64_t>(exponential(x - 10));
        bits = bits * 31 + std::bit_cast<std::uint64_t>(logarithm(x));
        bits = bits * 31 + std::bit_cast<std::uint32_t>(exponential(static_cast<float>(x - 10)));
        bits = bits * 31 + std::bit_cast<std::uint32_t>(logarithm(static_cast<float>(x)));
    }
    CHECK(bits == 0x47DE7D80A9DDE450);
}
