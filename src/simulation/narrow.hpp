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

/// The places of the values from `low` up to below `high`.
struct Window {
    float low = 0;
    float high = 0;
    std::size_t below = 0;  ///< how many values are smaller than `low`
    std::size_t kept = 0;
    std::uint32_t* places = nullptr;  ///< room for all values
};

/// Fills three windows, exactly, in one pass with the widest instructions that the processor has.
void narrow(std::span<const float> values, std::array<Window, 3>& windows);

}  // namespace pairmodel
