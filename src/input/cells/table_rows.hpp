#pragma once

#include "input/text/csv.hpp"
#include "input/text/lines.hpp"
#include "pairmodel/input/issue.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

// What the readers of tables have in common: the header is looked for among the first lines, with each
// delimiter in turn; below it come rows as wide as it is, and perhaps footnotes.

/// The lines among which the header of a table is looked for.
[[nodiscard]] std::vector<std::string> read_first_lines(TextLines& lines);

/// A row of the first lines, with trimmed cells.
struct HeadRow {
    char delimiter = ',';
    std::size_t line = 0;
    std::size_t last_line = 0;  ///< of the row, which may hold line breaks
    std::vector<std::string> cells;
};

/// The rows that the first lines may be, with each delimiter in turn. Those that cannot be read are left out.
[[nodiscard]] std::vector<std::vector<HeadRow>> head_rows(const std::string& name,
                                                          const std::vector<std::string>& first_lines);

/// Lets the reader go on behind the header, which ends on this line of the first lines.
void read_below(CsvReader& reader, std::size_t last_line, const std::vector<std::string>& first_lines);

/// Whether a record, read with this delimiter, is the header.
using HeaderTest = std::function<bool(const CsvRecord& record, char delimiter)>;

/// Reads a small table, whole in memory: with each delimiter in turn the first records are shown to
/// `is_header`, until it takes one; `rows` then reads on behind it. Where none is a header, the first line
/// that says anything, for the message. Throws FileError as TextLines does.
[[nodiscard]] std::optional<std::string> read_small_table(
    const std::string& text, const std::string& name, const HeaderTest& is_header,
    const std::function<void(CsvReader& reader, const TextLines& lines)>& rows);

/// A text alone in its row that reads like a footnote. It is one if nothing but such rows follows.
struct LoneText {
    std::size_t line = 0;
    std::string text;
};

/// What the rows of a table were not.
struct PassedOver {
    std::vector<LoneText> footnotes;
    std::size_t empty_rows = 0;
};

/// Gives each row to `row`, and to `lone` what reads like a footnote though rows follow. Without `lone` there
/// are no footnotes.
PassedOver read_rows(CsvReader& reader, const std::function<void(const CsvRecord&)>& row,
                     const std::function<void(const LoneText&)>& lone = nullptr);

/// Whether a row has the cells of the header, but for so many at its end; more of them must be empty.
[[nodiscard]] bool fills_width(const std::vector<std::string_view>& cells, std::size_t width,
                               std::size_t may_lack = 0);
/// A row has too many cells or too few.
[[nodiscard]] Issue width_issue(const std::string& file, const CsvRecord& record, std::size_t width);
/// What to do about too many.
inline constexpr const char* comma_hint = "a comma inside a cell? put the cell in quotation marks";

/// Throws FileError where more rows of a table are bad than are kept. Of tables other than those of areas the
/// problems are counted.
void refuse_too_many(const std::string& file, std::size_t count, const char* what, const Issue& first);
void refuse_too_many(const std::string& file, const std::vector<Issue>& issues);

/// What a reader should know of how a table was read.
void note_header_line(std::size_t line, std::vector<std::string>& notes);
void note_encoding(const TextLines& lines, std::vector<std::string>& notes);

}  // namespace pairmodel
