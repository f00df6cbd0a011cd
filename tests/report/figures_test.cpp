// How numbers look: rounding, grouping, ranges, per cent.

#include "words/figures.hpp"

#include "report/table/shown.hpp"
#include "support/catch.hpp"
#include "words/decimal.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

using namespace pairmodel;

TEST_CASE("rounding is to the nearest multiple, halves up", "[report][figures]") {
    CHECK(rounded(0, 1) == 0);
    CHECK(rounded(0.49, 1) == 0);
    CHECK(rounded(0.5, 1) == 1);
    CHECK(rounded(1.5, 1) == 2);
    CHECK(rounded(2.5, 1) == 3);
    CHECK(rounded(2.49, 5) == 0);
    CHECK(rounded(2.5, 5) == 5);
    CHECK(rounded(7.5, 5) == 10);
    CHECK(rounded(12.49, 5) == 10);
    CHECK(rounded(4.99, 10) == 0);
    CHECK(rounded(5, 10) == 10);
    CHECK(rounded(15, 10) == 20);
    CHECK(rounded(24.9, 10) == 20);
}

TEST_CASE("a half that doubles have missed by a hair is still a half", "[report][figures]") {
    CHECK(rounded(0.15 * 190, 1) == 29);     // 28.499999999999996
    CHECK(rounded(1000 * 0.0845, 1) == 85);  // 84.5
    CHECK(rounded(0.285 * 100, 1) == 29);    // 28.499999999999996
    CHECK(rounded(0.575 * 100, 1) == 58);    // 57.49999999999999
    CHECK(rounded(28.4999, 1) == 28);
    CHECK(rounded(84.499999, 1) == 84);
}

TEST_CASE("large numbers are rounded as exactly as small ones", "[report][figures]") {
    for (const double n : {1e6, 5e6, 1e7, 1e8, 567708000.0, 1e9, 2e9}) {
        CAPTURE(n);
        CHECK(rounded(n, 1) == n);
        CHECK(rounded(n + 0.25, 1) == n);
        CHECK(rounded(n + 0.49, 1) == n);
        CHECK(rounded(n + 0.5, 1) == n + 1);
        CHECK(rounded(n + 2, 5) == n);
    }
}

TEST_CASE("rounding agrees with whole-number arithmetic", "[report][figures]") {
    std::mt19937_64 random(1);
    std::uniform_int_distribution<std::int64_t> hundredths(0, 100'000'000);
    for (const int multiple : {1, 5, 10})
        for (int i = 0; i < 20000; ++i) {
            const std::int64_t n = hundredths(random);
            const std::int64_t expected = (n + 50 * multiple) / (100 * multiple) * multiple;
            const double value = static_cast<double>(n) / 100;
            CAPTURE(n, multiple);
            REQUIRE(rounded(value, multiple) == static_cast<double>(expected));
            REQUIRE(std::abs(rounded(value, multiple) - value) <= multiple / 2.0);
            REQUIRE(rounded(rounded(value, multiple), multiple) == rounded(value, multiple));
        }
}

TEST_CASE("thousands are grouped with commas", "[report][figures]") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1000) == "1,000");
    CHECK(grouped(12345) == "12,345");
    CHECK(grouped(999999) == "999,999");
    CHECK(grouped(1000000) == "1,000,000");
    CHECK(grouped(-1234) == "−1,234");
}

TEST_CASE("a decimal has 15 digits, and no noise behind them", "[report][figures]") {
    CHECK(shortest(0) == "0");
    CHECK(shortest(-0.0) == "0");
    CHECK(shortest(0.1) == "0.1");
    CHECK(shortest(-0.1) == "-0.1");
    CHECK(shortest(0.1 + 0.2) == "0.3");
    CHECK(shortest(415.00000000000006) == "415");
    CHECK(shortest(550) == "550");
    CHECK(shortest(1.2130156568835493) == "1.21301565688355");
    CHECK(shortest(9.9999999999999999) == "10");
    CHECK(shortest(99999999.9999999996) == "100000000");
    CHECK(shortest(0.00000123456789012345678) == "0.00000123456789012346");
    CHECK(shortest(2.5e-9) == "2.5e-09");
    CHECK(shortest(999999999999999.0) == "999999999999999");
    CHECK(shortest(1e15) == "1e+15");
    CHECK_FALSE(std::signbit(in_15_digits(-0.0)));
    CHECK(in_15_digits(-1.2345678901234567e-9) == -1.23456789012346e-9);
}

