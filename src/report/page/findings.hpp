#pragma once

#include "pairmodel/report/chart.hpp"
#include "pairmodel/study/study.hpp"

#include <string>
#include <string_view>

namespace pairmodel {

/// Words above charts, which say what they find.

/// "About six in ten babies", "About two thirds of the babies", "All babies": to the nearest tenth or third.
/// All fractions in words are from here.
[[nodiscard]] std::string fraction_of(double share, std::string_view whom);
/// "About two thirds of the babies in need would be missed"; without babies in need there is nothing to find.
[[nodiscard]] std::string missed_finding(double missed, double need, Cohort cohort);

/// The colour that a measure has in all charts.
[[nodiscard]] Meaning meaning_of(Measure measure);

/// What stands below a chart that is shown alone: what it is, who made it, where its figures are from.
[[nodiscard]] std::string chart_source(const StudyResult& result);

}  // namespace pairmodel
