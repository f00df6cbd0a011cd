#include "input/workbook/sheet.hpp"

#include "input/cells/number.hpp"
#include "input/text/csv.hpp"
#include "input/text/file.hpp"
#include "pairmodel/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace pairmodel {

namespace {

/// "A", "Z", "AA".
std::string column_letters(std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

void add_cell(std::string& text, std::string_view cell) {
    if (cell.find_first_of(",;\t\"") == std::string_view::npos) {
        text += cell;
        return;
    }
    text += '"';
    for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
    text += '"';
}

/// A line of its own in the text: each line break, of one or two characters, is a space.
std::string in_one_line(std::string_view cell) {
    std::string line;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '\r' && i + 1 < cell.size() && cell[i + 1] == '\n') continue;
        line += cell[i] == '\n' || cell[i] == '\r' ? ' ' : cell[i];
    }
    return line;
}

/// Rows of as many cells as the widest. Empty ones stay empty.
std::string padded(const std::string& text, const std::vector<std::uint16_t>& widths, std::size_t width) {
    std::string all;
    std::size_t from = 0;
    for (const std::uint16_t cells : widths) {
        const std::size_t end = text.find('\n', from);
        all.append(text, from, end - from);
        if (cells > 0) all.append(width - cells, ',');
        all += '\n';
        from = end + 1;
    }
    return all;
}

}  // namespace

CellNames::CellNames(std::string sheet, std::string_view text) : sheet_(std::move(sheet)) {
    constexpr std::size_t header_within_rows = 50;
    std::size_t end = 0;
    for (std::size_t i = 0; i < header_within_rows && end < text.size(); ++i)
        end = std::min(text.find('\n', end), text.size() - 1) + 1;
    std::istringstream stream{std::string(text.substr(0, end))};
    TextLines lines(stream, sheet_);
    CsvReader reader(lines, ',');
    CsvRecord record;
    while (reader.next(record)) {
        first_rows_.resize(record.line);
        if (record.issue) continue;
        for (const std::string_view cell : record.fields) first_rows_.back().emplace_back(trimmed(cell));
    }
}

std::string CellNames::of(std::size_t row, std::string_view heading) const {
    for (std::size_t i = 0; i < std::min(row, first_rows_.size()) && !heading.empty(); ++i) {
        const auto& cells = first_rows_[i];
        const auto place = std::find(cells.begin(), cells.end(), heading);
        if (place != cells.end())
            return fmt::format("{}!{}{}", sheet_,
                               column_letters(static_cast<std::size_t>(place - cells.begin())), row);
    }
    return fmt::format("{}!{}", sheet_, row);
}

SheetBuilder::SheetBuilder(std::string file, std::uintmax_t most_bytes)
    : file_(std::move(file)), most_bytes_(most_bytes) {}

void SheetBuilder::refuse(std::string_view why) const {
    throw FileError(fmt::format("{}, sheet {}: {}", file_, sheets_.back().name, why));
}

void SheetBuilder::check_size(std::uintmax_t more) const {
    if (finished_bytes_ + sheets_.back().text.size() + more > most_bytes_)
        throw_too_large(file_ + ", as text,", most_bytes_);
}

void SheetBuilder::start(std::string name, bool hidden) {
    constexpr std::size_t most_sheets = 10'000;
    Sheet& sheet = sheets_.emplace_back();
    if (sheets_.size() > most_sheets) refuse(fmt::format("it has more than {} sheets", most_sheets));
    sheet.name = std::move(name);
    sheet.hidden = hidden;
    next_row_ = 0;
    widths_.clear();
    cells_.clear();
}

void SheetBuilder::start_row(std::size_t row) {
    row_ = row;
    if (row_ >= limits::rows) refuse(fmt::format("it has more than {} rows", limits::rows));
    check_order();
}

/// Rows that lie in one another end in an order of their own, so that this is asked at the end, too.
void SheetBuilder::check_order() const {
    if (row_ < next_row_) refuse(fmt::format("row {} stands below row {}", row_ + 1, next_row_));
}

void SheetBuilder::cell(std::size_t column, std::string_view text) {
    if (column >= limits::columns)
        refuse(fmt::format("row {} has more than {} cells", row_ + 1, limits::columns));
    if (text.empty()) return;
    if (column >= cells_.size()) cells_.resize(column + 1);
    if (!cells_[column].empty())
        refuse(fmt::format("{}{} stands there twice", column_letters(column), row_ + 1));
    cells_[column] = in_one_line(text);
}

void SheetBuilder::end_row(bool hidden, std::size_t times) {
    Sheet& sheet = sheets_.back();
    check_order();
    next_row_ = row_ + times;
    if (cells_.empty()) return;
    if (next_row_ > limits::rows) refuse(fmt::format("it has more than {} rows", limits::rows));
    sheet.text.append(row_ - sheet.rows, '\n');
    widths_.resize(row_, 0);
    std::string line;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if (i > 0) line += ',';
        add_cell(line, cells_[i]);
    }
    line += '\n';
    check_size(line.size() * times);
    for (std::size_t i = 0; i < times; ++i) sheet.text += line;
    widths_.resize(row_ + times, static_cast<std::uint16_t>(cells_.size()));
    sheet.rows = row_ + times;
    if (hidden && sheet.hidden_rows == 0) sheet.first_hidden = row_ + 1;
    if (hidden) sheet.hidden_rows += times;
    cells_.clear();
}

void SheetBuilder::finish() {
    Sheet& sheet = sheets_.back();
    const std::size_t width = widths_.empty() ? 0 : *std::max_element(widths_.begin(), widths_.end());
    std::uintmax_t lacking = 0;
    for (const std::uint16_t cells : widths_)
        if (cells > 0) lacking += width - cells;
    check_size(lacking);
    if (lacking > 0) sheet.text = padded(sheet.text, widths_, width);
    finished_bytes_ += sheet.text.size();
}

}  // namespace pairmodel
