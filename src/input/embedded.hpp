#pragma once

#include <string_view>

namespace pairmodel {

/// The text of a file of data/ that is compiled in, by its path below data/.
[[nodiscard]] std::string_view embedded(std::string_view path);

}  // namespace pairmodel
