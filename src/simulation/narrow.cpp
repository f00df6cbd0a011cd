// Compiled once for each kind of processor; the program takes the best at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/narrow.cpp"  // NOLINT(cppcoreguidelines-macro-usage): Highway's way
#include <hwy/foreach_target.h>                     // IWYU pragma: keep
// It must come after foreach_target.h.
#include "simulation/narrow.hpp"

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <type_traits>

HWY_BEFORE_NAMESPACE();
namespace pairmodel::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

Moments moments(std::span<const float> values) {
    const hn::ScalableTag<float> d;
    const std::size_t lanes = hn::Lanes(d);
    auto sum = hn::Zero(d);
    auto squares = hn::Zero(d);
    auto smallest = hn::Set(d, values[0]);
    auto largest = smallest;
    // From the first value, so that squares of small deviations are not lost.
    const auto origin = smallest;
    std::size_t i = 0;
    for (; i + lanes <= values.size(); i += lanes) {
        const auto v = hn::LoadU(d, values.data() + i);
        const auto from_origin = hn::Sub(v, origin);
        sum = hn::Add(sum, from_origin);
        squares = hn::MulAdd(from_origin, from_origin, squares);
        smallest = hn::Min(smallest, v);
        largest = hn::Max(largest, v);
    }
    float total = hn::GetLane(hn::SumOfLanes(d, sum));
    float total_squares = hn::GetLane(hn::SumOfLanes(d, squares));
    Moments result{0, 0, hn::GetLane(hn::MinOfLanes(d, smallest)), hn::GetLane(hn::MaxOfLanes(d, largest))};
    for (; i < values.size(); ++i) {
        const float from_origin = values[i] - values[0];
        total += from_origin;
        total_squares += from_origin * from_origin;
        result.smallest = std::min(result.smallest, values[i]);
        result.largest = std::max(result.largest, values[i]);
    }
    const auto count = static_cast<float>(values.size());
    const float mean = total / count;
    result.mean = values[0] + mean;
    result.deviation = std::sqrt(std::max(total_squares / count - mean * mean, 0.0F));
    return result;
}

/// A bit for each lane, the first lowest.
template <class D>
std::uint64_t bits_of(D d, hn::Mask<D> mask) {
    static_assert(hn::MaxLanes(d) <= 16);
    std::conditional_t<(hn::MaxLanes(d) > 8), std::uint16_t, std::uint8_t> bits = 0;
    hn::StoreMaskBits(d, mask, reinterpret_cast<std::uint8_t*>(&bits));  // NOLINT: Highway's way
    return bits;
}

/// Few values lie inside, so that walking over their bits is cheaper than packing every vector, and many
/// times so where the processor has no instruction for that.
void narrow_one(std::span<const float> values, Window& window) {
    const hn::ScalableTag<float> d;
    const std::size_t lanes = hn::Lanes(d);
    constexpr std::size_t together = 4;  // vectors
    const auto low = hn::Set(d, window.low);
    const auto high = hn::Set(d, window.high);
    std::uint32_t* const places = window.places;
    std::size_t below = 0;
    std::size_t kept = 0;
    std::size_t i = 0;
    for (; i + together * lanes <= values.size(); i += together * lanes) {
        std::uint64_t under_low = 0;
        std::uint64_t under_high = 0;
        for (std::size_t part = 0; part < together; ++part) {
            const auto v = hn::LoadU(d, values.data() + i + part * lanes);
            under_low |= bits_of(d, hn::Lt(v, low)) << (part * lanes);
            under_high |= bits_of(d, hn::Lt(v, high)) << (part * lanes);
        }
        below += hwy::PopCount(under_low);
        for (std::uint64_t inside = under_high & ~under_low; inside != 0; inside &= inside - 1)
            places[kept++] = static_cast<std::uint32_t>(i + hwy::Num0BitsBelowLS1Bit_Nonzero64(inside));
    }
    for (; i < values.size(); ++i) {
        if (values[i] < window.low)
            ++below;
        else if (values[i] < window.high)
            places[kept++] = static_cast<std::uint32_t>(i);
    }
    window.below = below;
    window.kept = kept;
}

void narrow_to(std::span<const float> values, std::array<Window, 3>& windows) {
    for (Window& window : windows) narrow_one(values, window);
}

}  // namespace pairmodel::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace pairmodel {

// Highway's own choice at run time lives in a library that measures the clock whenever a program starts,
// which takes as long as an estimate. So the choice is made here, among the kinds that most machines are of.

namespace {

struct Kernels {
    Moments (*moments)(std::span<const float>) = HWY_STATIC_DISPATCH(moments);
    void (*narrow)(std::span<const float>, std::array<Window, 3>&) = HWY_STATIC_DISPATCH(narrow_to);
};

const Kernels& kernels() {
    static const Kernels chosen = [] {
#if (HWY_TARGETS & HWY_AVX3) && (HWY_TARGETS & HWY_AVX2)
        const auto all = [](auto... supported) { return ((supported != 0) && ...); };
        if (all(__builtin_cpu_supports("avx512f"), __builtin_cpu_supports("avx512vl"),
                __builtin_cpu_supports("avx512bw"), __builtin_cpu_supports("avx512dq"),
                __builtin_cpu_supports("avx512cd"), __builtin_cpu_supports("bmi2")))
            return Kernels{N_AVX3::moments, N_AVX3::narrow_to};
        if (all(__builtin_cpu_supports("avx2"), __builtin_cpu_supports("fma"),
                __builtin_cpu_supports("bmi2")))
            return Kernels{N_AVX2::moments, N_AVX2::narrow_to};
#endif
        return Kernels{};
    }();
    return chosen;
}

}  // namespace

Moments moments_of(std::span<const float> values) {
    return kernels().moments(values);
}

void narrow(std::span<const float> values, std::array<Window, 3>& windows) {
    kernels().narrow(values, windows);
}

}  // namespace pairmodel

#endif
