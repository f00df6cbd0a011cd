#pragma once

#include "input/areas/columns.hpp"
#include "input/columns/held_rows.hpp"
#include "input/columns/period.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pairmodel {

/// The rows of a table with a column that says when its figures are of. An area with several rows has one for
/// each period, of which the latest is read, or that asked for.
class PeriodRows {
public:
    /// `births_period` as AreaTableOptions have it.
    PeriodRows(const AreaColumns& columns, std::string births_period)
        : columns_(columns), asked_(std::move(births_period)) {}

    void add(const CsvRecord& record);
    /// Gives the rows that are wanted to `row`. Nothing is given where there is a problem.
    void read(const std::function<void(const CsvRecord&)>& row);

    /// When the figures are of that are read, at the latest; empty where no row says it.
    std::string latest;
    /// What was left out; empty for nothing.
    std::string note;
    std::optional<Issue> problem;

private:
    struct Known {
        std::string text;
        Period period;
        std::size_t rows = 0;
    };

    [[nodiscard]] std::string cell(const CsvRecord& record, const std::optional<ColumnPlace>& place) const;
    [[nodiscard]] const Known* wanted() const;
    [[nodiscard]] const Known* latest_of(const std::function<bool(const Known&)>& fits) const;
    [[nodiscard]] bool is_left_out(const std::string& text, const Known* chosen) const;
    void report_none();
    [[nodiscard]] bool is_no_year(const Known& chosen);

    const AreaColumns& columns_;
    std::string asked_;
    HeldRows held_;
    std::map<std::string, Known> periods_;                ///< by the cell; sums over all periods are none
    std::map<std::string, std::set<std::string>> areas_;  ///< by code or name: the periods that it has
    std::map<std::string, std::string> names_;            ///< of these areas, as the table has them
    bool repeats_ = false;
};

}  // namespace pairmodel
