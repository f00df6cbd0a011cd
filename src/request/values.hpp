#pragma once

#include "input/cells/number.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/input/thousands.hpp"
#include "pairmodel/model/enum_words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

// Values of options, each read once. Texts are read by our own number reader, so that messages are the same
// for options and cells. Each throws RequestError that names the option.

inline constexpr int first_year = 1900;
inline constexpr int last_year = 2200;

[[nodiscard]] double number_option(const std::string& option, const std::string& text, double at_least);
[[nodiscard]] std::int64_t count_option(const std::string& option, const std::string& text,
                                        std::int64_t most = largest_count);
[[nodiscard]] double ratio_option(const std::string& option, const std::string& text);
[[nodiscard]] double share_option(const std::string& option, const std::string& text);
/// The text, if it is one line of UTF-8.
[[nodiscard]] std::string text_option(const std::string& option, const std::string& text);
[[nodiscard]] int year_option(const std::string& option, const std::string& text);
/// A year or another period that is no part of one, as tables write it: 2023, 2022/23. Empty for an empty
/// text.
[[nodiscard]] std::string births_period_option(const std::string& text);
/// The same of the built-in table, whose births are of calendar years. Unset where nothing was given.
[[nodiscard]] std::optional<int> births_year_option(const std::string& text);
[[nodiscard]] Thousands thousands_option(const std::string& text);
[[nodiscard]] std::optional<Tier> tier_option(const std::string& text);
/// The index of `text` in `words`.
[[nodiscard]] std::size_t word_option(const std::string& option, const std::string& text,
                                      const std::vector<std::string>& words);
/// The value of an enumeration that the text is a word for.
template <typename Enum>
[[nodiscard]] Enum enum_option(const std::string& option, const std::string& text) {
    const auto& words = enum_words<Enum>;
    return static_cast<Enum>(word_option(option, text, {words.begin(), words.end()}));
}

/// NAME=VALUE. Nothing where a part is missing.
struct NamedText {
    std::string name;
    std::string value;
};
[[nodiscard]] std::optional<NamedText> named_text(const std::string& text);

}  // namespace pairmodel
