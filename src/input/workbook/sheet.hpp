#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// A sheet of a workbook as a CSV text, whose lines are its rows from the first. Numbers have all their
/// digits, per cent formats a percent sign, dates are written as 2024-03-31, so that none is taken for a
/// number; a line break in a cell is a space.
struct Sheet {
    std::string name;
    bool hidden = false;
    std::string text;
    std::size_t rows = 0;          ///< up to the last that holds anything
    std::size_t hidden_rows = 0;   ///< of those that hold anything
    std::size_t first_hidden = 0;  ///< from 1
};

/// Where things stand in a sheet.
class CellNames {
public:
    CellNames(std::string sheet, std::string_view text);
    /// "Table_1!F14": the cell below this heading in a row; "Table_1!14" where no heading is called so.
    [[nodiscard]] std::string of(std::size_t row, std::string_view heading) const;

private:
    std::string sheet_;
    std::vector<std::vector<std::string>> first_rows_;  ///< among which the header is
};

/// Makes the sheets of a workbook, cell by cell.
class SheetBuilder {
public:
    /// `file` is what messages call the workbook; all its sheets together have no more text than
    /// `most_bytes`.
    SheetBuilder(std::string file, std::uintmax_t most_bytes);

    void start(std::string name, bool hidden);
    /// The row that cells now belong to, from 0. Throws FileError where it is above the one before.
    void start_row(std::size_t row);
    /// Throws FileError where the cell has been there already, or lies beyond all columns.
    void cell(std::size_t column, std::string_view text);
    /// The row is hidden, or stands there so many times.
    void end_row(bool hidden, std::size_t times = 1);
    void finish();
    [[nodiscard]] std::vector<Sheet> sheets() && { return std::move(sheets_); }

private:
    [[noreturn]] void refuse(std::string_view why) const;
    void check_order() const;
    void check_size(std::uintmax_t more) const;

    std::string file_;
    std::uintmax_t most_bytes_;
    std::uintmax_t finished_bytes_ = 0;
    std::vector<Sheet> sheets_;
    std::size_t row_ = 0;       ///< of the cells
    std::size_t next_row_ = 0;  ///< the first that may come
    std::vector<std::string> cells_;
    std::vector<std::uint16_t> widths_;  ///< of the rows that are written
};

}  // namespace pairmodel
