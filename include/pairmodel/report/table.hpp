#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pairmodel {

/// Why a cell has no value; in tables for readers it shows as the shorthand of the Government Analysis
/// Function.
enum class Absent {
    empty,           ///< nothing to say: blank, and no key in JSON
    confidential,    ///< [c]
    not_available,   ///< [x]
    not_applicable,  ///< [z]
};

/// One cell: nothing, a text, or a number. The text must live as long as the row is used.
using Cell = std::variant<Absent, std::string_view, double>;

/// What a column holds, which settles how readers see it. Data formats show numbers unrounded.
enum class ColumnKind {
    text,
    list,     ///< words separated by one space; an array in JSON
    count,    ///< whole number, thousands grouped
    year,     ///< whole number, never grouped
    babies,   ///< modelled number of babies, rounded for readers
    share,    ///< share from 0 to 1, shown in per cent
    ratio,    ///< shown with two decimals
    decimal,  ///< shown with up to four decimals, of four digits
};

/// Two neighbouring columns, `low` then `high`, are one range: "445 to 885" where a format has prose cells.
enum class RangeEnd { none, low, high };

/// A column of a table: what its cells are, for readers and for machines.
struct Column {
    std::string name;   ///< in CSV
    std::string title;  ///< for readers
    ColumnKind kind = ColumnKind::text;
    std::string unit = {};
    std::string description = {};
    RangeEnd range = RangeEnd::none;
    std::vector<std::string> path = {};  ///< keys from the outside in, in JSON; empty: `name`
};

/// A key of a path that stands for the element of an array with this index. No text that is read has its
/// first character.
[[nodiscard]] std::string json_index(std::size_t index);
/// The index that such a key stands for; nothing for other keys.
[[nodiscard]] std::optional<std::size_t> index_of(std::string_view key);
/// All keys of a path in one name, an element of an array by its index: "births_by_year.0.year".
[[nodiscard]] std::string dotted(const std::vector<std::string>& path);

/// Takes the rows of a table, one by one.
class RowSink {
public:
    RowSink() = default;
    virtual ~RowSink() = default;
    RowSink(const RowSink&) = delete;
    RowSink& operator=(const RowSink&) = delete;
    /// `same`: so many cells at the left are those of the row before, in the same record. A sink may use
    /// that, or not.
    virtual void row(std::span<const Cell> cells, std::size_t same) = 0;
    void row(std::span<const Cell> cells) { row(cells, 0); }
};

/// Typed columns, and rows that are made when asked for, record by record, so that a long table never stands
/// in memory. A record is what belongs together, such as all measures of an area.
struct Table {
    std::string id;     ///< key in JSON
    std::string title;  ///< for readers; may be empty
    std::vector<Column> columns;
    std::size_t records = 0;
    bool single = false;  ///< one record that is an object in JSON, not a list of one
    /// Makes the rows of one record. Safe to call from several threads at once.
    std::function<void(std::size_t record, RowSink& sink)> rows;
    /// Columns whose cells together tell every row from all others; empty where nothing does.
    std::vector<std::string> key = {};
};

/// A cell that keeps its text.
using OwnCell = std::variant<Absent, std::string, double>;

/// A table whose rows are known already; each row is a record.
[[nodiscard]] Table table_of(std::string id, std::string title, std::vector<Column> columns,
                             std::vector<std::vector<OwnCell>> rows);

/// Goes through all rows.
void for_each_row(const Table& table, const std::function<void(std::span<const Cell>)>& visit);
/// Goes through the rows of the records from `first` up to before `end`.
void for_each_row(const Table& table, std::size_t first, std::size_t end,
                  const std::function<void(std::span<const Cell>)>& visit);

}  // namespace pairmodel
