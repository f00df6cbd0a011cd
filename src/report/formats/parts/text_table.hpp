#pragma once

#include "pairmodel/report/document.hpp"

#include <cstddef>
#include <string>
#include <string_view>
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

/// The heading in formats where a column must have one: "Marker" for that of markers.
[[nodiscard]] std::string_view heading_of(const TextTable::Heading& heading);

/// What a table is called where it stands alone, as it does when it is pasted: its title, else what its rows
/// are, and the title of the document.
[[nodiscard]] std::string table_title(const Document& document, std::size_t table);

/// All tables for readers, and the key to the shorthand that stands in them; empty where none does.
struct TextTables {
    std::vector<TextTable> tables;
    std::string key;
};
[[nodiscard]] TextTables text_tables(const std::vector<Table>& tables, int round_to);

/// Which shorthand there is.
struct ShorthandUse {
    bool confidential = false;
    bool low = false;
    bool not_available = false;
    bool not_applicable = false;
};

/// "Key: [c] confidential, not shown; ….", or nothing.
[[nodiscard]] std::string shorthand_key(const ShorthandUse& use);

}  // namespace pairmodel
