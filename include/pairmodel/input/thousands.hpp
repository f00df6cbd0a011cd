#pragma once

#include "pairmodel/model/enum_words.hpp"

namespace pairmodel {

/// What stands between the thousands of the numbers of a table. `1.834` is 1834 with points, and 1.834 with
/// commas; where nobody says, a count that may be either is refused.
enum class Thousands { not_said, comma, point };

template <>
inline constexpr auto enum_words<Thousands> = word_list("", "comma", "point");

}  // namespace pairmodel
