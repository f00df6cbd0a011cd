#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace pairmodel {

/// Random numbers that are looked up, not consumed: the number of a draw depends on the seed, the name of the
/// stream and the number of the draw, and on nothing else. So results are the same for any number of threads,
/// any order and any subset of areas, and a new stream shifts no other. Generator: Philox4x32-10 (Salmon et
/// al. 2011, Random123). Key: the seed. Counter: draw ÷ 4 and the FNV-1a hash of the name; draw mod 4 picks
/// one of the four words.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, std::string_view name);

    /// The random words of the draws from `first` on, which is a multiple of 4.
    void words(std::uint64_t first, std::span<std::uint32_t> result) const;
    [[nodiscard]] std::uint32_t word(std::uint64_t draw) const;

    /// Uniform on (0, 1), both ends excluded.
    [[nodiscard]] double uniform(std::uint64_t draw) const { return uniform_of(word(draw)); }
    [[nodiscard]] static double uniform_of(std::uint32_t word) {
        return (static_cast<double>(word) + 0.5) * 0x1p-32;
    }

private:
    std::uint64_t seed_;
    std::uint64_t name_;
};

/// Standard normal deviates of random words, by our own documented transform: the inverse of the normal
/// distribution in single precision (Giles 2012, "Approximating the erfinv function"), so that no deviate
/// depends on a standard library. Symmetric; |z| < 6.4; right to 1e-5 up to |z| = 5.5 and to 0.003 beyond,
/// where one word in 26 million leads.
void normal_deviates(std::span<const std::uint32_t> words, std::span<float> deviates);

}  // namespace pairmodel
