#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace pairmodel {

/// The words for the values of an enum, in their order: specialised beside each enum that has words. They are
/// what options, files and outputs call the values.
template <class Enum>
inline constexpr std::array<std::string_view, 0> enum_words{};

template <class... Words>
[[nodiscard]] constexpr std::array<std::string_view, sizeof...(Words)> word_list(Words... words) {
    return {words...};
}

template <class Enum>
concept HasWords = !enum_words<Enum>.empty();

/// Throws std::out_of_range for what is no value of the enum.
template <HasWords Enum>
[[nodiscard]] constexpr std::string_view code_of(Enum value) {
    return enum_words<Enum>.at(static_cast<std::size_t>(value));
}

/// The value with this word, if there is one.
template <HasWords Enum>
[[nodiscard]] constexpr std::optional<Enum> value_of_code(std::string_view word) {
    const auto& words = enum_words<Enum>;
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<Enum>(found - words.begin());
}

}  // namespace pairmodel
