#pragma once

#include "pairmodel/report/table.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// A table as readers see it: low and high merged into one column, numbers rounded and grouped.
struct TextTable {
    struct Heading {
        std::string title;
        bool number = false;
    };
    std::vector<Heading> headings;
    std::vector<std::vector<std::string>> rows;
};

[[nodiscard]] TextTable text_table(const Table& table, int round_to);

/// All tables for readers, and the key to the shorthand that stands in them; empty where none does.
struct TextTables {
    std::vector<TextTable> tables;
    std::string key;
};
[[nodiscard]] TextTables text_tables(const std::vector<Table>& tables, int round_to);

}  // namespace pairmodel
