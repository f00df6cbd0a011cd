#pragma once

#include "pairmodel/report/estimate_report.hpp"

#include <memory>

namespace pairmodel {

/// The document of `explain`: one area, step by step, every figure with its formula, source and page.
/// Precondition: the run has one area, with births.
[[nodiscard]] Document explain_document(const std::shared_ptr<const EstimateResult>& result);

}  // namespace pairmodel
