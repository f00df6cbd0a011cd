#include "input/columns/small_columns.hpp"

#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/columns/area_cells.hpp"
#include "input/tables/row_width.hpp"

#include <algorithm>

namespace pairmodel {

RowAreaColumns find_columns(const std::vector<std::string>& headings, std::span<const HeadRow> below,
                            std::span<const ColumnNames> columns, std::vector<std::string>& unused) {
    std::optional<std::size_t> code;
    std::optional<std::size_t> name;
    const auto take = [&](std::string_view plain, std::size_t i) {
        const auto fits = [&](std::optional<std::size_t>& at, const auto& names) {
            if (at || std::find(names.begin(), names.end(), plain) == names.end()) return false;
            at = i;
            return true;
        };
        static const std::vector<std::string_view> codes{"areacode", "gsscode", "code", "lacode", "ladcode"};
        static const std::vector<std::string_view> areas{"areaname", "area", "name", "localauthority"};
        return std::any_of(columns.begin(), columns.end(),
                           [&](const ColumnNames& column) { return fits(*column.at, column.names); }) ||
               fits(code, codes) || fits(name, areas);
    };
    unused.clear();
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (!take(plain_name(headings[i]), i) && !trimmed(headings[i]).empty())
            unused.emplace_back(trimmed(headings[i]));
    if (code) return {code, name};
    if (name) return {name, {}};
    const auto at = area_column(below, headings.size());
    const bool taken = at && std::any_of(columns.begin(), columns.end(),
                                         [&](const ColumnNames& column) { return *column.at == at; });
    if (!at || taken) return {};
    std::erase(unused, std::string(trimmed(headings[*at])));
    return {at, {}};
}

std::string area_of_row(const RowAreaColumns& columns, const std::vector<std::string_view>& cells,
                        OtherNames& others) {
    const std::string_view area = cell_at(cells, *columns.area);
    others.look_at_cells(area, columns.name ? cell_at(cells, *columns.name) : std::string_view());
    return std::string(area_in(area));
}

}  // namespace pairmodel
