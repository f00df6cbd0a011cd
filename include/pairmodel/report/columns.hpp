#pragma once

#include "pairmodel/report/table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pairmodel {

/// What the cells of a column are to a program: ColumnKind::count and ::year are whole, text and list words,
/// all others real, and so are counts of which one is not whole, such as births that are shared out.
enum class CellType { whole, real, words };

/// The cells of a column side by side, as data frames have them. Their memory is laid out as Apache Arrow has
/// it, so that others can take it as it is.
struct ColumnCells {
    CellType type = CellType::words;
    std::vector<std::int64_t> whole = {};  ///< 0 where missing
    std::vector<double> real = {};         ///< not a number where missing
    std::vector<std::int32_t> words = {};  ///< places in `texts`; -1 where missing

    // The different words of the column, end to end, and where each ends; the first begins at 0.
    std::string texts = {};
    std::vector<std::int32_t> ends{0};

    std::vector<std::uint8_t> valid = {};  ///< a bit a row, the lowest first: 0 is missing
    std::size_t missing = 0;

    [[nodiscard]] bool has(std::size_t row) const { return ((valid[row / 8] >> (row % 8)) & 1U) != 0; }
    [[nodiscard]] std::size_t distinct_texts() const { return ends.size() - 1; }
    [[nodiscard]] std::string_view text(std::size_t place) const {
        const auto begin = static_cast<std::size_t>(ends[place]);
        return std::string_view(texts).substr(begin, static_cast<std::size_t>(ends[place + 1]) - begin);
    }
};

/// A table as columns.
struct TableColumns {
    std::vector<Column> columns;
    std::vector<ColumnCells> cells;  ///< as `columns`
    std::size_t rows = 0;
};

/// All rows of a table. `round_to`: as Document::round_to. Figures are those of CSV and JSON, to the last
/// bit; what is withheld, not available or blank is missing.
[[nodiscard]] TableColumns columns_of(const Table& table, int round_to);

}  // namespace pairmodel
