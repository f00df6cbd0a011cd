#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/planning/plan.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Scenarios of a plan as read from a file.
struct ScenarioFile {
    std::vector<PlanScenario> scenarios;  ///< without `no_change`
    std::string sha256;
    std::vector<std::string> notes;  ///< what was not needed
};

/// The JSON Schema that such a file obeys.
[[nodiscard]] std::string_view scenario_schema_text();

/// Scenarios from JSON text. `file` is what messages call it. Throws InputError with every problem, each
/// named by JSON pointer: what the schema refuses, names that are not their own, two ways of saying one
/// thing, years of the plan without a figure.
[[nodiscard]] ScenarioFile parse_scenario_file(const std::string& file, std::string_view text,
                                               const PlanYears& years);

/// The same from a file. Throws FileError where it cannot be read.
[[nodiscard]] ScenarioFile read_scenario_file(const std::string& path, const PlanYears& years);

/// "2028", "2028 and 2030", "2028 to 2031": years in ascending order.
[[nodiscard]] std::string years_phrase(const std::vector<int>& years);

/// The figures' years that are not of the plan.
[[nodiscard]] std::vector<int> years_beyond(const YearFigures& figures, const PlanYears& years);

}  // namespace pairmodel
