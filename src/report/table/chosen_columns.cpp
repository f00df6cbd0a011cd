#include "report/table/chosen_columns.hpp"

#include "report/table/shown.hpp"

#include <algorithm>
#include <utility>

namespace pairmodel {

namespace {

/// Hands on what is chosen of each row.
class ChosenCells : public RowSink {
public:
    ChosenCells(const std::vector<std::size_t>& chosen, bool marked, RowSink& sink)
        : chosen_(chosen), marked_(marked), sink_(sink), cells_(chosen.size()) {}

    void row(std::span<const Cell> cells, std::size_t same) override {
        std::transform(chosen_.begin(), chosen_.end(), cells_.begin(),
                       [&](std::size_t column) { return marked_ ? cells[column] : told(cells[column]); });
        const auto other =
            std::find_if(chosen_.begin(), chosen_.end(), [&](std::size_t c) { return c >= same; });
        sink_.row(cells_, static_cast<std::size_t>(other - chosen_.begin()));
    }

private:
    static Cell told(const Cell& cell) {
        const Absent* absent = std::get_if<Absent>(&cell);
        if (absent == nullptr || *absent == Absent::empty || *absent == Absent::not_applicable) return cell;
        return shorthand(*absent);
    }

    const std::vector<std::size_t>& chosen_;
    bool marked_;
    RowSink& sink_;
    std::vector<Cell> cells_;
};

}  // namespace

Table with_columns(const Table& table, std::vector<std::size_t> chosen) {
    Table some = table;
    some.columns.clear();
    for (const std::size_t column : chosen) some.columns.push_back(table.columns[column]);
    const auto has = [&](const std::string& name) {
        return std::any_of(some.columns.begin(), some.columns.end(),
                           [&](const Column& c) { return c.name == name; });
    };
    if (!std::all_of(table.key.begin(), table.key.end(), has)) some.key.clear();
    some.rows = [rows = table.rows, chosen = std::move(chosen), marked = has("marker")](std::size_t record,
                                                                                        RowSink& sink) {
        ChosenCells some_cells(chosen, marked, sink);
        rows(record, some_cells);
    };
    return some;
}

}  // namespace pairmodel
