#include "pairmodel/report/columns.hpp"

#include "input/text/text_map.hpp"
#include "report/table/chunks.hpp"
#include "words/decimal.hpp"
#include "words/figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace pairmodel {

namespace {

bool is_words(ColumnKind kind) {
    return kind == ColumnKind::text || kind == ColumnKind::list;
}

/// What a column is of, where all its numbers fit.
CellType cell_type(ColumnKind kind) {
    if (is_words(kind)) return CellType::words;
    return kind == ColumnKind::count || kind == ColumnKind::year ? CellType::whole : CellType::real;
}

/// Where each word of a column stands among its different ones.
class Words {
public:
    std::int32_t place_of(std::string_view text, ColumnCells& cells) {
        if (const auto known = places_.find(text); known != places_.end()) return known->second;
        cells.texts += text;
        constexpr auto most = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
        if (cells.texts.size() > most) throw std::length_error("the words of a column have over 2 GB");
        cells.ends.push_back(static_cast<std::int32_t>(cells.texts.size()));
        return places_.emplace(text, static_cast<std::int32_t>(places_.size())).first->second;
    }

private:
    TextMap<std::int32_t> places_;
};

/// Takes the cells of one column, row by row.
class ColumnTaker {
public:
    ColumnTaker(const Column& column, int round_to)
        : round_to_(column.kind == ColumnKind::babies ? round_to : 0) {
        // Whether all numbers are whole is known at the end.
        cells_.type = is_words(column.kind) ? CellType::words : CellType::real;
    }

    void take(const Cell& cell, bool same) {
        if (!same || rows_ == 0) {
            const auto* number = std::get_if<double>(&cell);
            const auto* text = std::get_if<std::string_view>(&cell);
            const bool words = cells_.type == CellType::words;
            has_ = words ? text != nullptr && !text->empty() : number != nullptr;
            if (words)
                place_ = has_ ? words_.place_of(*text, cells_) : -1;
            else
                number_ = !has_ ? std::numeric_limits<double>::quiet_NaN()
                                : in_15_digits(round_to_ > 0 ? rounded(*number, round_to_) : *number);
        }
        add();
    }

    [[nodiscard]] const ColumnCells& cells() const { return cells_; }

private:
    void add() {
        if (rows_ % 8 == 0) cells_.valid.push_back(0);
        if (has_)
            cells_.valid.back() = static_cast<std::uint8_t>(cells_.valid.back() | (1U << (rows_ % 8)));
        else
            ++cells_.missing;
        ++rows_;
        switch (cells_.type) {
            case CellType::whole:
            case CellType::real:
                return cells_.real.push_back(number_);
            case CellType::words:
                return cells_.words.push_back(place_);
        }
    }

    int round_to_ = 0;
    ColumnCells cells_;
    Words words_;
    std::size_t rows_ = 0;
    bool has_ = false;  ///< of the row before, as the next two
    double number_ = 0;
    std::int32_t place_ = -1;
};

/// Some records as columns.
class ColumnsSink : public RowSink {
public:
    ColumnsSink(const Table& table, int round_to) {
        for (const Column& column : table.columns) takers_.emplace_back(column, round_to);
    }

    void row(std::span<const Cell> cells, std::size_t same) override {
        for (std::size_t i = 0; i < takers_.size(); ++i) takers_[i].take(cells[i], i < same);
        ++rows_;
    }

    [[nodiscard]] const ColumnCells& cells(std::size_t column) const { return takers_[column].cells(); }
    [[nodiscard]] std::size_t rows() const { return rows_; }

private:
    std::vector<ColumnTaker> takers_;
    std::size_t rows_ = 0;
};

template <class Value>
void append(const std::vector<Value>& some, std::vector<Value>& all) {
    all.insert(all.end(), some.begin(), some.end());
}

/// Puts the bits of some rows below those of `rows` others.
void append_bits(const std::vector<std::uint8_t>& some, std::size_t rows, std::size_t more,
                 std::vector<std::uint8_t>& all) {
    all.resize((rows + more + 7) / 8);
    const std::size_t shift = rows % 8;
    std::size_t at = rows / 8;
    for (const std::uint8_t byte : some) {
        const std::uint32_t moved = std::uint32_t{byte} << shift;
        all[at] = static_cast<std::uint8_t>(all[at] | moved);
        if (++at < all.size()) all[at] = static_cast<std::uint8_t>(moved >> 8U);
    }
}

/// Puts some rows below `rows` others.
void append(const ColumnCells& some, std::size_t rows, std::size_t more, Words& words, ColumnCells& all) {
    append_bits(some.valid, rows, more, all.valid);
    all.missing += some.missing;
    append(some.real, all.real);
    std::vector<std::int32_t> places(some.distinct_texts());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = words.place_of(some.text(i), all);
    for (const std::int32_t place : some.words)
        all.words.push_back(place < 0 ? place : places[static_cast<std::size_t>(place)]);
}

/// Counts are whole numbers where all of them are: births that are shared out are not.
void settle_whole(ColumnCells& cells) {
    const auto whole = [](double number) { return std::isnan(number) || number == std::round(number); };
    if (!std::all_of(cells.real.begin(), cells.real.end(), whole)) {
        cells.type = CellType::real;
        return;
    }
    cells.whole.reserve(cells.real.size());
    for (const double number : cells.real)
        cells.whole.push_back(std::isnan(number) ? 0 : static_cast<std::int64_t>(number));
    std::vector<double>().swap(cells.real);
}

/// So that columns need not be copied to grow.
void reserve(std::size_t rows, ColumnCells& cells) {
    cells.valid.reserve(rows / 8 + 1);
    switch (cells.type) {
        case CellType::whole:
        case CellType::real:
            return cells.real.reserve(rows);
        case CellType::words:
            return cells.words.reserve(rows);
    }
}

}  // namespace

TableColumns columns_of(const Table& table, int round_to) {
    TableColumns columns{table.columns, {}, 0};
    for (const Column& column : table.columns) columns.cells.emplace_back().type = cell_type(column.kind);
    std::vector<Words> words(table.columns.size());
    const auto start = [&] { return std::make_unique<ColumnsSink>(table, round_to); };
    const auto fill = [&](auto& some, std::size_t first, std::size_t end) {
        some = start();
        for (std::size_t record = first; record < end; ++record) table.rows(record, *some);
    };
    in_chunks(table.records, start, fill, [&](const auto& some) {
        for (std::size_t i = 0; i < columns.cells.size(); ++i) {
            // Records mostly have the same number of rows.
            if (columns.rows == 0) reserve(some->rows() * (table.records / chunk_size + 1), columns.cells[i]);
            append(some->cells(i), columns.rows, some->rows(), words[i], columns.cells[i]);
        }
        columns.rows += some->rows();
    });
    for (ColumnCells& cells : columns.cells)
        if (cells.type == CellType::whole) settle_whole(cells);
    return columns;
}

}  // namespace pairmodel
