#pragma once

#include "pairmodel/report/table.hpp"
#include "report/estimate/subject.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// Some measures of an area or total, a row each: babies and shares of births. `subject` as in
/// read_subject(); `middle`: with the figure between the ends, as `central`.
[[nodiscard]] Table levels_table(const Study& result, std::size_t subject, std::string heading,
                                 std::vector<Measure> measures, bool middle = false);

/// The levels of care in order, with what the allocation leaves unassigned.
[[nodiscard]] std::vector<Measure> levels_of_care(const Model& model);

}  // namespace pairmodel
