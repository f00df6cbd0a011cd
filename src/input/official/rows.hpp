#pragma once

#include "input/official/header.hpp"
#include "input/text/csv.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/official_table.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace pairmodel {

/// A row that is wanted: of the layout's kind, and picked.
struct OfficialRow {
    std::size_t line = 0;
    std::string code;
    std::vector<std::string> cells;
};

/// Reads the rows of an official table and keeps those that are wanted; the others are counted by reason.
class OfficialRows {
public:
    OfficialRows(const OfficialHeader& header, const OfficialRequest& request, OfficialTable& table);

    /// False where nothing can be said of the rows, since a pick leaves none of them.
    [[nodiscard]] bool read(CsvReader& reader);

    std::vector<OfficialRow> rows;
    std::vector<Issue> issues;

private:
    void read_record(const CsvRecord& record);
    [[nodiscard]] bool has_right_width(const CsvRecord& record);
    [[nodiscard]] bool picked(const LayoutRow& row);
    void keep_row(const CsvRecord& record, const LayoutRow& row);
    void keep_named(const CsvRecord& record, const LayoutRow& row);
    void keep(const CsvRecord& record, std::string code);
    [[nodiscard]] std::string near_names(std::string_view before) const;
    [[noreturn]] void throw_unknown_names() const;
    [[nodiscard]] bool picks_leave_rows();

    const OfficialHeader& header_;
    const OfficialRequest& request_;
    OfficialTable& table_;
    std::vector<std::set<std::string>> seen_;  ///< for each pick, the values of its column
    std::vector<std::string> unknown_;         ///< names that are no area's
    std::vector<bool> matched_;                ///< for each pick, whether any row has its value
};

/// Counts rows that are left out for a reason.
void leave_out(std::vector<RowsLeftOut>& left_out, std::string_view reason, std::size_t rows = 1);

}  // namespace pairmodel
