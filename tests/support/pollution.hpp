#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

/// Tables with one thing wrong each, of the kinds that files have in practice (after Pollock, the benchmark
/// of data loading by Vitagliano and others, VLDB 2023).
namespace pollution {

using Row = std::vector<std::string>;

/// A table as it should be. Cells are as they stand in the file, quotation marks and all.
struct Base {
    std::vector<std::string> above;  ///< title lines
    std::vector<Row> rows;           ///< the header first
    std::string ending = "\n";

    [[nodiscard]] std::string text() const;
    /// The line of a row, from 1. No cell of a base has line breaks.
    [[nodiscard]] std::size_t line_of(std::size_t row) const { return above.size() + row + 1; }
};

struct Polluted {
    std::string kind;
    std::string text;
    std::size_t line = 0;  ///< of the row that is polluted; 0: of the header, or all of it
};

/// Gives each polluted table of the base to `take`.
void each(const Base& base, const std::function<void(const Polluted&)>& take);

}  // namespace pollution
