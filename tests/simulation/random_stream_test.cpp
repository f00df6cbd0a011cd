// Random words against the published vectors of Philox4x32-10, and deviates against the normal distribution.

#include "pairmodel/simulation/random_stream.hpp"

#include "support/catch.hpp"

#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

using namespace pairmodel;

namespace {

using Block = std::array<std::uint32_t, 4>;

std::uint32_t low_half(std::uint64_t value) {
    return static_cast<std::uint32_t>(value & 0xFFFFFFFFU);
}

std::uint32_t high_half(std::uint64_t value) {
    return static_cast<std::uint32_t>(value >> 32U);
}

/// Philox4x32-10 written from Salmon et al. (2011), section 3.3, not from Random123.
Block philox(Block counter, std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t first = std::uint64_t{0xD2511F53} * counter[0];
        const std::uint64_t second = std::uint64_t{0xCD9E8D57} * counter[2];
        counter = {high_half(second) ^ counter[1] ^ key[0], low_half(second),
                   high_half(first) ^ counter[3] ^ key[1], low_half(first)};
        key[0] += 0x9E3779B9;
        key[1] += 0xBB67AE85;
    }
    return counter;
}

/// FNV-1a from its definition: exclusive or with the byte, then times the prime 2^40 + 2^8 + 0xb3.
std::uint64_t fnv(const std::string& name) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return hash;
}

Block words_of(const RandomStream& stream, std::uint64_t first) {
    Block words{};
    stream.words(first, words);
    return words;
}

std::vector<std::uint32_t> many_words(std::size_t count) {
    std::vector<std::uint32_t> words(count);
    RandomStream(20, "deviates").words(0, words);
    return words;
}

float deviate(std::uint32_t word) {
    const std::array<std::uint32_t, 1> words{word};
    std::array<float, 1> result{};
    normal_deviates(words, result);
    return result[0];
}

/// The normal quantile that the word stands for: its first bit is the sign, the others the probability
/// beyond.
double exact_deviate(std::uint32_t word) {
    const double beyond = (static_cast<double>(word & 0x7FFFFFFFU) + 0.5) * 0x1p-32;
    const double z = std::sqrt(2.0) * boost::math::erfc_inv(2 * beyond);
    return (word >> 31U) != 0 ? -z : z;
}

}  // namespace

TEST_CASE("the generator of the test is Philox4x32-10", "[simulation][random]") {
    // Random123, examples/kat_vectors.
    CHECK(philox({0, 0, 0, 0}, {0, 0}) == Block{0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8});
    const std::uint32_t ones = 0xFFFFFFFF;
    CHECK(philox({ones, ones, ones, ones}, {ones, ones}) ==
          Block{0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD});
    CHECK(philox({0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344}, {0xA4093822, 0x299F31D0}) ==
          Block{0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1});
    // The published hashes of FNV-1a.
    CHECK(fnv("") == 0xCBF29CE484222325U);
    CHECK(fnv("a") == 0xAF63DC4C8601EC8CU);
    CHECK(fnv("foobar") == 0x85944171F73967E8U);
}

TEST_CASE("a stream is the generator with the seed as key and draw and name as counter",
          "[simulation][random]") {
    for (const std::uint64_t seed : {0ULL, 1ULL, 20250717ULL, 0x123456789ABCDEF0ULL, ~0ULL})
        for (const std::string name : {"", "elasticity", "adversity:E08000037", "births:Ynys Môn"})
            for (const std::uint64_t draw : {0ULL, 4ULL, 4000ULL, (1ULL << 34U) - 12, 1ULL << 40U}) {
                CAPTURE(seed, name, draw);
                // So many that processors with lanes fill them all, and some are left.
                std::vector<std::uint32_t> words(76);
                RandomStream(seed, name).words(draw, words);
                for (std::size_t i = 0; i < words.size(); i += 4) {
                    const std::uint64_t index = (draw + i) / 4;
                    const Block block =
                        philox({low_half(index), high_half(index), low_half(fnv(name)), high_half(fnv(name))},
                               {low_half(seed), high_half(seed)});
                    CHECK(std::equal(block.begin(), block.end(), words.data() + i));
                }
            }
    // The name whose hash is 0 leads to the first published vector itself.
    const std::string nothing = "\xd5\x6b\xb9\x53\x42\x87\x08\x36";
    REQUIRE(fnv(nothing) == 0);
    CHECK(words_of(RandomStream(0, nothing), 0) == Block{0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8});
}

