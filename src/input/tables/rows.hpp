#pragma once

#include "input/text/csv.hpp"
#include "input/text/lines.hpp"
#include "pairmodel/input/issue.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
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

/// What stands where a header should: an empty file, empty lines, or the first line that says anything.
[[nodiscard]] std::string found_instead(const TextLines& lines, const std::vector<std::string>& first_lines);
/// The first of these lines that breaks the rules of CSV, which may have been the header.
[[nodiscard]] std::optional<Issue> first_broken(const std::string& name,
                                                const std::vector<std::string>& first_lines);

/// A header, and the rows below it that were read ahead.
struct TableHead {
    HeadRow header;
    std::vector<HeadRow> below;
};

/// Whether a row is the header of a table, and takes its columns; by the rows below where headings leave it
/// open.
using HeaderTest = std::function<bool(const HeadRow& row, std::span<const HeadRow> below)>;

/// Reads a small table, whole in memory: with each delimiter in turn the first rows are shown to `is_header`,
/// until it takes one; `rows` then reads on behind it. Throws InputError with `wanted` where none is a
/// header, and FileError as TextLines does.
void read_small_table(
    const std::string& text, const Issue& wanted, const HeaderTest& is_header,
    const std::function<void(CsvReader& reader, const TextLines& lines, const TableHead& head)>& rows);

/// A text alone in its row that reads like a footnote, or with its symbol before it ("p", "Figures marked
/// …"). It is one if nothing but such rows follows.
struct LoneText {
    std::size_t line = 0;
    std::string text;
    std::vector<std::string> cells;  ///< as they stand, but for empty ones behind
};

/// Whether a row, whose cells are trimmed, reads like such a text.
[[nodiscard]] bool is_note(const HeadRow& row);

/// What the rows of a table were not.
struct PassedOver {
    std::vector<LoneText> footnotes;
    std::size_t empty_rows = 0;
};

/// Gives each row to `row`, and to `lone` what reads like a footnote though rows follow. Without `lone` there
/// are no footnotes.
PassedOver read_rows(CsvReader& reader, const std::function<void(const CsvRecord&)>& row,
                     const std::function<void(const LoneText&)>& lone = nullptr);

/// What to do about too many.
inline constexpr const char* comma_hint = "a comma inside a cell? put the cell in quotation marks";

/// Throws FileError where more rows of a table are bad than are kept. Of tables other than those of areas the
/// problems are counted.
void refuse_too_many(const std::string& file, std::size_t count, const char* what, const Issue& first);
void refuse_too_many(const std::string& file, const std::vector<Issue>& issues);

/// What a reader should know of how a table was read.
void note_header_line(std::size_t line, std::vector<std::string>& notes);
/// In which encoding, if not UTF-8, and where it changes.
void note_encoding(const TextLines& lines, std::vector<std::string>& notes);

}  // namespace pairmodel
