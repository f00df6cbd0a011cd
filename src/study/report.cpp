#include "pairmodel/study/report.hpp"

#include "pairmodel/model/error.hpp"
#include "study/group_tables.hpp"
#include "study/plan.hpp"
#include "study/selection.hpp"
#include "study/services.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

/// Moves the assumptions for all areas together; the report says why where that cannot be.
void add_sensitivity(ReportParts& parts, const Listener& listener) {
    if (parts.study->run.model().allocation() == Allocation::published) {
        parts.no_sensitivity =
            "the printed shares by level, which were asked for, have no share of the unreached that could be moved";
        return;
    }
    const Study closed = with_closed_allocation(parts.study, std::nullopt);
    const AreaList& areas = closed->run.areas();
    if (std::none_of(areas.begin(), areas.end(),
                     [](const AreaView& area) { return area.live_births.has_value(); }))
        return;
    SensitivityOptions options;
    options.births = closed->source.births_histories;
    try {
        parts.sensitivity = sensitivity_of(closed, options);
    } catch (const ModelError& error) {
        parts.no_sensitivity = error.what();
        tell(listener, "without sensitivity: " + parts.no_sensitivity);
    }
}

/// The plan for the report's areas, with the closed allocation and the report's draws.
void add_plan(const ReadPlan& read, bool strict, ReportParts& parts, const Listener& listener) {
    std::optional<SimulationOptions> draws;
    if (parts.study->simulated) draws = parts.study->simulated->options;
    parts.plan = plan_for(read, with_closed_allocation(parts.study, draws), strict, listener);
}

}  // namespace

ReportParts report(ReportRequest request, const Listener& listener) {
    Request& wanted = request.study;
    std::optional<ReadPlan> plan;
    if (request.plan) {
        request.plan->study = wanted;
        plan = read_plan(*request.plan);
    }
    if (plan && plan->file) wanted.inputs.push_back(*plan->file);
    std::optional<ServiceTable> services;
    if (!request.services.empty()) services = read_services(request.services, wanted);
    if (services) use_services(*services, wanted, listener);
    std::optional<Assessment> assessed;
    if (!request.assessment.empty()) {
        assessed = self_assessment({request.assessment}, listener);
        wanted.inputs.insert(wanted.inputs.end(), assessed->inputs.begin(), assessed->inputs.end());
    }
    std::vector<GroupTable> groups;
    if (!request.groups.empty()) groups = read_groups(request.groups, wanted, listener);
    // One allocation for all parts: plans and sensitivity have no other.
    if (!wanted.model.allocation) wanted.model.allocation = Allocation::closed;
    wanted.totals.implied = true;
    wanted.all_births_years = true;
    if (plan) wanted.plan = plan->plan;

    ReportParts parts{study(wanted, listener)};
    // Births and counts may stand in it.
    if (parts.study->suppress_below == 0) parts.command = request.command;
    parts.cover = std::move(request.cover);
    parts.part = request.part;
    add_sensitivity(parts, listener);
    if (plan) add_plan(*plan, wanted.strict, parts, listener);
    parts.assessment = std::move(assessed);
    if (request.equity) parts.equity = equity_for(parts.study, *request.equity);
    if (services) parts.gap = gap_for(std::move(*services), parts.study, listener);
    if (!groups.empty()) parts.groups = groups_for(groups, parts.study, listener);
    if (parts.gap) parts.gap->groups = parts.groups;
    return parts;
}

}  // namespace pairmodel
