#include "input/areas/column_hints.hpp"
#include "input/areas/columns.hpp"
#include "input/areas/not_built_in.hpp"
#include "input/areas/rows.hpp"
#include "input/cells/table_rows.hpp"
#include "input/text/csv.hpp"
#include "input/text/file.hpp"
#include "input/workbook/table_file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pairmodel {

namespace {

void note_footnotes(const std::vector<LoneText>& footnotes, AreaTable& table) {
    if (footnotes.empty()) return;
    const std::size_t first = footnotes.front().line;
    const std::size_t last = footnotes.back().line;
    table.notes.push_back(first == last ? fmt::format("line {} is taken for a footnote: {}", first,
                                                      in_quotes(footnotes[0].text))
                                        : fmt::format("lines {} to {} are taken for footnotes: {} …", first,
                                                      last, in_quotes(footnotes[0].text)));
}

void read_all_rows(CsvReader& reader, AreaRows& rows, AreaTable& table) {
    const PassedOver passed = read_rows(
        reader, [&](const CsvRecord& record) { rows.read(record); },
        [&](const LoneText& text) {
            rows.read({text.line, {text.text}, {}});
        });
    note_footnotes(passed.footnotes, table);
    if (passed.empty_rows > 0)
        table.notes.push_back(
            fmt::format("{} empty row{} passed over", passed.empty_rows, passed.empty_rows == 1 ? "" : "s"));
}

std::vector<Issue> all_issues(const AreaTable& table) {
    std::vector<Issue> issues;
    for (const RejectedRow& row : table.rejected)
        issues.insert(issues.end(), row.issues.begin(), row.issues.end());
    return issues;
}

/// Of small areas nothing is built in, and whoever has their births may think so.
void note_small_areas(AreaTable& table) {
    std::map<std::string, std::size_t> kinds;
    for (const AreaView& area : table.areas)
        if (!area.adversity && area.indicators.empty())
            if (std::string kind = small_areas_of(area.code.empty() ? area.name : area.code); !kind.empty())
                ++kinds[kind];
    for (const auto& [kind, count] : kinds)
        table.notes.push_back(fmt::format(
            "{} are not built in ({} of {} areas): nothing is known here of their adversity; give it in a "
            "column (adversity_ratio, or an indicator such as imd), or take the local authorities in which "
            "they lie",
            kind, count, table.areas.size()));
}

}  // namespace

AreaTable read_area_table(std::istream& stream, const std::string& name, const AreaTableOptions& options) {
    AreaTable table;
    table.name = name;
    TextLines lines(stream, name);
    const std::vector<std::string> first = read_first_lines(lines);
    FoundHeader header = find_header(lines, first, options);
    table.delimiter = header.delimiter;
    table.header_line = header.line;
    table.columns = header.columns.uses;
    for (const ColumnPlace& place : header.columns.groups) table.group_columns.push_back(place.heading);
    note_header_line(header.line, table.notes);
    header.width.add_note(table.notes);
    for (std::string& note : unread_adversity_notes(header.columns, options))
        table.notes.push_back(std::move(note));

    CsvReader reader(lines, header.delimiter);
    read_below(reader, header.last_line, first);
    AreaRows rows({header.columns, header.width, options}, table);
    read_all_rows(reader, rows, table);
    rows.add_notes();
    note_small_areas(table);
    table.encoding = lines.encoding();
    note_encoding(lines, table.notes);
    const auto withheld = [](const AreaView& area) { return area.withheld; };
    if (std::none_of(table.areas.begin(), table.areas.end(), withheld)) table.sha256 = lines.sha256();

    if (!table.rejected.empty() && !options.skip_bad_rows) throw InputError(all_issues(table));
    if (table.areas.empty() && table.rejected.empty())
        throw InputError({{name, header.line, "", "at least one area below the header", "none", ""}});
    return table;
}

AreaTable read_area_table(const std::string& path, const AreaTableOptions& options) {
    return read_table_file(path, limits::table_bytes, [&](std::istream& stream, const std::string& name) {
        return read_area_table(stream, name, options);
    });
}

}  // namespace pairmodel
