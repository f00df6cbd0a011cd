#pragma once

#include "pairmodel/report/table.hpp"
#include "pairmodel/study/sensitivity.hpp"
#include "report/sensitivity/words.hpp"

#include <vector>

namespace pairmodel {

/// All together, which comes first, and then each area; or one area.
using SensitivityResults = std::vector<SensitivityResult>;

/// For programs: a row for each area, assumption and measure, all together last; the same as nested records.
[[nodiscard]] Table sensitivity_data(const SensitivityResults& results);
[[nodiscard]] Table assumption_records(const SensitivityResults& results);
/// What is moved: of all together, and of each area.
[[nodiscard]] Table sensitivity_record(const SensitivityResult& result);
[[nodiscard]] Table area_records(const SensitivityResults& results);
/// Precondition: there are shares.
[[nodiscard]] Table variance_record(const SensitivityResult& result);

}  // namespace pairmodel
