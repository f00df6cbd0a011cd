#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pairmodel {

/// The text as XML may hold it: bytes that are no UTF-8, as a file name may have, and control characters
/// other than tab and line breaks become U+FFFD.
[[nodiscard]] std::string valid_text(std::string_view text);

/// The same on one line: each line break becomes a space.
[[nodiscard]] std::string valid_line(std::string_view text);

/// How many code points the text has, which for the names and figures here are columns of a terminal.
[[nodiscard]] std::size_t characters_of(std::string_view text);

}  // namespace pairmodel
