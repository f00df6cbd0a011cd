#include "pairmodel/simulation/random_stream.hpp"

#include "simulation/kernels.hpp"

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

}  // namespace

RandomStream::RandomStream(std::uint64_t seed, std::string_view name) : seed_(seed), name_(hash_of(name)) {}

void RandomStream::words(std::uint64_t first, std::span<std::uint32_t> result) const {
    for (std::size_t i = random_words({seed_, name_, first}, result); i < result.size();
         i += words_per_block) {
        const auto random = block(seed_, name_, (first + i) / words_per_block);
        std::copy_n(random.begin(), std::min(words_per_block, result.size() - i),
                    result.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

std::uint32_t RandomStream::word(std::uint64_t draw) const {
    return block(seed_, name_, draw / words_per_block)[draw % words_per_block];
}

}  // namespace pairmodel
