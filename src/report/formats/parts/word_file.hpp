#pragma once

#include <string>
#include <string_view>

namespace pairmodel {

/// The Word file of a converter on A4: margins of 2 cm, tables as wide as the text with rows that are never
/// cut and headers on every page, pictures no larger than the text. Its bytes depend on nothing else. Throws
/// FileError where it is no Word file.
[[nodiscard]] std::string on_a4(std::string_view word_file);

}  // namespace pairmodel
