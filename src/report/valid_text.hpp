#pragma once

#include <string>
#include <string_view>

namespace pairmodel {

/// The text as XML may hold it: bytes that are no UTF-8, as a file name may have, and control characters
/// other than tab and line breaks become U+FFFD.
[[nodiscard]] std::string valid_text(std::string_view text);

/// The same on one line: each line break becomes a space.
[[nodiscard]] std::string valid_line(std::string_view text);

}  // namespace pairmodel
