#include "pairmodel/report/table.hpp"

#include "report/table/own_cell.hpp"

#include <memory>
#include <utility>

namespace pairmodel {

namespace {

class Visitor : public RowSink {
public:
    explicit Visitor(const std::function<void(std::span<const Cell>)>& visit) : visit_(visit) {}
    void row(std::span<const Cell> cells, std::size_t /*same*/) override { visit_(cells); }

private:
    const std::function<void(std::span<const Cell>)>& visit_;
};

}  // namespace

std::string json_index(std::size_t index) {
    return '\0' + std::to_string(index);
}

std::optional<std::size_t> index_of(std::string_view key) {
    if (!key.starts_with('\0')) return std::nullopt;
    return std::stoul(std::string(key.substr(1)));
}

std::string dotted(const std::vector<std::string>& path) {
    std::string name;
    for (const std::string& key : path) {
        if (!name.empty()) name += '.';
        const auto index = index_of(key);
        name += index ? std::to_string(*index) : key;
    }
    return name;
}

Table table_of(std::string id, std::string title, std::vector<Column> columns,
               std::vector<std::vector<OwnCell>> rows) {
    Table table{std::move(id), std::move(title), std::move(columns), rows.size(), false, {}, {}};
    auto kept = std::make_shared<const std::vector<std::vector<OwnCell>>>(std::move(rows));
    table.rows = [kept](std::size_t record, RowSink& sink) {
        std::vector<Cell> cells;
        for (const OwnCell& cell : (*kept)[record]) cells.push_back(view_of(cell));
        sink.row(cells);
    };
    return table;
}

void for_each_row(const Table& table, const std::function<void(std::span<const Cell>)>& visit) {
    for_each_row(table, 0, table.records, visit);
}

void for_each_row(const Table& table, std::size_t first, std::size_t end,
                  const std::function<void(std::span<const Cell>)>& visit) {
    Visitor visitor(visit);
    for (std::size_t record = first; record < end; ++record) table.rows(record, visitor);
}

}  // namespace pairmodel
