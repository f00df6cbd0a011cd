#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pairmodel {

/// Text that neither a spreadsheet nor a CSV file made from it takes for a formula, nor a workbook for a
/// character's code ("_x0041_").
[[nodiscard]] std::string harmless(std::string_view text);

/// In UTF-16, by which a workbook counts: characters beyond the first 65,536 are two.
[[nodiscard]] std::size_t units_of(std::string_view text);

/// The longest piece between separators, in characters.
[[nodiscard]] std::size_t longest_part_of(std::string_view text, char separator);
[[nodiscard]] std::size_t longest_line_of(std::string_view text);

/// How many lines a text has where so many letters stand beside one another: broken at spaces, and in a word
/// only where it is longer than a line.
[[nodiscard]] std::size_t lines_within(std::string_view text, double letters);

/// How many letters a number takes, with separators and what a look may add.
[[nodiscard]] std::size_t letters_of(double number);

}  // namespace pairmodel
