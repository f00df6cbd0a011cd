// Compiled once for each kind of processor; the program takes the best at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/narrow.cpp"  // NOLINT(cppcoreguidelines-macro-usage): Highway's way
#include <hwy/foreach_target.h>                     // IWYU pragma: keep
// It must come after foreach_target.h.
#include "simulation/narrow.hpp"

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>

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

void narrow_to(std::span<const float> values, std::array<Window, 3>& windows) {
    const hn::ScalableTag<float> d;
    const hn::RebindToUnsigned<decltype(d)> du;
    const std::size_t lanes = hn::Lanes(d);
    const auto step = hn::Set(du, static_cast<std::uint32_t>(lanes));
    auto place = hn::Iota(du, 0);
    for (Window& w : windows) w.below = w.kept = 0;
    std::size_t i = 0;
    for (; i + lanes <= values.size(); i += lanes) {
        const auto v = hn::LoadU(d, values.data() + i);
        for (Window& w : windows) {
            const auto below = hn::Lt(v, hn::Set(d, w.low));
            w.below += hn::CountTrue(d, below);
            const auto inside = hn::AndNot(below, hn::Lt(v, hn::Set(d, w.high)));
            if (!hn::AllFalse(d, inside))
                w.kept += hn::CompressStore(place, hn::RebindMask(du, inside), du, w.places + w.kept);
        }
        place = hn::Add(place, step);
    }
    for (; i < values.size(); ++i)
        for (Window& w : windows) {
            if (values[i] < w.low)
                ++w.below;
            else if (values[i] < w.high)
                w.places[w.kept++] = static_cast<std::uint32_t>(i);
        }
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
