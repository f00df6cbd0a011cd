#pragma once

#include "pairmodel/report/chart.hpp"
#include "pairmodel/study/study.hpp"

#include <string>
#include <string_view>

namespace pairmodel {

/// Words above charts, which say what they find.

/// "About six in ten", "Half of", "Fewer than one in ten", "All": a share before the name of those it is of.
[[nodiscard]] std::string in_ten(double share);

/// "babies", or of two years "children under two".
[[nodiscard]] std::string_view whom(Cohort cohort);

/// The colour that a measure has in all charts.
[[nodiscard]] Meaning meaning_of(Measure measure);

/// What stands below a chart that is shown alone: what it is, who made it, where its figures are from.
[[nodiscard]] std::string chart_source(const StudyResult& result);

}  // namespace pairmodel
