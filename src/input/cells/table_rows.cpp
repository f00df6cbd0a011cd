#include "input/cells/table_rows.hpp"

#include "input/cells/footnote.hpp"
#include "input/cells/number.hpp"
#include "input/text/file.hpp"
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

constexpr std::array delimiters{',', ';', '\t'};

bool is_empty(std::string_view cell) {
    return trimmed(cell).empty();
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

std::optional<std::string> read_small_table(
    const std::string& text, const std::string& name, const HeaderTest& is_header,
    const std::function<void(CsvReader& reader, const TextLines& lines)>& rows) {
    std::string first;
    for (const char delimiter : delimiters) {
        std::istringstream stream(text);
        TextLines lines(stream, name);
        CsvReader reader(lines, delimiter);
        CsvRecord record;
        for (std::size_t i = 0; i < header_within_lines && reader.next(record); ++i) {
            if (record.issue) continue;
            if (is_header(record, delimiter)) {
                rows(reader, lines);
                return std::nullopt;
            }
            // Hardly any table has tabs, so that this is a line as it stands.
            if (delimiter == '\t' && first.empty()) first = record.fields.front();
        }
    }
    return first;
}

PassedOver read_rows(CsvReader& reader, const std::function<void(const CsvRecord&)>& row,
                     const std::function<void(const LoneText&)>& lone) {
    PassedOver passed;
    CsvRecord record;
    while (reader.next(record)) {
        if (!record.issue) {
            const auto& cells = record.fields;
            const bool rest_empty = std::all_of(cells.begin() + 1, cells.end(), is_empty);
            if (rest_empty && is_empty(cells[0])) {
                ++passed.empty_rows;
                continue;
            }
            if (lone && rest_empty && reads_like_footnote(cells[0])) {
                passed.footnotes.push_back({record.line, std::string(cells[0])});
                continue;
            }
        }
        for (const LoneText& text : passed.footnotes) lone(text);
        passed.footnotes.clear();
        row(record);
    }
    return passed;
}

bool fills_width(const std::vector<std::string_view>& cells, std::size_t width, std::size_t may_lack) {
    if (cells.size() <= width) return cells.size() + may_lack >= width;
    return std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(width), cells.end(), is_empty);
}

Issue width_issue(const std::string& file, const CsvRecord& record, std::size_t width) {
    return {file,
            record.line,
            "",
            fmt::format("{} cells, as in the header", width),
            fmt::format("{}", record.fields.size()),
            ""};
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
}

}  // namespace pairmodel
