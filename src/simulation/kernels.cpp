// Compiled once for each kind of processor; the program takes the best at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simulation/kernels.cpp"  // NOLINT(cppcoreguidelines-macro-usage): Highway's way
#include <hwy/foreach_target.h>                      // IWYU pragma: keep
// It must come after foreach_target.h.
#include "pairmodel/model/elementary.hpp"
#include "pairmodel/simulation/random_stream.hpp"
#include "simulation/kernels.hpp"

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <limits>
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

/// Counts in lanes of whole numbers: a comparison that holds is −1.
class Counts {
public:
    using Lanes = hn::ScalableTag<float>;

    Counts() : sum_(hn::Zero(d_)) {}  // not by default: that would be of no kind of processor

    void add(hn::Mask<Lanes> mask) { sum_ = hn::Sub(sum_, hn::VecFromMask(d_, hn::RebindMask(d_, mask))); }
    [[nodiscard]] std::size_t sum() const {
        return static_cast<std::size_t>(hn::GetLane(hn::SumOfLanes(d_, sum_)));
    }

    /// Of the lanes that have counted this many.
    [[nodiscard]] std::uint64_t bits_at(std::size_t count) const {
        return bits_of(d_, hn::Eq(sum_, hn::Set(d_, static_cast<std::int32_t>(count))));
    }

private:
    hn::RebindToSigned<Lanes> d_;
    hn::Vec<hn::RebindToSigned<Lanes>> sum_;
};

constexpr std::size_t together = 64;  // values, whose bits fill a word

/// Calls with 64 values at a time and the place of the first; the last are filled up with what is above all.
template <class Work>
void by_words(std::span<const float> values, const Work& work) {
    std::size_t at = 0;
    for (; at + together <= values.size(); at += together) work(values.data() + at, at);
    if (at == values.size()) return;
    std::array<float, together> last{};
    last.fill(std::numeric_limits<float>::infinity());
    std::copy(values.begin() + static_cast<std::ptrdiff_t>(at), values.end(), last.begin());
    work(last.data(), at);
}

std::array<std::size_t, 3> count_below(std::span<const float> values, const std::array<float, 3>& bounds) {
    const hn::ScalableTag<float> d;
    const auto first = hn::Set(d, bounds[0]);
    const auto second = hn::Set(d, bounds[1]);
    const auto third = hn::Set(d, bounds[2]);
    Counts below_first;
    Counts below_second;
    Counts below_third;
    by_words(values, [&](const float* word, std::size_t /*at*/) {
        for (std::size_t i = 0; i < together; i += hn::Lanes(d)) {
            const auto v = hn::LoadU(d, word + i);
            below_first.add(hn::Lt(v, first));
            below_second.add(hn::Lt(v, second));
            below_third.add(hn::Lt(v, third));
        }
    });
    return {below_first.sum(), below_second.sum(), below_third.sum()};
}

/// One of the windows, in lanes.
struct WindowLanes {
    hn::Vec<hn::ScalableTag<float>> low;
    hn::Vec<hn::ScalableTag<float>> high;
    Counts below;

    WindowLanes(float from, float to)
        : low(hn::Set(hn::ScalableTag<float>(), from)), high(hn::Set(hn::ScalableTag<float>(), to)) {}

    hn::Mask<hn::ScalableTag<float>> look_at(hn::Vec<hn::ScalableTag<float>> v) {
        const auto under = hn::Lt(v, low);
        below.add(under);
        return hn::AndNot(under, hn::Lt(v, high));
    }
};

/// Few values lie inside, so that walking over their bits is cheaper than packing every vector, and many
/// times so where the processor has no instruction for that.
void narrow(std::span<const float> values, Windows& windows) {
    const hn::ScalableTag<float> d;
    WindowLanes lower(windows.low[0], windows.high[0]);
    WindowLanes middle(windows.low[1], windows.high[1]);
    WindowLanes upper(windows.low[2], windows.high[2]);
    std::uint32_t* const places = windows.places.data();
    std::size_t kept = 0;
    by_words(values, [&](const float* word, std::size_t at) {
        std::uint64_t inside = 0;
        for (std::size_t i = 0; i < together; i += hn::Lanes(d)) {
            const auto v = hn::LoadU(d, word + i);
            const auto in = hn::Or(hn::Or(lower.look_at(v), middle.look_at(v)), upper.look_at(v));
            inside |= bits_of(d, in) << i;
        }
        for (; inside != 0; inside &= inside - 1)
            places[kept++] = static_cast<std::uint32_t>(at + hwy::Num0BitsBelowLS1Bit_Nonzero64(inside));
    });
    windows.below = {lower.below.sum(), middle.below.sum(), upper.below.sum()};
    windows.kept = kept;
}

