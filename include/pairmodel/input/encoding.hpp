#pragma once

#include "pairmodel/model/enum_words.hpp"

#include <string_view>

namespace pairmodel {

/// How the bytes of a file were read.
enum class Encoding { utf8, utf16, windows1252 };

template <>
inline constexpr auto enum_words<Encoding> = word_list("UTF-8", "UTF-16", "Windows-1252");

[[nodiscard]] constexpr std::string_view name_of(Encoding encoding) {
    return code_of(encoding);
}

}  // namespace pairmodel
