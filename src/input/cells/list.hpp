#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The items between separators, trimmed; empty ones are none.
[[nodiscard]] std::vector<std::string> list_of(std::string_view text, char separator);

}  // namespace pairmodel
