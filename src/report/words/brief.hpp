#pragma once

#include "pairmodel/report/document.hpp"
#include "pairmodel/study/study.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// What a screen shows of any document of a study: its remarks, then those of the run; one line of caveat
/// with the wider range where there is one, and one of sources. `levels`: levels of care are among the
/// figures.
[[nodiscard]] Brief brief_of(const StudyResult& result, std::vector<std::string> remarks = {},
                             bool levels = true);

/// The same of one area, whose first table has the wider range and what reports make of it among its rows.
[[nodiscard]] Brief brief_of_one(const StudyResult& result, std::vector<std::string> remarks, Table pathway);

}  // namespace pairmodel
