#include "input/areas/columns.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/header_rows.hpp"
#include "input/columns/period.hpp"
#include "input/official/header.hpp"
#include "input/official/layouts/layout.hpp"
#include "input/official/rows.hpp"
#include "input/official/values.hpp"
#include "input/tables/rows.hpp"
#include "input/text/csv.hpp"
#include "input/text/file.hpp"
#include "input/workbook/table_file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/official_table.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

void describe(const OfficialHeader& header, const OfficialRequest& request, OfficialTable& table) {
    table.layout = header.layout->title;
    table.publisher = header.layout->publisher;
    table.headings = header.head.headings;
    table.heading = header.heading_of(Role::value);
    if (header.layout->period_of != nullptr) table.period = header.layout->period_of(header.head);
    table.mapped_by = header.mapped_by;
    if (header.at(Role::period)) return;
    // What the user says, or the heading, is nearer to the values than a title.
    if (!request.column_period.empty())
        table.period = request.column_period;
    else if (const auto lowest = rows_of_heading(table.heading).second; parse_period(lowest))
        table.period = one_line(lowest);
    else if (table.period.empty())
        table.period = period_in(table.heading);
}

/// In a table of one's own several columns may hold codes, as LSOA21CD and LAD23CD do.
void note_other_codes(const OfficialHeader& header, OfficialTable& table) {
    table.notes.insert(table.notes.end(), header.notes.begin(), header.notes.end());
    if (header.layout != &any_layout() || !header.notes.empty() || header.is_by_name()) return;
    const std::size_t code = *header.at(Role::code);
    for (std::size_t i = code + 1; i < header.plain.size(); ++i)
        if (own_column(header.plain[i]) == AreaColumn::area_code)
            table.notes.push_back(fmt::format("the area codes are those of {}; the codes of {} are not read",
                                              in_quotes(table.headings[code]), in_quotes(table.headings[i])));
}

}  // namespace

OfficialTable read_official_table(std::istream& stream, const std::string& name,
                                  const OfficialRequest& request) {
    OfficialTable table;
    table.file = name;
    TextLines lines(stream, name);
    const std::vector<std::string> first = read_first_lines(lines);
    const OfficialHeader header = find_official_header(lines, first, request);
    describe(header, request, table);
    note_other_codes(header, table);
    header.width.add_note(table.notes);

    CsvReader reader(lines, header.delimiter);
    read_below(reader, header.last_line, first);
    OfficialRows rows(header, request, table);
    const bool has_rows = rows.read(reader);
    table.sha256 = lines.sha256();
    note_encoding(lines, table.notes);
    OfficialValues values(header, request, table, rows.issues);
    if (has_rows) values.take(rows.rows);
    // Of a workbook with a table of whole areas, one with their parts is another.
    if (values.needs_pick() && header.layout == &any_layout()) throw HeaderError(std::move(rows.issues));
    if (!rows.issues.empty()) throw InputError(std::move(rows.issues));
    if (table.values.empty())
        throw InputError(
            {{name, header.line, "", "rows of areas below the header", "none that are wanted", ""}});
    return table;
}

OfficialTable read_official_table(const std::string& path, const OfficialRequest& request) {
    return read_table_file(path, limits::table_bytes, [&](std::istream& stream, const std::string& name) {
        return read_official_table(stream, name, request);
    });
}

}  // namespace pairmodel
