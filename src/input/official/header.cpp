#include "input/official/header.hpp"

#include "input/areas/columns.hpp"
#include "input/areas/not_built_in.hpp"
#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/area_cells.hpp"
#include "input/columns/area_columns.hpp"
#include "input/columns/header_rows.hpp"
#include "input/columns/period.hpp"
#include "input/official/header_roles.hpp"
#include "input/tables/rows.hpp"
#include "system/shell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace pairmodel {

namespace {

std::vector<std::string> plain_headings(const std::vector<std::string>& cells) {
    std::vector<std::string> plain;
    for (const std::string& cell : cells) plain.push_back(plain_heading(cell));
    return plain;
}

/// A row that may be the header, with the rows below it.
struct Candidate {
    const HeadRow& row;
    std::span<const HeadRow> below;
    bool likely = false;  ///< by its place above the data
    const ColumnMappings& mappings;
};

/// Of a table of nobody's layout: known by a heading for codes, else by codes or names in its cells.
std::size_t score_of_any(const Candidate& candidate, const std::vector<std::string>& plain) {
    const auto filled = std::count_if(plain.begin(), plain.end(), [](auto& p) { return !p.empty(); });
    if (filled < 2) return 0;
    const bool called = std::any_of(plain.begin(), plain.end(), [](const std::string& p) {
        return own_column(p) == AreaColumn::area_code;
    });
    if (called) return 4;
    const AreaColumnChoice choice =
        choose_area_columns(candidate.row.cells, candidate.below, candidate.mappings);
    if (!choice.code && !choice.name) return 0;
    const bool named = choice.name && own_column(plain[*choice.name]) == AreaColumn::area_name;
    // Names of which none is built in are told of when they are looked up.
    if (!choice.code && !name_column(candidate.below, plain.size())) return candidate.likely ? 1 : 0;
    return candidate.likely ? 3 : named ? 2 : 1;
}

/// How sure it is that the headings are of the layout; 0: they are not.
std::size_t score_of(const Layout& layout, const Candidate& candidate,
                     const std::vector<std::string>& plain) {
    if (&layout == &any_layout()) return score_of_any(candidate, plain);
    std::size_t telling = 0;
    std::size_t found = 0;
    for (const LayoutColumn& column : layout.columns) {
        if (!column.tells) continue;
        ++telling;
        if (any_has(plain, column.pattern)) ++found;
    }
    constexpr std::size_t most = 1000;
    return 2 * found > telling ? most * found / telling : 0;
}

/// The header row, with the rows below it that were read ahead.
struct Found {
    OfficialHeader header;
    std::vector<HeadRow> below;
};

/// A layout that is known by a line above the table.
const Layout* titled_layout(const std::vector<std::string>& title_lines) {
    for (const Layout* layout : layouts())
        for (const std::string& line : title_lines)
            if (!layout->title_line.empty() && line.find(layout->title_line) != std::string::npos)
                return layout;
    return nullptr;
}

std::optional<Found> best_header(const std::string& name, const std::vector<std::string>& first_lines,
                                 const ColumnMappings& mappings) {
    std::optional<Found> best;
    std::size_t best_score = 0;
    for (std::vector<HeadRow>& read : head_rows(name, first_lines)) {
        const std::vector<HeadRow> rows = with_joined_headers(std::move(read));
        if (rows.empty()) continue;
        const std::size_t likely = likely_header(rows);
        const std::size_t above = std::max(rows_above_data(rows), likely + 1);
        for (std::size_t i = 0; i < above; ++i) {
            const std::vector<std::string> plain = plain_headings(rows[i].cells);
            const Candidate candidate{rows[i], std::span(rows).subspan(i + 1), i == likely, mappings};
            for (const Layout* layout : layouts()) {
                const std::size_t score = score_of(*layout, candidate, plain);
                if (score <= best_score) continue;
                best_score = score;
                best.emplace();
                best->header.layout = layout;
                best->header.delimiter = rows[i].delimiter;
                best->header.line = rows[i].line;
                best->header.last_line = rows[i].last_line;
                best->header.head.headings = rows[i].cells;
                best->header.plain = plain;
                best->below.assign(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, rows.end());
                best->header.width = RowWidth(name, rows[i], best->below, layout->may_lack_cells);
            }
        }
    }
    if (!best) return best;
    OfficialHeader& header = best->header;
    header.head.title_lines.assign(first_lines.begin(),
                                   first_lines.begin() + static_cast<std::ptrdiff_t>(header.line - 1));
    if (header.layout == &any_layout())
        if (const Layout* titled = titled_layout(header.head.title_lines)) header.layout = titled;
    for (std::size_t i = 0; i < header.plain.size(); ++i) header.places.emplace(header.plain[i], i);
    return best;
}

/// The option that points out a column of texts, which may be names of areas; empty where there is none.
std::string names_offer(const std::string& name, const std::vector<std::string>& first_lines) {
    const auto is_text = [](const std::string& cell) {
        return !parse_number(cell) && !parse_count(cell) && area_text(cell).code.empty();
    };
    for (std::vector<HeadRow>& read : head_rows(name, first_lines)) {
        const std::vector<HeadRow> rows = with_joined_headers(std::move(read));
        if (rows.empty()) continue;
        const std::size_t at = likely_header(rows);
        const auto& headings = rows[at].cells;
        for (std::size_t i = 0; i < headings.size() && headings.size() > 1; ++i)
            if (!headings[i].empty() && nearly_all(std::span(rows).subspan(at + 1), i, is_text))
                return column_option("area_name", headings[i]);
    }
    return "";
}

/// Whether the rows say by postcodes where they are.
bool has_postcodes(const std::string& name, const std::vector<std::string>& first_lines) {
    for (const std::vector<HeadRow>& rows : head_rows(name, first_lines))
        for (std::size_t i = 0; i < (rows.empty() ? 0 : rows.back().cells.size()); ++i)
            if (rows.size() > 1 && rows.back().cells.size() > 1 &&
                nearly_all(std::span(rows).subspan(1), i,
                           [](const std::string& cell) { return is_postcode(cell); }))
                return true;
    return false;
}

[[noreturn]] void throw_unknown(const TextLines& lines, const std::vector<std::string>& first_lines) {
    const bool empty = std::all_of(first_lines.begin(), first_lines.end(),
                                   [](const std::string& line) { return trimmed(line).empty(); });
    const std::string offer = names_offer(lines.name(), first_lines);
    const std::string hint =
        has_postcodes(lines.name(), first_lines)
            ? std::string("postcodes are not built in: ") + small_area_hint
        : offer.empty()
            ? "docs/data.md lists the layouts; in a table of your own, say which column holds the "
              "codes with --column area_code=NAME, or names of built-in areas with --column "
              "area_name=NAME"
            : "names of areas? " + offer;
    std::vector<Issue> issues{
        {lines.name(), 0, "",
         "the header row of an official layout, or one with a column of GSS codes or of names of areas",
         found_instead(lines, first_lines) + (empty ? "" : " and no such row"), empty ? "" : hint}};
    if (auto broken = first_broken(lines.name(), first_lines)) issues.push_back(std::move(*broken));
    throw HeaderError(std::move(issues));
}

}  // namespace

std::optional<std::size_t> OfficialHeader::column_named(std::string_view name) const {
    const auto found = places.find(plain_heading(name));
    if (found == places.end() || found->first.empty()) return std::nullopt;
    return found->second;
}

bool OfficialHeader::is_standard(std::size_t column) const {
    return plain[column].empty() ||
           std::any_of(layout->standard.begin(), layout->standard.end(),
                       [&](std::string_view pattern) { return has_pattern(plain[column], pattern); });
}

OfficialHeader find_official_header(const TextLines& lines, const std::vector<std::string>& first_lines,
                                    const OfficialRequest& request) {
    std::optional<Found> found = best_header(lines.name(), first_lines, request.columns);
    if (!found) throw_unknown(lines, first_lines);
    assign_roles(lines.name(), request, found->below, found->header);
    return std::move(found->header);
}

}  // namespace pairmodel
