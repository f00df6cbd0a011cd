#include "input/areas/column_hints.hpp"
#include "input/areas/columns.hpp"
#include "input/areas/not_built_in.hpp"
#include "input/areas/period_rows.hpp"
#include "input/areas/rows.hpp"
#include "input/columns/period.hpp"
#include "input/tables/rows.hpp"
#include "input/text/csv.hpp"
#include "input/text/file.hpp"
#include "input/workbook/table_file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/reference_areas.hpp"

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

/// Of a row, with the births of other years that other rows have.
using RowReader = std::function<void(const CsvRecord&, const BirthsHistory&)>;

void read_all_rows(CsvReader& reader, const std::function<void(const CsvRecord&)>& row, AreaTable& table) {
    const PassedOver passed = read_rows(reader, row, [&](const LoneText& text) {
        row({text.line, {text.cells.begin(), text.cells.end()}, {}});
    });
    note_footnotes(passed.footnotes, table);
    if (passed.empty_rows > 0)
        table.notes.push_back(
            fmt::format("{} empty row{} passed over", passed.empty_rows, passed.empty_rows == 1 ? "" : "s"));
}

/// The national values that indicators are compared with may be of a later period.
void note_older_indicators(const AreaColumns& columns, const AreaTableOptions& options,
                           const std::string& period, AreaTable& table) {
    const auto ours = parse_period(period);
    for (const auto& [at, place] : columns.indicators) {
        const Indicator& indicator = options.indicators[at];
        const auto builtin = parse_period(indicator.period);
        if (ours && builtin && indicator.origin.empty() && ours->before(*builtin))
            table.notes.push_back(
                fmt::format("{} is of {}, and compared with the national value of {}; with that of {}: "
                            "--reference {}=VALUE",
                            indicator.id, period, indicator.period, period, indicator.id));
    }
}

/// "2019 to 2023", as both are written; "2023" where they are the same.
std::string range_of(const std::string& first, const std::string& last) {
    return first == last ? last : first + " to " + last;
}

/// Births of areas that are built in may be older than those. `latest` is the table's own latest period, for
/// births of a financial year or of several years: where it is a year, rows without one are of no known year.
void note_older_births(const std::string& latest, AreaTable& table) {
    struct Told {
        Period period;
        std::string text;
    };
    std::size_t areas = 0;
    int builtin = 0;
    std::optional<Told> oldest;
    std::optional<Told> newest;
    std::optional<Period> latest_period = parse_period(latest);
    if (latest_period && latest_period->year_of_months().is_one_year()) latest_period.reset();
    for (const AreaView area : table.areas) {
        if (area.withheld || area.code.empty()) continue;
        const int year = area.live_births_year;
        const auto own = year == 0 ? latest_period : Period{year, year};
        if (!own) continue;
        const int known = latest_births_year(reference_table(), area.code);
        if (known == 0 || !own->is_older_than(known)) continue;
        ++areas;
        builtin = std::max(builtin, known);
        const Told told{*own, year == 0 ? latest : std::to_string(year)};
        if (!oldest || own->before(oldest->period)) oldest = told;
        if (!newest || newest->period.before(*own)) newest = told;
    }
    if (areas > 0)
        table.notes.push_back(fmt::format("the births of {} {} are of {}; those of {} are built in", areas,
                                          areas == 1 ? "area" : "areas", range_of(oldest->text, newest->text),
                                          builtin));
}

/// All rows; of a table of several periods those of one.
/// Tells the latest period that is read; empty where no column tells it.
std::string read_wanted_rows(CsvReader& reader, const FoundHeader& header, const AreaTableOptions& options,
                             const RowReader& row, AreaTable& table) {
    if (!header.columns.period) {
        read_all_rows(
            reader, [&](const CsvRecord& record) { row(record, {}); }, table);
        return table.births_period = header.columns.births_period;
    }
    PeriodRows periods(header.columns, options);
    read_all_rows(
        reader, [&](const CsvRecord& record) { periods.add(record); }, table);
    periods.read(row);
    if (!periods.note.empty()) table.notes.push_back(periods.note);
    note_older_indicators(header.columns, options, periods.latest, table);
    if (!periods.are_several()) table.births_period = periods.latest;
    if (!periods.problem) return periods.latest;
    periods.problem->file = table.name;
    periods.problem->line = header.line;
    throw InputError({*periods.problem});
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
        if (!area.withheld && !area.adversity && area.indicators.empty())
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
    table.notes.insert(table.notes.end(), header.columns.notes.begin(), header.columns.notes.end());
    for (std::string& note : unread_adversity_notes(header.columns, options))
        table.notes.push_back(std::move(note));

    CsvReader reader(lines, header.delimiter);
    read_below(reader, header.last_line, first);
    AreaRows rows({header.columns, header.width, options}, table);
    const std::string latest = read_wanted_rows(
        reader, header, options,
        [&](const CsvRecord& record, const BirthsHistory& others) { rows.read(record, others); }, table);
    rows.add_notes();
    if (!options.neighbourhoods) note_small_areas(table);
    note_older_births(latest, table);
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