TEST_CASE("a decimal is the double to 15 digits, whatever its size", "[report][figures]") {
    std::mt19937_64 random(2);
    std::uniform_real_distribution<double> logarithms(-12, 18);
    for (int i = 0; i < 20000; ++i) {
        const double number = std::pow(10, logarithms(random));
        const double back = std::stod(shortest(number));
        CAPTURE(number, back);
        REQUIRE(std::abs(back - number) <= 1e-14 * number);
        REQUIRE(shortest(back) == shortest(number));
        REQUIRE(in_15_digits(number) == back);
    }
}

TEST_CASE("per cent is whole, and never a false zero", "[report][figures]") {
    CHECK(percent(0) == "0%");
    CHECK(percent(0.06) == "6%");
    CHECK(percent(0.065) == "7%");
    CHECK(percent(0.005) == "1%");
    CHECK(percent(0.004) == "[low]%");
    CHECK(percent(1) == "100%");
}

TEST_CASE("text has no number of its own: a number there stands as it is", "[report][figures]") {
    CHECK(shown(1834.5, ColumnKind::text, 10) == "1834.5");
    CHECK(shown(1834, ColumnKind::list, 10) == "1834");
    CHECK(shown(2024, ColumnKind::year, 10) == "2024");
    CHECK(shown(-0.00001, ColumnKind::decimal, 0) == "0");
    CHECK(shown(-0.001, ColumnKind::ratio, 0) == "0.00");
    CHECK(shown(-0.25, ColumnKind::decimal, 0) == "-0.25");
}

TEST_CASE("plural", "[report][figures]") {
    CHECK(plural(1, "baby", "babies") == "baby");
    CHECK(plural(0, "baby", "babies") == "babies");
    CHECK(plural(2, "baby", "babies") == "babies");
}

TEST_CASE("a number as its column shows it", "[report][figures]") {
    CHECK(shown(1834, ColumnKind::count, 0) == "1,834");
    CHECK(shown(1834, ColumnKind::count, 10) == "1,834");
    CHECK(shown(1834.5, ColumnKind::babies, 0) == "1,835");
    CHECK(shown(1834.4, ColumnKind::babies, 5) == "1,835");
    CHECK(shown(1834.4, ColumnKind::babies, 10) == "1,830");
    CHECK(shown(0, ColumnKind::babies, 5) == "0");
    CHECK(shown(0.4, ColumnKind::babies, 0) == "[low]");
    CHECK(shown(2.4, ColumnKind::babies, 5) == "[low]");
    CHECK(shown(2.5, ColumnKind::babies, 5) == "5");
    CHECK(shown(0.065, ColumnKind::share, 0) == "7%");
    CHECK(shown(1.2130156568835493, ColumnKind::ratio, 0) == "1.21");
    CHECK(shown(1, ColumnKind::ratio, 0) == "1.00");
    CHECK(shown(0.18195, ColumnKind::decimal, 0) == "0.182");
    CHECK(shown(2.0 / 3, ColumnKind::decimal, 0) == "0.6667");
    CHECK(shown(28.13, ColumnKind::decimal, 0) == "28.13");
    CHECK(shown(1, ColumnKind::decimal, 0) == "1");
    CHECK(shown(-0.0, ColumnKind::decimal, 0) == "0");
    CHECK(shown(-0.00001, ColumnKind::ratio, 0) == "0.00");
}

TEST_CASE("ranges say a unit once, and no range of one figure", "[report][figures]") {
    CHECK(shown_range(445, 885, ColumnKind::babies, 0) == "445 to 885");
    CHECK(shown_range(111.2, 111.4, ColumnKind::babies, 0) == "111");
    CHECK(shown_range(889.9, 1001.1, ColumnKind::babies, 0) == "890 to 1,001");
    CHECK(shown_range(889.9, 1001.1, ColumnKind::babies, 10) == "890 to 1,000");
    CHECK(shown_range(0, 0, ColumnKind::babies, 0) == "0");
    CHECK(shown_range(0.1, 0.4, ColumnKind::babies, 0) == "[low]");
    CHECK(shown_range(0.4, 3, ColumnKind::babies, 0) == "[low] to 3");
    CHECK(shown_range(0, 22.2, ColumnKind::babies, 0) == "0 to 22");
    CHECK(shown_range(0.454, 0.514, ColumnKind::share, 0) == "45 to 51%");
    CHECK(shown_range(0.0601, 0.0604, ColumnKind::share, 0) == "6%");
    CHECK(shown_range(0.001, 0.02, ColumnKind::share, 0) == "[low] to 2%");
    CHECK(shown_range(0.95, 1.2, ColumnKind::ratio, 0) == "0.95 to 1.20");
}

TEST_CASE("shorthand of the Government Analysis Function", "[report][figures]") {
    CHECK(shorthand(Absent::confidential) == "[c]");
    CHECK(shorthand(Absent::not_available) == "[x]");
    CHECK(shorthand(Absent::not_applicable) == "[z]");
    CHECK(shorthand(Absent::empty).empty());
}