/// All are compared with all: quicker for few than any order that asks one after the other.
std::size_t at_rank(std::span<const float> values, std::size_t rank) {
    const hn::ScalableTag<float> d;
    std::array<float, few> padded{};
    padded.fill(std::numeric_limits<float>::infinity());
    std::copy(values.begin(), values.end(), padded.begin());
    for (std::size_t at = 0; at < values.size(); at += hn::Lanes(d)) {
        const auto v = hn::LoadU(d, padded.data() + at);
        const auto place = hn::Iota(d, static_cast<float>(at));
        Counts before;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto other = hn::Set(d, padded[i]);
            const auto earlier = hn::Lt(hn::Set(d, static_cast<float>(i)), place);
            before.add(hn::Or(hn::Lt(other, v), hn::And(hn::Eq(other, v), earlier)));
        }
        if (const std::uint64_t bits = before.bits_at(rank); bits != 0)
            return at + hwy::Num0BitsBelowLS1Bit_Nonzero64(bits);
    }
    return values.size();
}

/// Philox4x32-10 (Salmon et al. 2011), each counter in a lane of 64 bits, whose lower half the next
/// multiplication takes: what is left in the upper half does not matter.
std::size_t random_words(RandomWords of, std::span<std::uint32_t> words) {
#if HWY_TARGET == HWY_SCALAR
    static_cast<void>(of);
    static_cast<void>(words);
    return 0;
#else
    constexpr int rounds = 10;
    const hn::ScalableTag<std::uint64_t> d;
    const hn::Repartition<std::uint32_t, decltype(d)> halves;
    const auto first_factor = hn::Set(halves, 0xD2511F53U);
    const auto third_factor = hn::Set(halves, 0xCD9E8D57U);
    const auto first_step = hn::Set(d, 0x9E3779B9U);
    const auto second_step = hn::Set(d, 0xBB67AE85U);
    const auto lower = hn::Set(d, 0xFFFFFFFFU);
    const std::size_t at_once = 4 * hn::Lanes(d);
    std::size_t at = 0;
    for (; at + at_once <= words.size(); at += at_once) {
        auto first = hn::Iota(d, (of.first + at) / 4);
        auto second = hn::ShiftRight<32>(first);
        auto third = hn::Set(d, of.name);
        auto fourth = hn::ShiftRight<32>(third);
        auto first_key = hn::Set(d, of.seed);
        auto second_key = hn::ShiftRight<32>(first_key);
        for (int round = 0; round < rounds; ++round) {
            const auto of_first = hn::MulEven(hn::BitCast(halves, first), first_factor);
            const auto of_third = hn::MulEven(hn::BitCast(halves, third), third_factor);
            first = hn::Xor(hn::ShiftRight<32>(of_third), hn::Xor(second, first_key));
            second = of_third;
            third = hn::Xor(hn::ShiftRight<32>(of_first), hn::Xor(fourth, second_key));
            fourth = of_first;
            first_key = hn::Add(first_key, first_step);
            second_key = hn::Add(second_key, second_step);
        }
        hn::StoreInterleaved2(hn::Or(hn::And(first, lower), hn::ShiftLeft<32>(second)),
                              hn::Or(hn::And(third, lower), hn::ShiftLeft<32>(fourth)), d,
                              reinterpret_cast<std::uint64_t*>(words.data() + at));  // NOLINT: Highway's way
    }
    return at;
#endif
}

// The loops below are plain C++, which the compiler spreads over the lanes of each kind of processor.

/// Giles (2012), table 5, single precision: erfinv(x) ÷ x as a polynomial of w − 2.5, w = −ln(1 − x²) < 5.
constexpr std::array centre{2.81022636e-08F,  3.43273939e-07F, -3.5233877e-06F,
                            -4.39150654e-06F, 0.00021858087F,  -0.00125372503F,
                            -0.00417768164F,  0.246640727F,    1.50140941F};
/// The same for w >= 5, of √w − 3.
constexpr std::array tail{-0.000200214257F, 0.000100950558F, 0.00134934322F, -0.00367342844F, 0.00573950773F,
                          -0.0076224613F,   0.00943887047F,  1.00167406F,    2.83297682F};

