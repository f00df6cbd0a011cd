#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Lower case for ASCII, whatever the locale.
[[nodiscard]] std::string lower_case(std::string_view text);

/// A name without case, spaces, punctuation and accents of spelling: "Live births" → "livebirths".
/// Bytes outside ASCII are kept.
[[nodiscard]] std::string plain_name(std::string_view text);

/// Whether what stands before the "=" of COLUMN=VALUE makes it a comparison, as "region!" and "births>" do.
[[nodiscard]] bool is_comparison(std::string_view column);
/// Which of the names is meant: the one that is spelt exactly so, else the first that comes to the same plain
/// name. None where `name` is a comparison, whose plain name has no signs.
[[nodiscard]] std::optional<std::size_t> find_called(std::string_view name,
                                                     std::span<const std::string> names);

[[nodiscard]] bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);

/// The candidates that a misspelt word may stand for, nearest first, at most three. Empty when none is near.
[[nodiscard]] std::vector<std::string> suggestions(std::string_view word,
                                                   std::span<const std::string> candidates);

/// `did you mean "a", "b" or "c"?`; empty for no suggestions.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace pairmodel
