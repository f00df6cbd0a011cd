#pragma once

#include "pairmodel/report/table.hpp"
#include "pairmodel/study/plan.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace pairmodel {

/// An area or a total of a plan, made ready for any table.
struct PlanSubject {
    std::string_view code;
    std::string_view name;
    bool is_total = false;
    std::string_view basis;         ///< code of what the adversity ratio is from today
    std::string notes;              ///< codes of what must be said of it, separated by spaces
    Absent absent = Absent::empty;  ///< why there are no figures, where there are none
    Planned planned;

    [[nodiscard]] bool has_figures() const { return absent == Absent::empty; }
};

/// The scenario that is told where there is room for one: the first beside no change, where there is one.
[[nodiscard]] inline std::size_t told_scenario(const Plan& plan) {
    return plan.scenarios.size() > 1 ? 1 : 0;
}

/// The subject with this index: areas first, then totals.
[[nodiscard]] PlanSubject plan_subject(const PlanResult& result, std::size_t index);
[[nodiscard]] std::size_t plan_subjects(const PlanResult& result);

/// The tables for programs: a row for each area, scenario, year and measure; for JSON, for each area,
/// scenario and year; and what the scenarios are.
[[nodiscard]] Table plan_data(const std::shared_ptr<const PlanResult>& result);
[[nodiscard]] Table plan_records(const std::shared_ptr<const PlanResult>& result);
[[nodiscard]] Table plan_record(const PlanResult& result);

}  // namespace pairmodel
