#pragma once

#include "support/zip.hpp"

#include <pugixml.hpp>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A workbook (.xlsx) as the test reads it back.
namespace workbook {

struct Cell {
    std::string text;  ///< as it is stored: a number's digits, or the text
    bool number = false;
    std::string look;  ///< number format
};

using Position = std::pair<int, int>;  ///< row and column, from 1

struct Sheet {
    std::string name;
    pugi::xml_document xml;
    std::vector<pugi::xml_document> tables;
    std::map<Position, Cell> cells;
    int rows = 0;
    int columns = 0;

    [[nodiscard]] std::string text(int row, int column) const {
        const auto found = cells.find({row, column});
        return found == cells.end() ? "" : found->second.text;
    }
};

struct Workbook {
    std::map<std::string, zip::Entry> entries;
    std::vector<Sheet> sheets;

    /// Throws std::out_of_range where there is none.
    [[nodiscard]] const Sheet& sheet(std::string_view name) const;
};

/// Throws std::runtime_error where the bytes are no workbook.
[[nodiscard]] Workbook read(std::string_view bytes);

/// "C12" as {12, 3}.
[[nodiscard]] Position position_of(std::string_view reference);

[[nodiscard]] pugi::xml_document xml_of(const std::string& text);

}  // namespace workbook
