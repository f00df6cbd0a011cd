#include "report/formats/parts/text_table.hpp"

#include "report/table/shown.hpp"
#include "words/figures.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

std::string shown_cell(const Cell& cell, ColumnKind kind, int round_to) {
    if (const auto* number = std::get_if<double>(&cell)) return shown(*number, kind, round_to);
    if (const auto* text = std::get_if<std::string_view>(&cell)) return std::string(*text);
    return std::string(shorthand(std::get<Absent>(cell)));
}

std::string shown_pair(const Cell& low, const Cell& high, ColumnKind kind, int round_to) {
    const auto* from = std::get_if<double>(&low);
    const auto* to = std::get_if<double>(&high);
    if (from == nullptr || to == nullptr) return shown_cell(from == nullptr ? low : high, kind, round_to);
    return shown_range(*from, *to, kind, round_to);
}

/// A column that needs no heading says nothing where all its cells are empty: the marker of rows without any.
void drop_silent_columns(TextTable& text) {
    for (std::size_t i = text.headings.size(); i-- > 0;) {
        const auto silent = [i](const auto& row) { return row[i].empty(); };
        if (!text.headings[i].title.empty() || !std::all_of(text.rows.begin(), text.rows.end(), silent))
            continue;
        text.headings.erase(text.headings.begin() + static_cast<std::ptrdiff_t>(i));
        for (auto& row : text.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace

TextTable text_table(const Table& table, int round_to) {
    TextTable text;
    for (const Column& column : table.columns) {
        if (column.range == RangeEnd::high) continue;
        text.headings.push_back(
            {column.title, column.kind != ColumnKind::text && column.kind != ColumnKind::list});
    }
    for_each_row(table, [&](std::span<const Cell> cells) {
        auto& row = text.rows.emplace_back();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const Column& column = table.columns[i];
            if (column.range == RangeEnd::high) continue;
            row.push_back(column.range == RangeEnd::low
                              ? shown_pair(cells[i], cells[i + 1], column.kind, round_to)
                              : shown_cell(cells[i], column.kind, round_to));
        }
    });
    drop_silent_columns(text);
    return text;
}

std::string_view heading_of(const TextTable::Heading& heading) {
    return heading.title.empty() ? std::string_view("Marker") : std::string_view(heading.title);
}

std::string table_title(const Document& document, std::size_t table) {
    const Table& t = document.tables[table];
    if (!t.title.empty()) return t.title;
    const std::string first = t.columns.empty() ? "" : t.columns.front().title;
    if (document.title.empty() || first.empty()) return document.title + first;
    return document.tables.size() == 1 ? document.title : first + ", " + document.title;
}

TextTables text_tables(const std::vector<Table>& tables, int round_to) {
    TextTables result;
    ShorthandUse used;
    const auto look = [&used](std::string_view cell) {
        const auto has = [&](std::string_view mark) { return cell.find(mark) != std::string_view::npos; };
        used.confidential |= has("[c]");
        used.low |= has("[low]");
        used.not_available |= has("[x]");
        used.not_applicable |= has("[z]");
    };
    for (const Table& table : tables) {
        result.tables.push_back(text_table(table, round_to));
        const TextTable& text = result.tables.back();
        for (const auto& row : text.rows)
            for (std::size_t column = 0; column < row.size(); ++column)
                if (text.headings[column].number) look(row[column]);
    }
    result.key = shorthand_key(used);
    return result;
}

std::string shorthand_key(const ShorthandUse& use) {
    std::string key;
    const auto add = [&key](bool used, std::string_view meaning) {
        if (used) key += (key.empty() ? "Key: " : "; ") + std::string(meaning);
    };
    add(use.confidential, "[c] confidential, not shown");
    add(use.low, "[low] above 0, but 0 when rounded");
    add(use.not_available, "[x] not available");
    add(use.not_applicable, "[z] not applicable");
    return key.empty() ? key : key + '.';
}

}  // namespace pairmodel
