#include "pairmodel/planning/team.hpp"

#include "planning/interval.hpp"

#include <algorithm>
#include <cmath>

namespace pairmodel {

namespace {

constexpr double all_weeks = 52;
/// Ours: a year less leave, training and sickness.
constexpr double usual_weeks_a_year = 42;
/// Ours: until a post is filled and a new colleague sees families; it counts where there is turnover.
constexpr double usual_vacant_weeks = 13;

CareLevel care_level(ProvisionLevel level) {
    return level == ProvisionLevel::targeted ? CareLevel::targeted : CareLevel::specialist;
}

}  // namespace

const std::array<TeamFigureInfo, team_figure_count>& team_figures() {
    static constexpr std::array<TeamFigureInfo, team_figure_count> figures{{
        {TeamFigure::caseload, 0, 1000, true, false, "Families at a time, for a WTE of direct work alone"},
        {TeamFigure::weeks, 0, 520, true, false, "Weeks that a family is with the team"},
        {TeamFigure::direct, 0, 1, true, true, "Time that is direct work with families"},
        {TeamFigure::weeks_a_year, 0, all_weeks, true, false, "Weeks a year that a WTE works"},
        {TeamFigure::turnover, 0, 1, false, true, "Posts that are left in a year"},
        {TeamFigure::vacant_weeks, 0, all_weeks, false, false, "Weeks until such a post sees families again"},
        {TeamFigure::cost_per_wte, 0, 1e6, true, false, "Pounds a year for a WTE"},
        {TeamFigure::budget, 0, 1e9, true, false, "Budget, pounds a year"},
    }};
    return figures;
}

std::optional<double> Team::figure(TeamFigure figure) const {
    if (const auto& value = given[static_cast<std::size_t>(figure)]) return value;
    switch (figure) {
        case TeamFigure::direct:
            return usual_direct_share(care_level(level));
        case TeamFigure::weeks_a_year:
            return usual_weeks_a_year;
        case TeamFigure::turnover:
            return 0;
        case TeamFigure::vacant_weeks:
            return usual_vacant_weeks;
        case TeamFigure::caseload:
        case TeamFigure::weeks:
        case TeamFigure::cost_per_wte:
        case TeamFigure::budget:
            break;
    }
    return std::nullopt;
}

std::string Team::basis(TeamFigure figure) const {
    if (given[static_cast<std::size_t>(figure)]) return "given";
    if (!this->figure(figure)) return "not given";
    if (figure == TeamFigure::direct && care_level(level) == CareLevel::specialist)
        return "toolkit, section B.6, pages 44-49";
    return "assumption, change it";
}

std::optional<double> Team::cost_per_wte() const {
    const std::optional<double> usual = figure(TeamFigure::cost_per_wte);
    if (professions.empty()) return usual;
    double sum = 0;
    for (const TeamProfession& profession : professions) {
        const std::optional<double> cost = profession.cost_per_wte ? profession.cost_per_wte : usual;
        if (!cost) return std::nullopt;
        sum += profession.share * *cost;
    }
    return sum;
}

double Team::families_per_wte() const {
    return known(TeamFigure::caseload) * known(TeamFigure::weeks_a_year) / known(TeamFigure::weeks);
}

double Team::filled() const {
    return 1 - known(TeamFigure::turnover) * known(TeamFigure::vacant_weeks) / all_weeks;
}

double Team::families_of(double wte) const {
    return families_of_team(wte * filled(), families_per_wte(), known(TeamFigure::direct));
}

TeamSize Team::size_for(const Interval& families) const {
    TeamSize size{families, times(families, 1 / families_of(1)), {}};
    if (const auto cost = cost_per_wte()) size.cost = times(size.wte, *cost);
    return size;
}

std::optional<TeamSize> Team::for_budget() const {
    const auto budget = figure(TeamFigure::budget);
    const auto cost = cost_per_wte();
    if (!budget || !cost) return std::nullopt;
    const double wte = *budget / *cost;
    const double families = families_of(wte);
    return TeamSize{{families, families, families}, {wte, wte, wte}, Interval{*budget, *budget, *budget}};
}

std::vector<std::string> Team::problems() const {
    std::vector<std::string> problems;
    for (const TeamFigure needed : {TeamFigure::caseload, TeamFigure::weeks})
        if (!figure(needed))
            problems.push_back(std::string(code_of(needed)) + " is missing: it has no usual value");
    if (figure(TeamFigure::budget) && !cost_per_wte())
        problems.emplace_back("budget needs cost_per_wte: what a whole-time equivalent costs a year");
    if (filled() <= 0)
        problems.emplace_back(
            "turnover and vacant_weeks leave no post filled: is turnover a share of the posts?");
    if (professions.empty()) return problems;
    double sum = 0;
    for (const TeamProfession& profession : professions) sum += profession.share;
    if (std::abs(sum - 1) > 1e-6) problems.emplace_back("the shares of the professions do not add up to 1");
    return problems;
}

}  // namespace pairmodel
