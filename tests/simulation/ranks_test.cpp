#include "simulation/ranks.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <vector>

using namespace pairmodel;

namespace {

/// From 0 to 1. Not std::uniform_real_distribution, whose output differs between standard libraries.
double share(std::mt19937_64& random) {
    return static_cast<double>(random() >> 11U) * 0x1.0p-53;
}

constexpr int shapes = 12;

std::vector<float> values_of(std::mt19937_64& random, int shape, std::size_t count) {
    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double u = share(random);
        const double place = static_cast<double>(i) / static_cast<double>(count);
        const std::array<double, shapes> all{
            u,                                                  // flat
            std::floor(u * 5),                                  // many ties
            0.4,                                                // all equal
            u < 0.5 ? 1.0 : 2.0,                                // two values
            i == 0 ? 1.0 : 2.0,                                 // one that differs
            std::pow(1 - u, -1.5),                              // a heavy tail, without a variance
            std::exp(3 * (share(random) + share(random) + u)),  // skewed
            place,                                              // in order
            1 - place,                                          // in reverse
            u < 0.03 ? 1e9 : 1e-3 * u,                          // two worlds
            1e6 + std::floor(u * 3) / 16,                       // the last bits of single precision
            i == 0 ? 3e14 : 1000 + u,                           // a first value that hides the others
        };
        values[i] = static_cast<float>(all[static_cast<std::size_t>(shape)]);
    }
    return values;
}

std::vector<std::uint32_t> sorted(const std::vector<float>& values) {
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
    return order;
}

/// Whether the finder says the same as sorting.
bool agrees(QuantileFinder& finder, const std::array<QuantileRanks, 3>& ranks,
            const std::vector<float>& values) {
    const auto found = finder.find(values);
    const std::vector<std::uint32_t> order = sorted(values);
    for (std::size_t q = 0; q < found.size(); ++q)
        if (found[q].draw != order[ranks[q].rank] || found[q].below != order[ranks[q].below] ||
            found[q].above != order[ranks[q].above])
            return false;
    return true;
}

}  // namespace

TEST_CASE("quantiles are found as if by sorting", "[simulation][ranks]") {
    std::mt19937_64 random(11);
    for (const std::size_t count : {2U, 3U, 4U, 5U, 7U, 16U, 63U, 64U, 100U, 257U, 1000U, 5000U})
        for (const double level : {0.95, 0.5, 0.01, 0.999})
            for (const bool with_errors : {false, true}) {
                const auto ranks = quantile_ranks(count, level, with_errors);
                // One finder for all shapes in turn: what it remembers must never matter.
                QuantileFinder remembering(ranks);
                const int repeats = count > 500 ? 1 : 4;
                for (int i = 0; i < repeats * shapes; ++i) {
                    const int shape = i < shapes ? i : static_cast<int>(random() % shapes);
                    const std::vector<float> values = values_of(random, shape, count);
                    CAPTURE(count, level, with_errors, shape, i);
                    QuantileFinder fresh(ranks);
                    REQUIRE(agrees(fresh, ranks, values));
                    REQUIRE(agrees(remembering, ranks, values));
                }
            }
}

TEST_CASE("quantiles of the same shape again and again", "[simulation][ranks]") {
    std::mt19937_64 random(12);
    for (int shape = 0; shape < shapes; ++shape) {
        const auto ranks = quantile_ranks(400, 0.95, shape % 2 == 0);
        QuantileFinder finder(ranks);
        for (int i = 0; i < 60; ++i) {
            CAPTURE(shape, i);
            REQUIRE(agrees(finder, ranks, values_of(random, shape, 400)));
        }
    }
}

TEST_CASE("ranks of the quantiles", "[simulation][ranks]") {
    const auto thousand = quantile_ranks(1000, 0.95, true);
    CHECK(thousand[0].rank == 25);  // 999 · 0.025 = 24.975
    CHECK(thousand[1].rank == 500);
    CHECK(thousand[2].rank == 974);
    CHECK(thousand[0].below == 20);  // √(1000 · 0.025 · 0.975) = 4.9
    CHECK(thousand[0].above == 30);
    CHECK(thousand[1].below == 484);  // √(1000 · 0.25) = 15.8
    CHECK(thousand[1].above == 516);
    const auto plain = quantile_ranks(1000, 0.95, false);
    CHECK(plain[0].below == 25);
    CHECK(plain[0].above == 25);
}

TEST_CASE("ranks of the two ends are the same distance from them", "[simulation][ranks]") {
    for (const double level : {0.01, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999})
        for (const std::size_t draws : {2U, 3U, 10U, 100U, 101U, 999U, 1000U, 1024U, 123'456U, 10'000'000U})
            for (const bool with_errors : {false, true}) {
                CAPTURE(level, draws, with_errors);
                const auto ranks = quantile_ranks(draws, level, with_errors);
                CHECK(ranks[0].rank == draws - 1 - ranks[2].rank);
                CHECK(ranks[0].below == draws - 1 - ranks[2].above);
                CHECK(ranks[0].above == draws - 1 - ranks[2].below);
                for (const QuantileRanks& r : ranks) {
                    CHECK(r.below <= r.rank);
                    CHECK(r.rank <= r.above);
                    CHECK(r.above < draws);
                }
            }
}
