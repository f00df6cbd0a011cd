#include "pairmodel/report/columns.hpp"

#include "words/decimal.hpp"
#include "words/figures.hpp"

#include <functional>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <unordered_map>

namespace pairmodel {

namespace {

/// So that texts are looked up without a copy of each.
struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
};

/// Takes the cells of one column, row by row.
class ColumnTaker {
public:
    ColumnTaker(const Column& column, int round_to)
        : round_to_(column.kind == ColumnKind::babies ? round_to : 0) {
        cells_.type = cell_type(column.kind);
    }

    void take(const Cell& cell, bool same) {
        if (!same || rows_ == 0) {
            const auto* number = std::get_if<double>(&cell);
            const auto* text = std::get_if<std::string_view>(&cell);
            const bool words = cells_.type == CellType::words;
            has_ = words ? text != nullptr && !text->empty() : number != nullptr;
            if (words)
                place_ = has_ ? place_of(*text) : -1;
            else
                number_ = !has_ ? std::numeric_limits<double>::quiet_NaN()
                                : in_15_digits(round_to_ > 0 ? rounded(*number, round_to_) : *number);
        }
        add();
    }

    ColumnCells give() { return std::move(cells_); }

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
                return cells_.whole.push_back(has_ ? static_cast<std::int64_t>(number_) : 0);
            case CellType::real:
                return cells_.real.push_back(number_);
            case CellType::words:
                return cells_.words.push_back(place_);
        }
    }

    std::int32_t place_of(std::string_view text) {
        if (const auto known = places_.find(text); known != places_.end()) return known->second;
        cells_.texts += text;
        constexpr auto most = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
        if (cells_.texts.size() > most) throw std::length_error("the words of a column have over 2 GB");
        cells_.ends.push_back(static_cast<std::int32_t>(cells_.texts.size()));
        return places_.emplace(text, static_cast<std::int32_t>(places_.size())).first->second;
    }

    int round_to_ = 0;
    ColumnCells cells_;
    std::unordered_map<std::string, std::int32_t, TextHash, std::equal_to<>> places_;
    std::size_t rows_ = 0;
    bool has_ = false;  ///< of the row before, as the next two
    double number_ = 0;
    std::int32_t place_ = -1;
};

class ColumnsSink : public RowSink {
public:
    ColumnsSink(const Table& table, int round_to) {
        for (const Column& column : table.columns) takers_.emplace_back(column, round_to);
    }

    void row(std::span<const Cell> cells, std::size_t same) override {
        for (std::size_t i = 0; i < takers_.size(); ++i) takers_[i].take(cells[i], i < same);
        ++rows_;
    }

    void give(TableColumns& columns) {
        for (ColumnTaker& taker : takers_) columns.cells.push_back(taker.give());
        columns.rows = rows_;
    }

private:
    std::vector<ColumnTaker> takers_;
    std::size_t rows_ = 0;
};

}  // namespace

CellType cell_type(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::text:
        case ColumnKind::list:
            return CellType::words;
        case ColumnKind::count:
        case ColumnKind::year:
            return CellType::whole;
        case ColumnKind::babies:
        case ColumnKind::share:
        case ColumnKind::ratio:
        case ColumnKind::decimal:
            break;
    }
    return CellType::real;
}

TableColumns columns_of(const Table& table, int round_to) {
    TableColumns columns{table.columns, {}, 0};
    ColumnsSink sink(table, round_to);
    for (std::size_t record = 0; record < table.records; ++record) table.rows(record, sink);
    sink.give(columns);
    return columns;
}

}  // namespace pairmodel
