#pragma once

#include "input/areas/columns.hpp"
#include "input/columns/held_rows.hpp"
#include "input/columns/period.hpp"
#include "pairmodel/input/area_table.hpp"

#include <cstdint>
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
    PeriodRows(const AreaColumns& columns, const AreaTableOptions& options)
        : columns_(columns), asked_(options.births_period), thousands_(options.thousands) {}

    void add(const CsvRecord& record);
    /// Gives the rows that are wanted to `row`, each with the births of all calendar years that the table
    /// has; these are empty where it has no two. Nothing is given where there is a problem.
    void read(const std::function<void(const CsvRecord&, const BirthsHistory&)>& row);

    /// When the figures are of that are read, at the latest; empty where no row says it.
    std::string latest;
    /// Whether the rows that are read are of different periods.
    [[nodiscard]] bool are_several() const { return !repeats_ && asked_.empty() && periods_.size() > 1; }
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
    [[nodiscard]] std::string area_of(const CsvRecord& record) const;
    void add_births(const CsvRecord& record, const std::string& area, int year);
    [[nodiscard]] BirthsHistory history_of(const CsvRecord& record) const;
    [[nodiscard]] const Known* wanted() const;
    [[nodiscard]] const Known* latest_of(const std::function<bool(const Known&)>& fits) const;
    [[nodiscard]] bool is_left_out(const std::string& text, const Known* chosen) const;
    void report_none();
    [[nodiscard]] bool is_no_year(const Known& chosen);

    const AreaColumns& columns_;
    std::string asked_;
    Thousands thousands_;
    HeldRows held_;
    std::set<int> years_;  ///< calendar years that some row is of
    /// By code or name; none where there is no number, or more rows than one.
    std::map<std::string, std::map<int, std::optional<std::int64_t>>> births_;
    std::map<std::string, Known> periods_;                ///< by the cell; sums over all periods are none
    std::map<std::string, std::set<std::string>> areas_;  ///< by code or name: the periods that it has
    std::map<std::string, std::string> names_;            ///< of these areas, as the table has them
    bool repeats_ = false;
};

}  // namespace pairmodel
