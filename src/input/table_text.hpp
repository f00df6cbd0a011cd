#pragma once

#include "pairmodel/input/text_lines.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The lines among which the header of a table is looked for.
[[nodiscard]] std::vector<std::string> read_first_lines(TextLines& lines);

/// White space of any kind and length becomes one space, as in a name broken over two lines.
[[nodiscard]] std::string one_line(std::string_view text);

[[nodiscard]] bool all_empty(const std::vector<std::string_view>& cells);

/// Whether the first cell alone has a text.
[[nodiscard]] bool only_first_filled(const std::vector<std::string_view>& cells);

}  // namespace pairmodel
