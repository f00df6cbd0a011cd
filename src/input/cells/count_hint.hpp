#pragma once

#include <string>
#include <string_view>

namespace pairmodel {

/// What to say of a text in a table of numbers of people that is no whole number: that it has a point between
/// thousands, or is one that was withheld ("<5"). Empty for any other text.
[[nodiscard]] std::string count_hint(std::string_view text);

}  // namespace pairmodel
