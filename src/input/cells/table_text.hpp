#pragma once

#include "input/text/csv.hpp"
#include "input/text/lines.hpp"
#include "pairmodel/input/issue.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The lines among which the header of a table is looked for.
[[nodiscard]] std::vector<std::string> read_first_lines(TextLines& lines);

/// Whether a record, read with this delimiter, is the header.
using HeaderTest = std::function<bool(const CsvRecord& record, char delimiter)>;

/// Reads a small table whose delimiter and header are to be found: with each delimiter in turn the first
/// records are shown to `is_header`, until it takes one; `rows` then reads on behind it. Where none is a
/// header, the first line that says anything, for the message. Throws FileError as TextLines does.
[[nodiscard]] std::optional<std::string> read_small_table(
    const std::string& text, const std::string& name, const HeaderTest& is_header,
    const std::function<void(CsvReader& reader, const TextLines& lines)>& rows);

/// White space of any kind and length becomes one space, as in a name broken over two lines.
[[nodiscard]] std::string one_line(std::string_view text);

/// Throws FileError where more rows of a table are bad than are kept. Of tables other than those of areas the
/// problems are counted.
void refuse_too_many(const std::string& file, std::size_t count, const char* what, const Issue& first);
void refuse_too_many(const std::string& file, const std::vector<Issue>& issues);

[[nodiscard]] bool all_empty(const std::vector<std::string_view>& cells);

/// `"a", "b" and "c"`; of many, the first few and how many more.
[[nodiscard]] std::string listed(const std::vector<std::string>& texts);

/// What a table has instead of the column that was looked for, as it stands in `found` of an Issue.
[[nodiscard]] std::string columns_found(const std::vector<std::string>& headings);

/// Whether the first cell alone has a text.
[[nodiscard]] bool only_first_filled(const std::vector<std::string_view>& cells);

}  // namespace pairmodel
