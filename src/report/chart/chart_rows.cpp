#include "report/chart/chart_rows.hpp"

#include "report/table/own_cell.hpp"
#include "report/table/shown.hpp"
#include "words/figures.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace pairmodel::charts {

namespace {

OwnCell kept(const Cell& cell) {
    const auto* number = std::get_if<double>(&cell);
    return number != nullptr && !std::isfinite(*number) ? OwnCell(Absent::not_available) : owned(cell);
}

std::size_t first_text(const std::vector<Column>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].kind == ColumnKind::text) return i;
    throw std::logic_error("a chart needs a column of text");
}

/// A blank would look like a bar that was forgotten.
std::string shorthand_of(const OwnCell& cell) {
    const auto* absent = std::get_if<Absent>(&cell);
    const std::string_view text = absent != nullptr ? shorthand(*absent) : "";
    return std::string(text.empty() ? shorthand(Absent::not_available) : text);
}

}  // namespace

ChartRows::ChartRows(const Chart& chart)
    : columns_(chart.table.columns), label_(first_text(columns_)), round_to_(chart.round_to) {
    for_each_row(chart.table, [this](std::span<const Cell> cells) {
        std::vector<OwnCell>& row = rows_.emplace_back();
        for (const Cell& cell : cells) row.push_back(kept(cell));
    });
}

std::optional<std::size_t> ChartRows::find(std::string_view name) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].name == name) return i;
    return std::nullopt;
}

std::size_t ChartRows::need(std::string_view name) const {
    if (const auto found = find(name)) return *found;
    throw std::logic_error("a chart without its column: " + std::string(name));
}

std::string ChartRows::title(std::size_t column) const {
    const Column& known = columns_[column];
    return known.title.empty() ? known.name : known.title;
}

std::vector<std::size_t> ChartRows::columns_of(ColumnKind kind) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].kind == kind) found.push_back(i);
    return found;
}

std::string_view ChartRows::text(std::size_t row, std::optional<std::size_t> column) const {
    const auto* text = column ? std::get_if<std::string>(&rows_[row][*column]) : nullptr;
    return text != nullptr ? std::string_view(*text) : std::string_view();
}

std::optional<double> ChartRows::number(std::size_t row, std::optional<std::size_t> column) const {
    const auto* number = column ? std::get_if<double>(&rows_[row][*column]) : nullptr;
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

bool ChartRows::is_empty(std::size_t row, std::size_t column) const {
    const auto* absent = std::get_if<Absent>(&rows_[row][column]);
    return absent != nullptr && *absent == Absent::empty;
}

std::string ChartRows::figure(std::size_t row, std::size_t column) const {
    if (const auto value = number(row, column)) return shown(*value, columns_[column].kind, round_to_);
    return shorthand_of(rows_[row][column]);
}

std::string ChartRows::range(std::size_t row, std::size_t low, std::size_t high) const {
    const auto from = number(row, low);
    const auto to = number(row, high);
    if (!from) return shorthand_of(rows_[row][low]);
    if (!to) return shorthand_of(rows_[row][high]);
    return shown_range(*from, *to, columns_[low].kind, round_to_);
}

}  // namespace pairmodel::charts
