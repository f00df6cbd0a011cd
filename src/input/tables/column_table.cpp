#include "pairmodel/input/column_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pairmodel {

namespace {

/// Always in quotation marks: so no sign in it is taken for a delimiter. A line break within a cell is a
/// space, so that lines are rows.
void append_quoted(std::string_view text, std::string& out) {
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    out += '"';
}

/// "71,125" where a point would stand between thousands.
void append_number(double number, Thousands thousands, std::string& out) {
    std::string text = fmt::format("{}", number);
    if (thousands != Thousands::point) {
        out += text;
        return;
    }
    std::replace(text.begin(), text.end(), '.', ',');
    append_quoted(text, out);
}

void append_cell(const GivenColumn& column, std::size_t row, Thousands thousands, std::string& out) {
    std::visit(
        [&](const auto& cells) {
            if (row >= cells.size()) return;
            const auto& cell = cells[row];
            if constexpr (std::is_same_v<std::decay_t<decltype(cell)>, std::string_view>) {
                if (cell.data() != nullptr) append_quoted(cell, out);
            } else if constexpr (std::is_same_v<std::decay_t<decltype(cell)>, double>) {
                if (!std::isnan(cell)) append_number(cell, thousands, out);
            } else {
                fmt::format_to(std::back_inserter(out), "{}", cell);
            }
        },
        column.cells);
}

}  // namespace

std::string text_of(std::span<const GivenColumn> columns, Thousands thousands) {
    std::size_t rows = 0;
    std::string text;
    for (const GivenColumn& column : columns) {
        rows = std::max(rows, std::visit([](const auto& cells) { return cells.size(); }, column.cells));
        if (&column != &columns.front()) text += ',';
        append_quoted(column.heading, text);
    }
    text += '\n';
    for (std::size_t row = 0; row < rows; ++row) {
        for (const GivenColumn& column : columns) {
            if (&column != &columns.front()) text += ',';
            append_cell(column, row, thousands, text);
        }
        text += '\n';
    }
    return text;
}

}  // namespace pairmodel
