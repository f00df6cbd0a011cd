#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace pairmodel {

/// A cell of a table as it was read.
struct TableCell {
    std::size_t line = 0;   ///< physical line of its row, from 1
    std::size_t place = 0;  ///< in the row, from 1
    std::string text;
};

/// The cells of the rows whose line is wanted, for those who show a problem beside its cell. `table` is what
/// messages call the table of a packed file; without one of that name it is the first. Throws FileError where
/// the file cannot be read.
[[nodiscard]] std::vector<TableCell> table_cells(const std::string& path, const std::string& table,
                                                 const std::function<bool(std::size_t line)>& wanted);

}  // namespace pairmodel