TEST_CASE("a draw is the same alone, among others and in any order", "[simulation][random]") {
    const RandomStream stream(7, "adversity:E08000037");
    for (const std::size_t count : {1U, 2U, 3U, 4U, 5U, 7U, 8U, 1001U}) {
        CAPTURE(count);
        std::vector<std::uint32_t> forward(count);
        stream.words(0, forward);
        std::vector<std::uint32_t> backward(count);
        for (std::size_t i = count; i-- > 0;) backward[i] = stream.word(i);
        CHECK(forward == backward);
    }
    std::vector<std::uint32_t> later(10);
    stream.words(1000, later);
    for (std::size_t i = 0; i < later.size(); ++i) CHECK(later[i] == stream.word(1000 + i));
}

TEST_CASE("other seeds, names and draws give other words", "[simulation][random]") {
    std::set<std::uint32_t> seen;
    std::size_t looked_at = 0;
    for (const std::uint64_t seed : {1ULL, 2ULL, 1ULL << 32U})
        for (const std::string name :
             {"incidence", "unreached_share", "adversity:E08000037", "adversity:E08000038"})
            for (std::uint64_t draw = 0; draw < 20; ++draw, ++looked_at)
                seen.insert(RandomStream(seed, name).word(draw));
    CHECK(seen.size() == looked_at);
}

TEST_CASE("uniform numbers lie between 0 and 1, both excluded", "[simulation][random]") {
    CHECK(RandomStream::uniform_of(0) == 0x1p-33);
    CHECK(RandomStream::uniform_of(0xFFFFFFFF) == 1 - 0x1p-33);
    CHECK(RandomStream::uniform_of(0x80000000) == 0.5 + 0x1p-33);
    const RandomStream stream(3, "uniform");
    CHECK(stream.uniform(5) == RandomStream::uniform_of(stream.word(5)));
}

TEST_CASE("normal deviates are the quantiles of the normal distribution", "[simulation][random]") {
    double largest = 0;
    double largest_far_out = 0;
    std::vector<std::uint32_t> words{0, 1, 2, 3, 10, 100, 0x7FFFFFFF, 0x7FFFFFFE, 0x7FFFFF00, 0x40000000};
    for (std::uint32_t i = 0; i < 20'000; ++i) words.push_back(i * 107'373U);
    // Most of the mass is far from the tails, so that they are looked at more closely.
    for (std::uint32_t i = 1; i < 31; ++i)
        for (std::uint32_t k = 0; k < 50; ++k) words.push_back((1U << i) + ((1U << i) / 50U) * k);
    for (const std::uint32_t word : words) {
        const double exact = exact_deviate(word);
        double& worst = std::abs(exact) < 5.5 ? largest : largest_far_out;
        worst = std::max(worst, std::abs(static_cast<double>(deviate(word)) - exact));
    }
    CHECK(largest < 1e-5);
    CHECK(largest_far_out < 0.003);
    CHECK(std::abs(deviate(0)) < 6.4F);
    CHECK(std::abs(deviate(0)) > 6.3F);
}

TEST_CASE("normal deviates are symmetric", "[simulation][random]") {
    std::size_t lopsided = 0;
    for (const std::uint32_t word : many_words(5000)) {
        const std::uint32_t positive = word & 0x7FFFFFFFU;
        if (deviate(positive) != -deviate(positive | 0x80000000U) || deviate(positive) < 0) ++lopsided;
    }
    CHECK(lopsided == 0);
    CHECK(deviate(0) == -deviate(0x80000000));
}

TEST_CASE("a deviate does not depend on its neighbours", "[simulation][random]") {
    const std::vector<std::uint32_t> words = many_words(1003);
    std::vector<float> together(words.size());
    normal_deviates(words, together);
    std::size_t different = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (together[i] != deviate(words[i])) ++different;
    CHECK(different == 0);
}

TEST_CASE("a million deviates have the moments of the normal distribution", "[simulation][random]") {
    constexpr std::size_t count = 1'000'000;
    const std::vector<std::uint32_t> words = many_words(count);
    std::vector<float> deviates(count);
    normal_deviates(words, deviates);
    std::array<double, 4> moments{};
    for (const float z : deviates) {
        double power = 1;
        for (double& moment : moments) moment += (power *= static_cast<double>(z));
    }
    for (double& moment : moments) moment /= static_cast<double>(count);
    // Five standard errors: of z 1, of z² √2, of z³ √15, of z⁴ √96, each ÷ √count.
    const double error = 5 / std::sqrt(static_cast<double>(count));
    CHECK(std::abs(moments[0]) < error);
    CHECK(std::abs(moments[1] - 1) < error * std::sqrt(2.0));
    CHECK(std::abs(moments[2]) < error * std::sqrt(15.0));
    CHECK(std::abs(moments[3] - 3) < error * std::sqrt(96.0));
}
