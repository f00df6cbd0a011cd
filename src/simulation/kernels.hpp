#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pairmodel {

/// What a first look at values tells.
struct Moments {
    float mean = 0;
    float deviation = 0;
    float smallest = 0;
    float largest = 0;
};

/// Approximate: sums are in single precision, in an order that depends on the processor.
[[nodiscard]] Moments moments_of(std::span<const float> values);

/// How many of the values are smaller than each bound.
[[nodiscard]] std::array<std::size_t, 3> count_below(std::span<const float> values,
                                                     const std::array<float, 3>& bounds);

/// Three windows, each from its `low` up to below its `high`.
struct Windows {
    std::array<float, 3> low{};
    std::array<float, 3> high{};
    std::array<std::size_t, 3> below{};  ///< how many values are smaller than `low`
    std::span<std::uint32_t> places;     ///< of the values inside any of them; room for all values
    std::size_t kept = 0;                ///< how many places
};

/// Fills in what lies in the windows, exactly.
void narrow(std::span<const float> values, Windows& windows);

inline constexpr std::size_t few = 64;

/// The place of the value of this rank, from 0, among at most `few`; equal values are in the order of their
/// places.
[[nodiscard]] std::size_t at_rank(std::span<const float> values, std::size_t rank);

struct Lognormal {
    float median = 1;
    float log_deviation = 0;  ///< standard deviation of the logarithm
};

/// Which random words: those of RandomStream, from a draw on that is a multiple of 4.
struct RandomWords {
    std::uint64_t seed = 0;
    std::uint64_t name = 0;  ///< of the stream, as a number
    std::uint64_t first = 0;
};

/// Fills in the first of the words, in fours, several fours side by side; how many. The rest, or where the
/// processor has no lanes all, is the caller's.
[[nodiscard]] std::size_t random_words(RandomWords of, std::span<std::uint32_t> words);

/// The values at standard normal deviates.
void lognormal(std::span<const float> deviates, Lognormal of, std::span<float> values);

}  // namespace pairmodel
