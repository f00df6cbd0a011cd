#include "pairmodel/planning/plan.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

std::vector<YearMove> in_equal_steps(const std::optional<double>& target, const PlanYears& years) {
    std::vector<YearMove> moves(years.count());
    for (std::size_t i = 0; target && i < moves.size(); ++i) moves[i] = {years.way_done(i), *target};
    return moves;
}

std::vector<YearMove> unreached_moves(const PlanScenario& scenario, const PlanYears& years) {
    std::vector<YearMove> moves = in_equal_steps(scenario.unreached_to, years);
    for (const auto& [year, share] : scenario.unreached_by_year)
        if (year >= years.from && year <= years.to)
            moves[static_cast<std::size_t>(year - years.from)] = {1, share};
    return moves;
}

bool same_patterns(const PlanScenario& a, const PlanScenario& b) {
    return !a.births && !b.births && a.adversity_to == b.adversity_to;
}

}  // namespace

std::vector<int> years_without(const YearFigures& figures, const PlanYears& years) {
    std::vector<int> missing;
    for (int year = years.from; year <= years.to; ++year)
        if (std::none_of(figures.begin(), figures.end(), [&](const auto& f) { return f.year == year; }))
            missing.push_back(year);
    return missing;
}

std::vector<ScenarioMoves> moves_of(const Plan& plan) {
    std::vector<ScenarioMoves> moves;
    for (const PlanScenario& scenario : plan.scenarios) {
        const auto same = std::find_if(plan.scenarios.begin(), plan.scenarios.end(),
                                       [&](const auto& other) { return same_patterns(other, scenario); });
        const auto first = std::min(static_cast<std::size_t>(same - plan.scenarios.begin()), moves.size());
        moves.push_back({unreached_moves(scenario, plan.years),
                         in_equal_steps(scenario.adversity_to, plan.years), first});
    }
    return moves;
}

}  // namespace pairmodel
