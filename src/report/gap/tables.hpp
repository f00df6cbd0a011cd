#pragma once

#include "pairmodel/report/table.hpp"
#include "report/gap/comparison.hpp"

#include <vector>

namespace pairmodel {

/// For readers: what services there are, level by level; with a column for the area where there are several.
[[nodiscard]] Table provision_table(const std::vector<AreaGap>& areas);

/// Provision beside demand, or need, in the same rows.
[[nodiscard]] Table coverage_table(const std::vector<AreaGap>& areas, bool of_need);

/// Staff and money that the shortfalls would take; nothing where no service states both.
[[nodiscard]] std::optional<Table> shortfall_table(const std::vector<AreaGap>& areas);

/// What the services of one area answer to the questions of the mapping tool.
[[nodiscard]] Table offer_table(const AreaGap& area);

}  // namespace pairmodel
