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

/// "71,125" where a point would stand between thousands. Three decimals get a fourth, as a number has no
/// point between thousands that could be meant.
void append_number(std::string text, Thousands thousands, std::string& out) {
    if (thousands != Thousands::point) {
        out += text;
        if (text.size() > 4 && text[text.size() - 4] == '.') out += '0';
        return;
    }
    std::replace(text.begin(), text.end(), '.', ',');
    append_quoted(text, out);
}

/// Writes a cell of any kind; nothing where it is missing.
struct CellWriter {
    Thousands thousands;
    std::string& out;

    void operator()(std::string_view text) const {
        if (text.data() != nullptr) append_quoted(text, out);
    }
    void operator()(double number) const {
        if (!std::isnan(number)) append_number(fmt::format("{}", number), thousands, out);
    }
    void operator()(const LongNumber& number) const {
        append_number(std::string(number.text), thousands, out);
    }
    void operator()(std::int64_t number) const { fmt::format_to(std::back_inserter(out), "{}", number); }
    void operator()(const GivenCell& cell) const { std::visit(*this, cell); }
};

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
            std::visit(
                [&](const auto& cells) {
                    if (row < cells.size()) CellWriter{thousands, text}(cells[row]);
                },
                column.cells);
        }
        text += '\n';
    }
    return text;
}

}  // namespace pairmodel
