#include "report/formats/parts/text_table.hpp"

#include "report/table/chunks.hpp"
#include "report/table/shown.hpp"
#include "report/table/valid_text.hpp"
#include "words/figures.hpp"

#include <algorithm>
#include <utility>

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

void note(ShorthandUse& used, std::string_view cell) {
    if (cell.find('[') == std::string_view::npos) return;
    const auto has = [&](std::string_view mark) { return cell.find(mark) != std::string_view::npos; };
    used.confidential |= has("[c]");
    used.low |= has("[low]");
    used.not_available |= has("[x]");
    used.not_applicable |= has("[z]");
}

void note_all(ShorthandUse& used, const ShorthandUse& other) {
    used.confidential |= other.confidential;
    used.low |= other.low;
    used.not_available |= other.not_available;
    used.not_applicable |= other.not_applicable;
}

}  // namespace

/// What a thread sees of the rows.
struct TextTable::Look {
    std::vector<Heading> headings;
    std::size_t rows = 0;
    ShorthandUse shorthand = {};

    void at(const Row& row) {
        ++rows;
        for (std::size_t i = 0; i < row.size(); ++i) {
            Heading& heading = headings[i];
            heading.width = std::max(heading.width, characters_of(row[i]));
            heading.longest = std::max(heading.longest, row[i].size());
            heading.gaps |= row[i].empty();
            if (heading.number) note(shorthand, row[i]);
        }
    }
    void add(const Look& other) {
        rows += other.rows;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            headings[i].width = std::max(headings[i].width, other.headings[i].width);
            headings[i].longest = std::max(headings[i].longest, other.headings[i].longest);
            headings[i].gaps |= other.headings[i].gaps;
        }
        note_all(shorthand, other.shorthand);
    }
};

TextTable::TextTable(const Table& table, int round_to) : table_(table), round_to_(round_to) {
    Look all;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        if (column.range == RangeEnd::high) continue;
        const bool number = column.kind != ColumnKind::text && column.kind != ColumnKind::list;
        columns_.push_back(i);
        all.headings.push_back({column.title, number, characters_of(column.title)});
    }
    const Look nothing = all;
    in_chunks(
        table.records, [&] { return Look(nothing); },
        [&](Look& look, std::size_t first, std::size_t end) {
            look = nothing;
            make(first, end, [&](Row&& row) {
                look.at(row);
                if (table.records <= chunk_size) kept_.push_back(std::move(row));
            });
        },
        [&](const Look& look) { all.add(look); });
    headings_ = std::move(all.headings);
    rows_ = all.rows;
    shorthand_ = all.shorthand;
    drop_silent_columns();
}

/// A column that needs no heading says nothing where all its cells are empty: the marker of rows without any.
void TextTable::drop_silent_columns() {
    for (std::size_t i = headings_.size(); i-- > 0;) {
        if (!headings_[i].title.empty() || headings_[i].longest > 0) continue;
        const auto at = static_cast<std::ptrdiff_t>(i);
        headings_.erase(headings_.begin() + at);
        columns_.erase(columns_.begin() + at);
        for (Row& row : kept_) row.erase(row.begin() + at);
    }
}

void TextTable::make(std::size_t first, std::size_t end, const std::function<void(Row&& row)>& take) const {
    pairmodel::for_each_row(table_, first, end, [&](std::span<const Cell> cells) {
        Row row;
        row.reserve(columns_.size());
        for (const std::size_t i : columns_) {
            const Column& column = table_.columns[i];
            row.push_back(column.range == RangeEnd::low
                              ? shown_pair(cells[i], cells[i + 1], column.kind, round_to_)
                              : shown_cell(cells[i], column.kind, round_to_));
        }
        take(std::move(row));
    });
}

/// Visits the rows of these records, which are all where they are kept.
void TextTable::each(std::size_t first, std::size_t end,
                     const std::function<void(const Row& row)>& visit) const {
    if (kept_.empty()) return make(first, end, visit);
    for (const Row& row : kept_) visit(row);
}

void TextTable::for_each_row(const std::function<void(const Row& row)>& visit) const {
    each(0, table_.records, visit);
}

void TextTable::write_rows(const std::function<void(const Row& row, std::string& text)>& line,
                           TextSink& sink) const {
    in_chunks(
        table_.records, [] { return std::string(); },
        [&](std::string& text, std::size_t first, std::size_t end) {
            text.clear();
            each(first, end, [&](const Row& row) { line(row, text); });
        },
        [&](const std::string& text) { sink.write(text); });
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
    for (const Table& table : tables) {
        result.tables.emplace_back(table, round_to);
        note_all(used, result.tables.back().shorthand());
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
