#include "input/columns/header_rows.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/columns/period.hpp"
#include "pairmodel/input/gss_code.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace pairmodel {

namespace {

using Cells = std::vector<std::string>;

std::size_t filled(const Cells& cells) {
    return static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !cell.empty(); }));
}

/// Years are headings too, and so may be letters that mean missing elsewhere.
bool is_figure(const std::string& cell) {
    if (is_one_of(cell, {"[c]", "[x]", "[z]", "[u]", "[low]", ".."})) return true;
    if (!parse_number(cell) && !parse_count(cell)) return false;
    const bool may_be_year = cell.size() == 4 || cell.size() == 6;
    return !may_be_year || !parse_period(cell);
}

std::size_t figures(const Cells& cells) {
    return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), is_figure));
}

bool has_code(const Cells& cells) {
    return std::any_of(cells.begin(), cells.end(),
                       [](const std::string& cell) { return !gss_codes_in(cell).empty(); });
}

std::size_t last_filled(const Cells& cells) {
    std::size_t end = cells.size();
    while (end > 0 && cells[end - 1].empty()) --end;
    return end;
}

bool is_geography(const std::string& heading) {
    static constexpr std::array<std::string_view, 9> words{"nationalregional", "localauthorit", "geograph",
                                                           "council",          "constituenc",   "ward",
                                                           "region",           "district",      "area"};
    const std::string plain = plain_name(heading);
    return std::any_of(words.begin(), words.end(),
                       [&](auto word) { return plain.find(word) != std::string::npos; });
}

/// SuperWEB2 (Stat-Xplore): "Year" and the years in one row, below it the name of the field that the rows are
/// of, and no cell under the years.
bool is_field_row(const Cells& above, const Cells& below) {
    const std::size_t end = last_filled(below);
    if (end == 0 || above.size() < 2 || !is_geography(below[end - 1]) || figures(below) > 0) return false;
    const auto label = std::find_if(above.begin() + 1, above.end(), [](auto& cell) { return !cell.empty(); });
    return label != above.end() && end <= static_cast<std::size_t>(label - above.begin()) &&
           parse_period(*label);
}

/// A heading over several others stands above the first of them, or above each.
Cells without_repeats(Cells cells) {
    for (std::size_t i = cells.size(); i-- > 1;)
        if (cells[i] == cells[i - 1]) cells[i].clear();
    return cells;
}

/// Headings that stand under others, with no cell under the first.
bool are_under(const Cells& below) {
    return !below.empty() && below[0].empty() && filled(below) > 1 && figures(below) == 0 && !has_code(below);
}

/// Nomis: "Median" over "number" and "conf %", with no cell under the first heading.
bool is_second_row(const Cells& above, const Cells& below) {
    if (above.empty() || above[0].empty() || filled(above) < 2 || figures(above) > 0 || !are_under(below))
        return false;
    const Cells over = without_repeats(above);
    std::size_t headings = 0;  // from the first that has others below it
    bool any_gap = false;      // a heading over several others
    for (std::size_t i = 1; i < std::max(below.size(), over.size()); ++i) {
        const bool has_heading = i < over.size() && !over[i].empty();
        const bool has_below = i < below.size() && !below[i].empty();
        if (has_heading && (has_below || headings > 0)) ++headings;
        any_gap = any_gap || (has_below && !has_heading);
    }
    return any_gap && filled(below) >= headings;
}

/// Years over "Number" and "Rate": the second and third row of a header.
bool are_two_rows_under(const Cells& middle, const Cells& lowest) {
    if (!are_under(middle) || !are_under(lowest)) return false;
    const Cells over = without_repeats(middle);
    for (std::size_t i = 0; i < over.size(); ++i)
        if (!over[i].empty() && (i >= lowest.size() || lowest[i].empty())) return false;
    return true;
}

HeadRow joined(const HeadRow& above, const HeadRow& below, bool fields) {
    HeadRow row = above;
    row.last_line = below.last_line;
    row.cells.resize(std::max(above.cells.size(), below.cells.size()));
    std::string over;
    for (std::size_t i = 0; i < below.cells.size(); ++i) {
        if (i < above.cells.size() && !above.cells[i].empty()) over = above.cells[i];
        if (below.cells[i].empty()) continue;
        row.cells[i] = fields || over.empty() ? below.cells[i] : over + ", " + below.cells[i];
    }
    return row;
}

}  // namespace

std::pair<std::string_view, std::string_view> rows_of_heading(std::string_view heading) {
    const std::size_t comma = heading.rfind(", ");
    if (comma == std::string_view::npos) return {"", heading};
    return {heading.substr(0, comma), heading.substr(comma + 2)};
}

std::vector<HeadRow> with_joined_headers(std::vector<HeadRow> rows) {
    std::vector<HeadRow> all;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool more = i + 1 < rows.size() && filled(rows[i].cells) > 0;
        if (more && i + 2 < rows.size() && are_two_rows_under(rows[i + 1].cells, rows[i + 2].cells)) {
            const HeadRow below = joined(rows[i + 1], rows[i + 2], false);
            if (is_second_row(rows[i].cells, below.cells)) {
                all.push_back(joined(rows[i], below, false));
                i += 2;
                continue;
            }
        }
        const bool fields = more && is_field_row(rows[i].cells, rows[i + 1].cells);
        if (fields || (more && is_second_row(rows[i].cells, rows[i + 1].cells))) {
            all.push_back(joined(rows[i], rows[i + 1], fields));
            ++i;
        } else {
            all.push_back(std::move(rows[i]));
        }
    }
    return all;
}

std::size_t rows_above_data(std::span<const HeadRow> rows) {
    std::size_t with_figure = 0;  // one below the other: above a header may stand a total, but not two
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Cells& cells = rows[i].cells;
        const bool row = filled(cells) > 1;
        with_figure = row && figures(cells) == 1 && !is_figure(cells[0]) ? with_figure + 1 : 0;
        if (with_figure > 1) return i - 1;
        if (row && (has_code(cells) || figures(cells) > 1)) return i;
    }
    return rows.size();
}

std::size_t likely_header(std::span<const HeadRow> rows) {
    const auto has_cells = [](const HeadRow& row) { return filled(row.cells) > 1; };
    const auto is_data = [&](const HeadRow& row) {
        return has_cells(row) && (has_code(row.cells) || figures(row.cells) > 0);
    };
    const auto data = std::find_if(rows.begin(), rows.end(), is_data);
    const auto first = std::find_if(rows.begin(), data, has_cells);
    if (first == data) return 0;
    if (data == rows.end()) return static_cast<std::size_t>(first - rows.begin());
    const auto last = std::find_if(std::reverse_iterator(data), rows.rend(), has_cells);
    return static_cast<std::size_t>(rows.rend() - last) - 1;
}

}  // namespace pairmodel