void normal_deviates(std::span<const std::uint32_t> words, std::span<float> deviates) {
    // The first bit is the sign; the others are p, the probability beyond |z|, from 0 to 1/2, in full
    // precision where it is small. With x = 1 − 2p, 1 − x² is 4p(1 − p).
    constexpr std::size_t at_once = 256;
    std::array<float, at_once> w{};
    for (std::size_t first = 0; first < words.size(); first += at_once) {
        const std::size_t size = std::min(at_once, words.size() - first);
        const std::uint32_t* const word = words.data() + first;
        float* const deviate = deviates.data() + first;
        const auto z = [&](std::size_t i, float ratio, float p) {
            const float beyond = ratio * (1.0F - 2.0F * p) * 1.41421356F;
            return (word[i] >> 31U) != 0 ? -beyond : beyond;
        };
        const auto p = [&](std::size_t i) {
            return (static_cast<float>(static_cast<std::int32_t>(word[i] & 0x7FFFFFFFU)) + 0.5F) * 0x1p-32F;
        };
        for (std::size_t i = 0; i < size; ++i) {
            w[i] = -logarithm(4.0F * p(i) * (1.0F - p(i)));
            deviate[i] = z(i, elementary::polynomial(centre, w[i] - 2.5F), p(i));
        }
        for (std::size_t i = 0; i < size; ++i)
            if (w[i] >= 5.0F) deviate[i] = z(i, elementary::polynomial(tail, std::sqrt(w[i]) - 3.0F), p(i));
    }
}

void lognormal(std::span<const float> deviates, Lognormal of, std::span<float> values) {
    for (std::size_t i = 0; i < deviates.size(); ++i)
        values[i] = exponential(deviates[i] * of.log_deviation) * of.median;
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
    std::array<std::size_t, 3> (*count_below)(std::span<const float>,
                                              const std::array<float, 3>&) = HWY_STATIC_DISPATCH(count_below);
    void (*narrow)(std::span<const float>, Windows&) = HWY_STATIC_DISPATCH(narrow);
    std::size_t (*at_rank)(std::span<const float>, std::size_t) = HWY_STATIC_DISPATCH(at_rank);
    std::size_t (*random_words)(RandomWords, std::span<std::uint32_t>) = HWY_STATIC_DISPATCH(random_words);
    void (*normal_deviates)(std::span<const std::uint32_t>,
                            std::span<float>) = HWY_STATIC_DISPATCH(normal_deviates);
    void (*lognormal)(std::span<const float>, Lognormal, std::span<float>) = HWY_STATIC_DISPATCH(lognormal);
};

const Kernels& kernels() {
    static const Kernels chosen = [] {
#if (HWY_TARGETS & HWY_AVX3) && (HWY_TARGETS & HWY_AVX2)
        const auto all = [](auto... supported) { return ((supported != 0) && ...); };
        if (all(__builtin_cpu_supports("avx512f"), __builtin_cpu_supports("avx512vl"),
                __builtin_cpu_supports("avx512bw"), __builtin_cpu_supports("avx512dq"),
                __builtin_cpu_supports("avx512cd"), __builtin_cpu_supports("bmi2")))
            return Kernels{N_AVX3::moments,      N_AVX3::count_below,     N_AVX3::narrow,   N_AVX3::at_rank,
                           N_AVX3::random_words, N_AVX3::normal_deviates, N_AVX3::lognormal};
        if (all(__builtin_cpu_supports("avx2"), __builtin_cpu_supports("fma"),
                __builtin_cpu_supports("bmi2")))
            return Kernels{N_AVX2::moments,      N_AVX2::count_below,     N_AVX2::narrow,   N_AVX2::at_rank,
                           N_AVX2::random_words, N_AVX2::normal_deviates, N_AVX2::lognormal};
#endif
        return Kernels{};
    }();
    return chosen;
}

}  // namespace

Moments moments_of(std::span<const float> values) {
    return kernels().moments(values);
}

std::array<std::size_t, 3> count_below(std::span<const float> values, const std::array<float, 3>& bounds) {
    return kernels().count_below(values, bounds);
}

void narrow(std::span<const float> values, Windows& windows) {
    kernels().narrow(values, windows);
}

std::size_t at_rank(std::span<const float> values, std::size_t rank) {
    return kernels().at_rank(values, rank);
}

std::size_t random_words(RandomWords of, std::span<std::uint32_t> words) {
    return kernels().random_words(of, words);
}

void normal_deviates(std::span<const std::uint32_t> words, std::span<float> deviates) {
    kernels().normal_deviates(words, deviates);
}

void lognormal(std::span<const float> deviates, Lognormal of, std::span<float> values) {
    kernels().lognormal(deviates, of, values);
}

}  // namespace pairmodel

#endif
