#pragma once

#include "pairmodel/report/table.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pairmodel {

/// The value, or why there is none.
[[nodiscard]] inline OwnCell cell_of(const std::optional<double>& value,
                                     Absent otherwise = Absent::not_applicable) {
    return value ? OwnCell(*value) : OwnCell(otherwise);
}

/// A column that only JSON knows, by its keys from the outside in.
[[nodiscard]] inline Column json_column(std::vector<std::string> path, ColumnKind kind) {
    Column column;
    column.name = path.back();
    column.title = column.name;
    column.kind = kind;
    column.path = std::move(path);
    return column;
}

/// Builds a table of one record, value by value.
class RecordBuilder {
public:
    explicit RecordBuilder(std::string id) : id_(std::move(id)) {}

    RecordBuilder& add(std::vector<std::string> path, OwnCell value, ColumnKind kind) {
        columns_.push_back(json_column(std::move(path), kind));
        cells_.push_back(std::move(value));
        return *this;
    }
    RecordBuilder& text(std::vector<std::string> path, std::string value) {
        return add(std::move(path), std::move(value), ColumnKind::text);
    }
    RecordBuilder& number(std::vector<std::string> path, double value) {
        return add(std::move(path), value, ColumnKind::decimal);
    }

    /// As a record of a list, all of whose records have the same keys.
    void add_to(std::vector<Column>& columns, std::vector<std::vector<OwnCell>>& rows) {
        columns = std::move(columns_);
        rows.push_back(std::move(cells_));
    }

    [[nodiscard]] Table build() {
        Table table = table_of(id_, "", std::move(columns_), {std::move(cells_)});
        table.single = true;
        return table;
    }

private:
    std::string id_;
    std::vector<Column> columns_;
    std::vector<OwnCell> cells_;
};

}  // namespace pairmodel
