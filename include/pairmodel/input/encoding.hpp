#pragma once

#include <string_view>

namespace pairmodel {

/// How the bytes of a file were read.
enum class Encoding { utf8, utf16, windows1252 };

[[nodiscard]] std::string_view name_of(Encoding encoding);

}  // namespace pairmodel
