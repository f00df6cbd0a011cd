#pragma once

#include "pairmodel/report/chart.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel::charts {

/// The rows of a chart's table, with columns found by name. A number that is none (infinite, NaN) is not
/// available.
class ChartRows {
public:
    /// Throws std::logic_error where no column of text names the rows.
    explicit ChartRows(const Chart& chart);

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] const Column& column(std::size_t index) const { return columns_[index]; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    /// The same; throws std::logic_error where there is no such column.
    [[nodiscard]] std::size_t need(std::string_view name) const;
    /// What readers call the column.
    [[nodiscard]] std::string title(std::size_t column) const;
    [[nodiscard]] std::vector<std::size_t> columns_of(ColumnKind kind) const;

    [[nodiscard]] std::string_view label(std::size_t row) const { return text(row, label_); }
    [[nodiscard]] std::string_view text(std::size_t row, std::optional<std::size_t> column) const;
    [[nodiscard]] std::optional<double> number(std::size_t row, std::optional<std::size_t> column) const;
    [[nodiscard]] bool is_empty(std::size_t row, std::size_t column) const;

    /// The figure as readers see it, or the shorthand for why there is none.
    [[nodiscard]] std::string figure(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::string range(std::size_t row, std::size_t low, std::size_t high) const;

private:
    std::vector<Column> columns_;
    std::vector<std::vector<OwnCell>> rows_;
    std::size_t label_;
    int round_to_;
};

}  // namespace pairmodel::charts
