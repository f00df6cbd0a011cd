#include "input/columns/header_rows.hpp"

#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/columns/period.hpp"

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
bool is_figure(std::string_view cell) {
    if (cell.ends_with('%')) return parse_number(cell.substr(0, cell.size() - 1)).has_value();
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
                       [](const std::string& cell) { return !area_text(cell).code.empty(); });
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

/// Where the labels of a row of them begin, behind the name of what they are: "Year,2022/23,2023/24".
std::size_t first_label(const Cells& cells) {
    const auto label = cells.empty() ? cells.end()
                                     : std::find_if(cells.begin() + 1, cells.end(),
                                                    [](auto& cell) { return !cell.empty(); });
    return static_cast<std::size_t>(label - cells.begin());
}

/// SuperWEB2 (Stat-Xplore): "Year" and the years in one row, below it the name of the field that the rows are
/// of, and no cell under the years. Other labels, such as ages, may stand there too where figures follow.
bool is_field_row(const Cells& above, const Cells& below, std::span<const HeadRow> data) {
    const std::size_t end = last_filled(below);
    if (end == 0 || above.size() < 2 || !is_geography(below[end - 1]) || figures(below) > 0) return false;
    const std::size_t label = first_label(above);
    if (label == above.size() || end > label) return false;
    if (parse_period(above[label])) return true;
    const std::string field = plain_name(below[end - 1]);
    const bool geography = field.starts_with("nationalregional") || field.starts_with("westminsterparl") ||
                           field.starts_with("localauthorit") || field.starts_with("geograph");
    return geography && !above[0].empty() && !data.empty() && label < data[0].cells.size() &&
           is_figure(data[0].cells[label]);
}

/// "Year,2023,2023,2022,2022" over "Area,Births,Rate,Births,Rate": periods over headings that are whole.
bool are_periods_over(const HeadRow& above, const HeadRow& below, std::span<const HeadRow> data) {
    const Cells& over = above.cells;
    const bool names = !over.empty() &&
                       (over[0].empty() || is_one_of(plain_name(over[0]), {"year", "years", "period", "date",
                                                                           "month", "financialyear"}));
    if (!names || above.last_line + 1 != below.line || filled(over) < 3 || data.empty()) return false;
    const bool periods = std::all_of(over.begin() + 1, over.end(), [](const std::string& cell) {
        return cell.empty() || parse_period(cell);
    });
    return periods && last_filled(over) <= last_filled(below.cells) && filled(below.cells) > 2 &&
           filled(below.cells) == last_filled(below.cells) && figures(below.cells) == 0 &&
           !has_code(below.cells) && figures(data[0].cells) > 0;
}

/// Whether the row has labels over those of the next: years over ages. `below` stands right under it.
bool are_labels_over(const HeadRow& row, const HeadRow& below) {
    return row.last_line + 1 == below.line && !row.cells.empty() && !row.cells[0].empty() &&
           first_label(row.cells) < row.cells.size() && first_label(row.cells) == first_label(below.cells) &&
           figures(row.cells) == 0;
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

/// Whether the first of these rows that has cells has one under each of the headings.
bool reach_below(const Cells& headings, std::span<const HeadRow> data) {
    const auto row =
        std::find_if(data.begin(), data.end(), [](const HeadRow& r) { return filled(r.cells) > 1; });
    return row == data.end() || last_filled(headings) <= row->cells.size();
}

/// Nomis: "Median" over "number" and "conf %", with no cell under the first heading.
bool is_second_row(const Cells& above, const Cells& below, std::span<const HeadRow> data) {
    if (!reach_below(below, data)) return false;
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
            if (is_second_row(rows[i].cells, below.cells, std::span(rows).subspan(i + 3))) {
                all.push_back(joined(rows[i], below, false));
                i += 2;
                continue;
            }
        }
        if (more && are_periods_over(rows[i], rows[i + 1], std::span(rows).subspan(i + 2))) {
            all.push_back(joined(rows[i], rows[i + 1], false));
            for (std::size_t k = 0; k < rows[i + 1].cells.size(); ++k)
                if (k == 0 || k >= rows[i].cells.size() || k < first_label(rows[i].cells))
                    all.back().cells[k] = rows[i + 1].cells[k];
            ++i;
            continue;
        }
        const bool fields =
            more && is_field_row(rows[i].cells, rows[i + 1].cells, std::span(rows).subspan(i + 2));
        if (fields && !all.empty() && are_labels_over(all.back(), rows[i])) {
            rows[i] = joined(all.back(), rows[i], false);
            all.pop_back();
        }
        if (fields ||
            (more && is_second_row(rows[i].cells, rows[i + 1].cells, std::span(rows).subspan(i + 2)))) {
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
