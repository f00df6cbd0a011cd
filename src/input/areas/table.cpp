#include "input/areas/column_hints.hpp"
#include "input/areas/columns.hpp"
#include "input/areas/rows.hpp"
#include "input/cells/footnote.hpp"
#include "input/cells/table_text.hpp"
#include "input/text/csv.hpp"
#include "input/text/csv_ahead.hpp"
#include "input/text/file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

struct Footnote {
    std::size_t line;
    std::string text;
};

void note_encoding(const TextLines& lines, AreaTable& table) {
    table.encoding = lines.encoding();
    if (table.encoding != Encoding::utf8)
        table.notes.push_back(fmt::format("read as {}", name_of(table.encoding)));
    if (lines.mixed_from_line() > 0)
        table.notes.push_back(
            fmt::format("line {} and others are Windows-1252 in a file that is UTF-8 before: check "
                        "the names for odd characters",
                        lines.mixed_from_line()));
}

void note_footnotes(const std::vector<Footnote>& footnotes, AreaTable& table) {
    if (footnotes.empty()) return;
    const std::size_t first = footnotes.front().line;
    const std::size_t last = footnotes.back().line;
    table.notes.push_back(first == last ? fmt::format("line {} is taken for a footnote: {}", first,
                                                      in_quotes(footnotes[0].text))
                                        : fmt::format("lines {} to {} are taken for footnotes: {} …", first,
                                                      last, in_quotes(footnotes[0].text)));
}

/// Reads the rows below the header; a trailing block of lone texts is footnotes.
void read_rows(CsvReader& reader, AreaRows& rows, AreaTable& table) {
    CsvAhead records(reader);
    CsvRecord record;
    std::vector<Footnote> footnotes;
    std::size_t empty_rows = 0;
    while (records.next(record)) {
        if (!record.issue && all_empty(record.fields)) {
            ++empty_rows;
            continue;
        }
        if (!record.issue && only_first_filled(record.fields) && reads_like_footnote(record.fields[0])) {
            footnotes.push_back({record.line, std::string(record.fields[0])});
            continue;
        }
        for (const Footnote& row : footnotes) {
            CsvRecord lone;
            lone.line = row.line;
            lone.fields.assign(1, row.text);
            rows.read(lone);
        }
        footnotes.clear();
        rows.read(record);
    }
    note_footnotes(footnotes, table);
    if (empty_rows > 0)
        table.notes.push_back(
            fmt::format("{} empty row{} passed over", empty_rows, empty_rows == 1 ? "" : "s"));
}

std::vector<Issue> all_issues(const AreaTable& table) {
    std::vector<Issue> issues;
    for (const RejectedRow& row : table.rejected)
        issues.insert(issues.end(), row.issues.begin(), row.issues.end());
    return issues;
}

}  // namespace

AreaTable read_area_table(std::istream& stream, const std::string& name, const AreaTableOptions& options) {
    AreaTable table;
    table.name = name;
    TextLines lines(stream, name);
    std::vector<std::string> first = read_first_lines(lines);
    FoundHeader header = find_header(name, first, options);
    table.delimiter = header.delimiter;
    table.header_line = header.line;
    table.columns = header.columns.uses;
    for (const ColumnPlace& place : header.columns.groups) table.group_columns.push_back(place.heading);
    if (header.line > 1)
        table.notes.push_back(
            fmt::format("the header is on line {}; what stands above it is not "
                        "read",
                        header.line));

    for (std::string& note : unread_adversity_notes(header.columns, options))
        table.notes.push_back(std::move(note));

    CsvReader reader(lines, header.delimiter);
    first.erase(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(header.last_line));
    reader.unread(header.last_line + 1, {first.begin(), first.end()});
    AreaRows rows(header.columns, table);
    read_rows(reader, rows, table);
    rows.add_notes();
    note_encoding(lines, table);
    table.sha256 = lines.sha256();

    if (!table.rejected.empty() && !options.skip_bad_rows) throw InputError(all_issues(table));
    if (table.areas.empty() && table.rejected.empty())
        throw InputError({{name, header.line, "", "at least one area below the header", "none", ""}});
    return table;
}

AreaTable read_area_table(const std::string& path, const AreaTableOptions& options) {
    InputFile file(path, limits::table_bytes);
    return read_area_table(file.stream(), file.name(), options);
}

}  // namespace pairmodel
