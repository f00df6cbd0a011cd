#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pairmodel {

/// A sheet of a workbook, as a table of texts.
struct Sheet {
    std::string name;
    bool hidden = false;
    /// By row and column, from A1. Numbers have all their digits, per cent formats a percent sign, dates
    /// are written as 2024-03-31, so that none is taken for a number; a line break in a cell is a space.
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> hidden_rows;  ///< from 1

    /// As CSV: the row is the line.
    [[nodiscard]] std::string csv() const;
    /// "Table_1!F14": the cell below this heading in a row; "Table_1!14" where no heading is called so.
    [[nodiscard]] std::string place(std::size_t row, std::string_view heading) const;
};

/// Whether a zip file with these files in it is a workbook (.xlsx, .ods).
[[nodiscard]] bool is_workbook(const std::vector<std::string>& names);

/// The sheets of a workbook. Throws FileError where it cannot be read, or is too large when unpacked.
[[nodiscard]] std::vector<Sheet> read_workbook(std::string_view bytes, const std::string& file);

}  // namespace pairmodel
