#include "input/columns/area_cells.hpp"

#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/columns/period.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <unordered_map>

namespace pairmodel {

namespace {

const std::string& cell_of(const HeadRow& row, std::size_t column) {
    static const std::string none;
    return column < row.cells.size() ? row.cells[column] : none;
}

/// Whether the row is one of the table, and no note below it.
bool is_row(const HeadRow& row) {
    return !is_note(row) &&
           std::count_if(row.cells.begin(), row.cells.end(), [](auto& c) { return !c.empty(); }) > 1;
}

/// "Dumfries & Galloway" is Dumfries and Galloway.
std::string plain_area(std::string_view name) {
    std::string text(name);
    for (std::size_t at = text.find('&'); at != std::string::npos; at = text.find('&', at))
        text.replace(at, 1, "and");
    return plain_name(text);
}

/// GSS codes by plain_area() of names; an empty code where a name is of several areas.
class Names {
public:
    Names() {
        const auto& areas = reference_table().areas;
        const auto add_all = [&](bool first_meant) {
            for (const ReferenceArea& area : areas) {
                if (area.is_first_meant() != first_meant || !is_gss_code(area.code)) continue;
                add(area.name, area.code);
                for (const std::string& other : area.other_names) add(other, area.code);
            }
            end_rank();
        };
        add_all(true);
        // "Bristol" of "Bristol, City of".
        for (const ReferenceArea& area : areas)
            if (area.is_base()) add(area.name.substr(0, area.name.find(',')), area.code);
        end_rank();
        add_all(false);
        for (const CodeChange& change : code_changes()) add(change.old_name, change.old_code);
        end_rank();
    }

    [[nodiscard]] std::string code_of(std::string_view name) const {
        const auto found = codes_.find(plain_area(name));
        return found == codes_.end() ? std::string() : found->second;
    }

private:
    void add(std::string_view name, const std::string& code) {
        const auto [at, added] = rank_.emplace(plain_area(name), code);
        if (!added && newest_code(at->second) != newest_code(code)) at->second.clear();
    }

    /// Names that come later do not count where there is such a name already.
    void end_rank() {
        codes_.insert(rank_.begin(), rank_.end());
        rank_.clear();
    }

    std::unordered_map<std::string, std::string> codes_;
    std::unordered_map<std::string, std::string> rank_;
};

std::string code_of_one_name(std::string_view name) {
    static const Names names;
    return names.code_of(name);
}

/// Of the cells of a column: how many there are, say anything, and are such.
struct Shares {
    std::size_t rows = 0;
    std::size_t filled = 0;
    std::size_t such = 0;
};

Shares shares_of(std::span<const HeadRow> below, std::size_t column,
                 const std::function<bool(const std::string&)>& is_such) {
    Shares shares;
    for (const HeadRow& row : below) {
        if (!is_row(row)) continue;
        ++shares.rows;
        const std::string& cell = cell_of(row, column);
        if (is_missing(cell)) continue;
        ++shares.filled;
        if (is_such(cell)) ++shares.such;
    }
    return shares;
}

/// How many different texts the column has; none where it holds numbers or periods.
std::size_t different_texts(std::span<const HeadRow> below, std::size_t column) {
    std::set<std::string_view> texts;
    std::size_t others = 0;
    for (const HeadRow& row : below) {
        const std::string& cell = cell_of(row, column);
        if (!is_row(row) || is_missing(cell)) continue;
        if (parse_number(cell) || parse_count(cell) || parse_period(cell)) ++others;
        texts.insert(cell);
    }
    return 2 * others > texts.size() ? 0 : texts.size();
}

}  // namespace

bool nearly_all(std::span<const HeadRow> below, std::size_t column,
                const std::function<bool(const std::string&)>& is_such) {
    const Shares shares = shares_of(below, column, is_such);
    return shares.such > 0 && 5 * shares.such >= 4 * shares.filled && 2 * shares.filled >= shares.rows;
}

std::vector<CodeColumn> code_columns(std::span<const HeadRow> below, std::size_t columns) {
    const auto is_code = [](const std::string& cell) { return !area_text(cell).code.empty(); };
    std::vector<CodeColumn> found;
    for (std::size_t i = 0; i < columns; ++i) {
        if (!nearly_all(below, i, is_code)) continue;
        CodeColumn column{i, size_of_gss_code("K")};
        std::set<std::string_view> different;
        for (const HeadRow& row : below) {
            const AreaText area = area_text(cell_of(row, i));
            column.with_names = column.with_names || !area.name.empty();
            for (const std::string_view code : gss_codes_in(area.code)) {
                different.insert(code);
                column.size = std::min(column.size, size_of_gss_code(code));
            }
        }
        column.distinct = different.size();
        found.push_back(column);
    }
    return found;
}

std::optional<std::size_t> finest(const std::vector<CodeColumn>& columns) {
    const auto finer = [](const CodeColumn& a, const CodeColumn& b) {
        return std::tuple(a.size, b.distinct, a.with_names) < std::tuple(b.size, a.distinct, b.with_names);
    };
    const auto best = std::min_element(columns.begin(), columns.end(), finer);
    if (best == columns.end()) return std::nullopt;
    const bool alone = std::all_of(columns.begin(), columns.end(), [&](const CodeColumn& column) {
        return column.index == best->index || finer(*best, column);
    });
    return alone ? std::optional(best->index) : std::nullopt;
}

std::string code_of_name(std::string_view name) {
    const AreaText area = area_text(name);
    if (is_gss_code(area.code)) return std::string(area.code);
    name = area.name;
    std::string code = code_of_one_name(name);
    if (code.empty()) code = code_of_one_name(without_note_marks(name));
    const std::size_t slash = name.find(" / ");  // in two languages
    return code.empty() && slash != std::string_view::npos ? code_of_one_name(name.substr(0, slash)) : code;
}

std::optional<std::size_t> name_column(std::span<const HeadRow> below, std::size_t columns) {
    const auto is_name = [](const std::string& cell) {
        return !area_text(cell).name.empty() && !code_of_name(cell).empty();
    };
    const auto is_code = [](const std::string& cell) { return !gss_codes_in(cell).empty(); };
    std::optional<std::size_t> best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < columns; ++i) {
        const std::size_t different = different_texts(below, i);
        if (different <= most || nearly_all(below, i, is_code)) continue;
        // Of more kinds than any other: else it says in which region, or for whom, as for wards.
        const Shares shares = shares_of(below, i, is_name);
        most = different;
        best.reset();
        if (2 * shares.such >= shares.filled && 2 * shares.filled >= shares.rows) best = i;
    }
    return best;
}

std::optional<std::size_t> area_column(std::span<const HeadRow> below, std::size_t columns) {
    const std::vector<CodeColumn> coded = code_columns(below, columns);
    return coded.empty() ? name_column(below, columns) : finest(coded);
}

std::string stem_of(std::string_view plain) {
    for (const std::string_view word : {"code", "name", "label"})
        if (const std::size_t at = plain.find(word); at != std::string_view::npos)
            return std::string(plain.substr(0, at)).append(plain.substr(at + word.size()));
    for (const std::string_view ending : {"cd", "nm"})
        if (plain.ends_with(ending)) return std::string(plain.substr(0, plain.size() - ending.size()));
    return std::string(plain);
}

}  // namespace pairmodel
