#include "pairmodel/simulation/random_stream.hpp"

#include "pairmodel/model/elementary.hpp"

#include <Eigen/Core>

// Random123 refuses processors that it does not know. What is used of it is plain C++.
#ifdef __EMSCRIPTEN__
#define __riscv
#define R123_USE_ASM_GNU 0
#define R123_USE_MULHILO64_ASM 0
#define R123_USE_SSE 0
#endif
#include <Random123/philox.h>
#ifdef __EMSCRIPTEN__
#undef __riscv
#endif

#include <algorithm>
#include <array>
#include <cmath>

namespace pairmodel {

namespace {

constexpr std::size_t words_per_block = 4;

/// FNV-1a, 64 bits.
std::uint64_t hash_of(std::string_view name) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001B3;
    }
    return hash;
}

std::uint32_t low_half(std::uint64_t value) {
    return static_cast<std::uint32_t>(value);
}

std::uint32_t high_half(std::uint64_t value) {
    return static_cast<std::uint32_t>(value >> 32U);
}

r123::Philox4x32::ctr_type block(std::uint64_t seed, std::uint64_t name, std::uint64_t index) {
    return r123::Philox4x32()({{low_half(index), high_half(index), low_half(name), high_half(name)}},
                              {{low_half(seed), high_half(seed)}});
}

/// Deviates that are worked out at once, without memory from the heap.
constexpr int batch = 256;
using Batch = Eigen::Array<float, Eigen::Dynamic, 1, Eigen::ColMajor, batch, 1>;

template <std::size_t size>
Batch polynomial(const std::array<float, size>& coefficients, const Batch& x) {
    Batch sum = Batch::Constant(x.size(), coefficients[0]);
    for (std::size_t i = 1; i < size; ++i) sum = sum * x + coefficients[i];
    return sum;
}

/// Giles (2012), table 5, single precision: erfinv(x) ÷ x as a polynomial of w − 2.5, w = −ln(1 − x²) < 5.
constexpr std::array centre{2.81022636e-08F,  3.43273939e-07F, -3.5233877e-06F,
                            -4.39150654e-06F, 0.00021858087F,  -0.00125372503F,
                            -0.00417768164F,  0.246640727F,    1.50140941F};
/// The same for w >= 5, of √w − 3.
constexpr std::array tail{-0.000200214257F, 0.000100950558F, 0.00134934322F, -0.00367342844F, 0.00573950773F,
                          -0.0076224613F,   0.00943887047F,  1.00167406F,    2.83297682F};

float tail_value(float w) {
    const float x = std::sqrt(w) - 3.0F;
    float sum = tail[0];
    for (std::size_t i = 1; i < tail.size(); ++i) sum = sum * x + tail[i];
    return sum;
}

void deviates_of_batch(std::span<const std::uint32_t> words, float* deviates) {
    // The first bit is the sign; the others are p, the probability beyond |z|, from 0 to 1/2, in full
    // precision where it is small. With x = 1 − 2p, 1 − x² is 4p(1 − p).
    const auto size = static_cast<Eigen::Index>(words.size());
    Batch p(size);
    for (Eigen::Index i = 0; i < size; ++i)
        p[i] =
            (static_cast<float>(static_cast<std::int32_t>(words[static_cast<std::size_t>(i)] & 0x7FFFFFFFU)) +
             0.5F) *
            0x1p-32F;
    Batch w = 4.0F * p * (1.0F - p);
    for (Eigen::Index i = 0; i < size; ++i) w[i] = -logarithm(w[i]);
    Batch ratio = polynomial(centre, w - 2.5F);
    for (Eigen::Index i = 0; i < size; ++i)
        if (w[i] >= 5.0F) ratio[i] = tail_value(w[i]);
    const Batch z = ratio * (1.0F - 2.0F * p) * 1.41421356F;
    for (Eigen::Index i = 0; i < size; ++i)
        deviates[i] = (words[static_cast<std::size_t>(i)] >> 31U) != 0 ? -z[i] : z[i];
}

}  // namespace

RandomStream::RandomStream(std::uint64_t seed, std::string_view name) : seed_(seed), name_(hash_of(name)) {}

void RandomStream::words(std::uint64_t first, std::span<std::uint32_t> result) const {
    for (std::size_t i = 0; i < result.size(); i += words_per_block) {
        const auto random = block(seed_, name_, (first + i) / words_per_block);
        std::copy_n(random.begin(), std::min(words_per_block, result.size() - i),
                    result.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

std::uint32_t RandomStream::word(std::uint64_t draw) const {
    return block(seed_, name_, draw / words_per_block)[draw % words_per_block];
}

void normal_deviates(std::span<const std::uint32_t> words, std::span<float> deviates) {
    constexpr std::size_t at_once = batch;
    for (std::size_t i = 0; i < words.size(); i += at_once)
        deviates_of_batch(words.subspan(i, std::min(at_once, words.size() - i)), deviates.data() + i);
}

}  // namespace pairmodel
