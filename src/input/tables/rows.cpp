#include "input/tables/rows.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/tables/footnote.hpp"
#include "input/text/file.hpp"
#include "input/text/records_ahead.hpp"
#include "pairmodel/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <sstream>

namespace pairmodel {

namespace {

/// A header further down than this is not looked for.
constexpr std::size_t header_within_lines = 50;

constexpr std::array delimiters{',', ';', '\t', '|'};

bool is_empty(std::string_view cell) {
    return trimmed(cell).empty();
}

/// Up to the last that says anything.
std::size_t filled_cells(const std::vector<std::string_view>& cells) {
    std::size_t end = cells.size();
    while (end > 0 && is_empty(cells[end - 1])) --end;
    return end;
}

/// Whether one of the notes is the heading of a list of symbols and what they mean.
bool is_below_legend(const std::vector<LoneText>& notes) {
    return std::any_of(notes.begin(), notes.end(), [](const LoneText& note) {
        return is_one_of(plain_name(note.text),
                         {"symboldescription", "annotations", "footnotes", "symbols", "legend"});
    });
}

/// The footnote that a row of so many cells reads like; in a list of symbols a symbol and a text are enough.
std::optional<std::string> note_in(const std::vector<std::string_view>& cells, std::size_t end,
                                   bool in_legend = false) {
    constexpr std::size_t longest_symbol = 6;
    const std::string_view last = cells[end - 1];
    const bool alone =
        std::all_of(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(end) - 1, is_empty);
    if (alone) return reads_like_footnote(last) ? std::optional(std::string(last)) : std::nullopt;
    const std::string_view symbol = trimmed(cells[0]);
    if (end != 2 || symbol.size() > longest_symbol) return std::nullopt;
    const bool legend = symbol == "Symbol" && trimmed(last) == "Description";
    constexpr std::ptrdiff_t words = 4;
    const bool sentence = std::count(last.begin(), last.end(), ' ') >= words && reads_like_footnote(last);
    const bool explained =
        in_legend && !symbol.empty() && !parse_number(last) && !parse_count(last) && !is_missing(last);
    if (!legend && !sentence && !explained) return std::nullopt;
    return fmt::format("{}: {}", symbol, trimmed(last));
}

}  // namespace

std::vector<std::string> read_first_lines(TextLines& lines) {
    std::vector<std::string> first;
    std::string_view line;
    std::size_t size = 0;
    while (first.size() < header_within_lines && size < limits::record_bytes && lines.next(line)) {
        first.emplace_back(line);
        size += line.size();
    }
    return first;
}

std::vector<std::vector<HeadRow>> head_rows(const std::string& name,
                                            const std::vector<std::string>& first_lines) {
    std::vector<std::vector<HeadRow>> all;
    for (const char delimiter : delimiters) {
        std::istringstream stream(fmt::format("{}", fmt::join(first_lines, "")));
        TextLines lines(stream, name);
        CsvReader reader(lines, delimiter);
        CsvRecord record;
        std::vector<HeadRow>& rows = all.emplace_back();
        while (reader.next(record)) {
            if (record.issue) continue;
            HeadRow& row = rows.emplace_back(HeadRow{delimiter, record.line, lines.line_number(), {}});
            for (const std::string_view cell : record.fields) row.cells.emplace_back(trimmed(cell));
        }
    }
    return all;
}

void read_below(CsvReader& reader, std::size_t last_line, const std::vector<std::string>& first_lines) {
    reader.unread(last_line + 1,
                  {first_lines.begin() + static_cast<std::ptrdiff_t>(last_line), first_lines.end()});
}

std::string found_instead(const TextLines& lines, const std::vector<std::string>& first_lines) {
    for (const std::string& line : first_lines)
        if (!is_empty(line)) return in_quotes(trimmed(line));
    if (first_lines.empty()) return lines.bytes() == 0 ? "an empty file" : "a byte order mark alone";
    if (first_lines.size() == header_within_lines)
        return fmt::format("nothing in the first {} lines", header_within_lines);
    return first_lines.size() == 1 ? "one empty line" : fmt::format("{} empty lines", first_lines.size());
}

std::optional<Issue> first_broken(const std::string& name, const std::vector<std::string>& first_lines) {
    std::istringstream stream(fmt::format("{}", fmt::join(first_lines, "")));
    TextLines lines(stream, name);
    CsvReader reader(lines, delimiters.front());
    CsvRecord record;
    while (reader.next(record))
        if (record.issue) return record.issue;
    return std::nullopt;
}

void read_small_table(
    const std::string& text, const Issue& wanted, const HeaderTest& is_header,
    const std::function<void(CsvReader& reader, const TextLines& lines, const TableHead& head)>& rows) {
    std::istringstream stream(text);
    TextLines lines(stream, wanted.file);
    const std::vector<std::string> first = read_first_lines(lines);
    for (const std::vector<HeadRow>& all : head_rows(wanted.file, first)) {
        auto header = all.begin();
        const auto below = [&] {
            return std::span(all).subspan(static_cast<std::size_t>(header - all.begin()) + 1);
        };
        while (header != all.end() && !is_header(*header, below())) ++header;
        if (header == all.end()) continue;
        CsvReader reader(lines, header->delimiter);
        read_below(reader, header->last_line, first);
        return rows(reader, lines, {*header, {header + 1, all.end()}});
    }
    std::vector<Issue> issues{wanted};
    issues[0].found = found_instead(lines, first);
    if (auto broken = first_broken(issues[0].file, first)) issues.push_back(std::move(*broken));
    throw HeaderError(std::move(issues));
}

bool is_note(const HeadRow& row) {
    const std::vector<std::string_view> cells(row.cells.begin(), row.cells.end());
    const std::size_t end = filled_cells(cells);
    return end > 0 && note_in(cells, end).has_value();
}

PassedOver read_rows(CsvReader& reader, const std::function<void(const CsvRecord&)>& row,
                     const std::function<void(const LoneText&)>& lone) {
    PassedOver passed;
    RecordsAhead records(reader);
    while (const CsvRecord* const next = records.next()) {
        const CsvRecord& record = *next;
        if (!record.issue) {
            const std::size_t end = filled_cells(record.fields);
            if (end == 0) {
                ++passed.empty_rows;
                continue;
            }
            const auto note =
                lone ? note_in(record.fields, end, is_below_legend(passed.footnotes)) : std::nullopt;
            if (note) {
                passed.footnotes.push_back(
                    {record.line,
                     *note,
                     {record.fields.begin(), record.fields.begin() + static_cast<std::ptrdiff_t>(end)}});
                continue;
            }
        }
        for (const LoneText& text : passed.footnotes) lone(text);
        passed.footnotes.clear();
        row(record);
    }
    return passed;
}

void refuse_too_many(const std::string& file, std::size_t count, const char* what, const Issue& first) {
    if (count > limits::bad_rows)
        throw FileError(fmt::format("{}: more than {} {}, the first because: {}", file, limits::bad_rows,
                                    what, to_text(first)));
}

void refuse_too_many(const std::string& file, const std::vector<Issue>& issues) {
    if (!issues.empty()) refuse_too_many(file, issues.size(), "problems", issues.front());
}

void note_header_line(std::size_t line, std::vector<std::string>& notes) {
    if (line > 1)
        notes.push_back(fmt::format("the header is on line {}; what stands above it is not read", line));
}

void note_encoding(const TextLines& lines, std::vector<std::string>& notes) {
    if (lines.encoding() != Encoding::utf8)
        notes.push_back(fmt::format("read as {}", name_of(lines.encoding())));
    if (lines.mixed_from_line() > 0)
        notes.push_back(
            fmt::format("line {} and others are Windows-1252 in a file that is UTF-8 before: check "
                        "the names for odd characters",
                        lines.mixed_from_line()));
}

}  // namespace pairmodel
