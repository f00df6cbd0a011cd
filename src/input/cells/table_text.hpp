#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// White space of any kind and length becomes one space, as in a name broken over two lines.
[[nodiscard]] std::string one_line(std::string_view text);

/// Whether a row is called as no area or service is, but a sum of others: "North total", "Subtotal South",
/// "All".
[[nodiscard]] bool names_a_sum(std::string_view name);

/// Control characters that text of several lines has.
inline constexpr std::string_view line_breaks = "\n\r\t";
/// Whether the text holds one of control_length() that is none of those allowed.
[[nodiscard]] bool has_control_character(std::string_view text, std::string_view allowed = {});
inline constexpr std::string_view plain_text_expected = "text without control characters";

/// So many are listed.
inline constexpr std::size_t most_listed = 8;

/// `"a", "b" and "c"`; of many, the first few and how many more.
[[nodiscard]] std::string listed(const std::vector<std::string>& texts);

/// Which areas a table has beside those that were asked for, as when these are a part of all.
[[nodiscard]] std::string note_elsewhere(const std::set<std::string>& areas);

/// What a table has instead of the column that was looked for, as it stands in `found` of an Issue.
[[nodiscard]] std::string columns_found(const std::vector<std::string>& headings);

}  // namespace pairmodel
