#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// Small tables of areas with whatever people leave in their cells, and a count of what was put in.
struct RandomTable {
    std::string text;
    std::vector<std::size_t> lines;        ///< on which a row begins that has something in it
    std::vector<std::size_t> empty_lines;  ///< rows of empty cells
    std::size_t last_line = 0;
    bool open_quotes = false;  ///< some cell is never closed, so what is a row is anybody's guess
};

[[nodiscard]] RandomTable random_table(unsigned seed);

/// The lines of the table that the notes of its reader tell of as footnotes.
[[nodiscard]] std::vector<std::size_t> footnote_lines(const RandomTable& table,
                                                      const std::vector<std::string>& notes);
