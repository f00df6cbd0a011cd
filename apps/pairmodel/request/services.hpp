#pragma once

#include "pairmodel/report/gap_report.hpp"
#include "request/estimating.hpp"

#include <memory>
#include <string>

/// Reads the table of services for areas that are chosen so. Throws UsageError where the areas are not those
/// of a year's births, or both tables are standard input; FileError, InputError.
[[nodiscard]] pairmodel::ServiceTable services_of(const std::string& file, const AreaChoice& areas);

/// Takes the table into the provenance of the estimate, and tells what readers of the screen must know of it.
void use_services(const pairmodel::ServiceTable& table, EstimateChoice& estimate);

/// The services put to the areas of the estimate. Throws InputError.
[[nodiscard]] pairmodel::GapResult gap_result_of(
    pairmodel::ServiceTable table, const std::shared_ptr<const pairmodel::EstimateResult>& estimate);
