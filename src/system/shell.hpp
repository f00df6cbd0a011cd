#pragma once

#include <string>
#include <string_view>

namespace pairmodel::system {

/// A word of a command in quotation marks, as the system's shell takes it.
[[nodiscard]] std::string quoted_argument(std::string_view text);

/// The same, without quotation marks where it needs none.
[[nodiscard]] std::string as_argument(std::string_view text);

}  // namespace pairmodel::system
