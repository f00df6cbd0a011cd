#pragma once

#include "input/areas/columns.hpp"
#include "input/columns/percent_column.hpp"
#include "input/tables/row_width.hpp"
#include "input/text/csv.hpp"
#include "pairmodel/input/area_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// What rows are read by; all of it outlives them.
struct AreaRowsContext {
    const AreaColumns& columns;
    const RowWidth& width;
    const AreaTableOptions& options;
};

inline constexpr const char* footnote_hint =
    "a note below the table? put it in quotation marks, or take it away";

/// Reads the cells of one row after another as those of an area, and tells all that is wrong with them.
class AreaRow {
public:
    /// `table_name`, which issues are told of, outlives the row as well.
    AreaRow(const AreaRowsContext& context, const std::string& table_name);

    /// Goes to a record, which is there for as long as its cells are read: nothing is wrong with it yet.
    void begin(const CsvRecord& record);
    /// "area", "total" or empty; anything else is an issue.
    [[nodiscard]] std::string read_row_type();
    /// Reads the cells, of which there are as many as columns, into what follows.
    void read();
    /// An issue of the row's cell in that column.
    void add(const ColumnPlace& place, std::string expected, std::string found, std::string hint = "");

    Area area;                            ///< what takes memory is kept for the next
    std::vector<std::string_view> codes;  ///< GSS codes in `area.code`: of joined areas several
    BirthsHistory history;
    std::optional<GivenRatio> made_ratio;  ///< in our own output: of indicators, which make it again
    std::vector<Issue> issues;

private:
    [[nodiscard]] std::string_view cell(const ColumnPlace& place) const {
        return cell_at(*cells_, place.index);
    }
    /// The cell of a column of our own output; empty where there is no such column.
    [[nodiscard]] std::string_view own_cell(const std::optional<std::size_t>& at) const {
        return at ? cell_at(*cells_, *at) : std::string_view();
    }

    void report_rejected_before();
    void read_identity();
    void read_code(std::string_view text);
    void read_name(std::string_view text);
    void check_text(const ColumnPlace& place, const std::string& text, std::string_view allowed = {});
    void read_births();
    void read_own_output();
    [[nodiscard]] bool is_without_births() const;
    void read_history();
    [[nodiscard]] std::optional<std::int64_t> read_count(std::string_view text, const ColumnPlace& place);
    void read_indicators();
    [[nodiscard]] std::optional<double> read_indicator(std::size_t at);
    void read_groups();
    [[nodiscard]] std::optional<double> read_number_at_least_zero(std::string_view text,
                                                                  const ColumnPlace& place);
    [[nodiscard]] std::optional<double> read_ratio_cell(AreaColumn column);
    [[nodiscard]] std::optional<GivenRatio> read_ratio();
    void keep_made_ratio();

    const AreaColumns& columns_;
    const AreaTableOptions& options_;
    const std::string& table_name_;
    std::optional<std::size_t> region_group_;    ///< a column that says in which region areas lie
    std::optional<std::size_t> rejected_group_;  ///< a column of the reasons why rows were left out before
    std::vector<PercentColumn> percent_;         ///< as columns_.indicators
    const std::vector<std::string_view>* cells_ = nullptr;
    std::size_t line_ = 0;
};

}  // namespace pairmodel
