// The team that demand takes.

#include "pairmodel/planning/team.hpp"

#include "support/catch.hpp"

using namespace pairmodel;

namespace {

Team team_of(std::initializer_list<std::pair<TeamFigure, double>> figures) {
    Team team;
    for (const auto& [figure, value] : figures) team.given[static_cast<std::size_t>(figure)] = value;
    return team;
}

}  // namespace

TEST_CASE("posts follow from families, caseload and the length of the work", "[planning][team]") {
    // 10 at a time for 20 weeks, 40 weeks a year: 20 families; half of the time is direct work: 10.
    const Team team = team_of({{TeamFigure::caseload, 10},
                               {TeamFigure::weeks, 20},
                               {TeamFigure::weeks_a_year, 40},
                               {TeamFigure::cost_per_wte, 60000}});
    CHECK(team.families_per_wte() == Approx(20));
    CHECK(team.families_of(1) == Approx(10));
    const TeamSize size = team.size_for({50, 60, 100});
    CHECK(size.wte.low == Approx(5));
    CHECK(size.wte.central == Approx(6));
    CHECK(size.wte.high == Approx(10));
    REQUIRE(size.cost);
    CHECK(size.cost->high == Approx(600000));
}

TEST_CASE("a budget backwards is the team forwards", "[planning][team]") {
    const Team team = team_of({{TeamFigure::caseload, 8},
                               {TeamFigure::weeks, 26},
                               {TeamFigure::turnover, 0.2},
                               {TeamFigure::vacant_weeks, 13},
                               {TeamFigure::cost_per_wte, 55000},
                               {TeamFigure::budget, 330000}});
    CHECK(team.filled() == Approx(0.95));
    const auto budget = team.for_budget();
    REQUIRE(budget);
    CHECK(budget->wte.central == Approx(6));
    const TeamSize again = team.size_for(budget->families);
    CHECK(again.wte.central == Approx(6));
    CHECK(again.cost->central == Approx(330000));
}

TEST_CASE("every figure says where it is from", "[planning][team]") {
    Team team = team_of({{TeamFigure::caseload, 8}, {TeamFigure::weeks, 26}});
    CHECK(team.basis(TeamFigure::caseload) == "given");
    CHECK(team.basis(TeamFigure::direct) == "toolkit, section B.6, pages 44-49");
    CHECK(team.basis(TeamFigure::weeks_a_year) == "assumption, change it");
    CHECK(team.basis(TeamFigure::turnover) == "assumption, change it");
    CHECK(team.basis(TeamFigure::budget) == "not given");
    CHECK_FALSE(team.cost_per_wte());
    CHECK_FALSE(team.size_for({1, 2, 3}).cost);
    // Half of the time is the toolkit's word on specialist teams alone.
    team.level = ProvisionLevel::targeted;
    CHECK(team.figure(TeamFigure::direct) == 1.0);
    CHECK(team.basis(TeamFigure::direct) == "assumption, change it");
}

TEST_CASE("professions share the posts and their cost", "[planning][team]") {
    Team team =
        team_of({{TeamFigure::caseload, 8}, {TeamFigure::weeks, 26}, {TeamFigure::cost_per_wte, 40000}});
    team.professions = {{"A", 0.25, 80000.0}, {"B", 0.75, {}}};
    CHECK(team.cost_per_wte() == Approx(50000));
    CHECK(team.problems().empty());
    team.professions[1].share = 0.5;
    CHECK(team.problems().size() == 1);
}

TEST_CASE("what makes no team is told at once", "[planning][team]") {
    const Team team =
        team_of({{TeamFigure::budget, 1000}, {TeamFigure::turnover, 1}, {TeamFigure::vacant_weeks, 52}});
    CHECK(team.problems().size() == 4);
}
