#pragma once

#include "pairmodel/report/table.hpp"
#include "report/estimate/subject.hpp"

#include <string>
#include <variant>
#include <vector>

namespace pairmodel {

/// A row of a table of levels: a measure, or a range of babies from elsewhere.
struct LevelRow {
    std::string label;
    std::variant<Measure, Interval> babies;
};

[[nodiscard]] std::vector<LevelRow> rows_of(const std::vector<Measure>& measures);

/// Rows for an area or total: babies and shares of births. `subject` as in read_subject(); `middle`: with
/// the figure between the ends, as `central`.
[[nodiscard]] Table levels_table(const Study& result, std::size_t subject, std::string heading,
                                 std::vector<LevelRow> rows, bool middle = false);

/// What a screen shows of the one area: need, who comes and who is missed above the levels of which they are
/// sums, what reports, which place each birth, count elsewhere, and what wider uncertainty makes of the
/// missed.
[[nodiscard]] Table pathway_table(const Study& result);

/// The levels of care in order, with what the allocation leaves unassigned.
[[nodiscard]] std::vector<Measure> levels_of_care(const Model& model);

}  // namespace pairmodel
