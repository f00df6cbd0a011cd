#pragma once

#include "pairmodel/report/document.hpp"
#include "pairmodel/report/format.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Which shorthand there is.
struct ShorthandUse {
    bool confidential = false;
    bool low = false;
    bool not_available = false;
    bool not_applicable = false;
};

/// A table as readers see it: low and high merged into one column, numbers rounded and grouped. All cells are
/// looked at once, for the widths of columns; the rows are made again when they are written, on all
/// processors, so that memory does not grow with them.
class TextTable {
public:
    struct Heading {
        std::string title;
        bool number = false;
        std::size_t width = 0;    ///< characters of the widest, title or cell
        std::size_t longest = 0;  ///< bytes of the longest cell
        bool gaps = false;        ///< whether some cell is empty
    };
    using Row = std::vector<std::string>;

    TextTable(const Table& table, int round_to);

    [[nodiscard]] const std::vector<Heading>& headings() const { return headings_; }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    /// In the columns of numbers.
    [[nodiscard]] const ShorthandUse& shorthand() const { return shorthand_; }

    void for_each_row(const std::function<void(const Row& row)>& visit) const;
    /// `line` adds the text of a row; it is called from several threads at once.
    void write_rows(const std::function<void(const Row& row, std::string& text)>& line, TextSink& sink) const;

private:
    struct Look;
    void make(std::size_t first, std::size_t end, const std::function<void(Row&& row)>& take) const;
    void each(std::size_t first, std::size_t end, const std::function<void(const Row& row)>& visit) const;
    void drop_silent_columns();

    Table table_;
    int round_to_;
    std::vector<std::size_t> columns_;  ///< of the table: those of the headings, or the first of two
    std::vector<Heading> headings_;
    std::size_t rows_ = 0;
    ShorthandUse shorthand_;
    std::vector<Row> kept_;  ///< all rows of a short table, which may be long in the making
};

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

/// "Key: [c] confidential, not shown; ….", or nothing.
[[nodiscard]] std::string shorthand_key(const ShorthandUse& use);

}  // namespace pairmodel
