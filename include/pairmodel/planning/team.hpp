#pragma once

#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/model/scenario.hpp"
#include "pairmodel/planning/provision.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// What a team is made from.
enum class TeamFigure {
    caseload,      ///< families at a time for a whole-time equivalent of nothing but direct work
    weeks,         ///< that a family is with the team
    direct,        ///< share of the time that is direct work with families
    weeks_a_year,  ///< worked by a whole-time equivalent
    turnover,      ///< share of posts that are left in a year
    vacant_weeks,  ///< until such a post sees families again
    cost_per_wte,  ///< pounds a year
    budget,        ///< pounds a year
};

template <>
inline constexpr auto enum_words<TeamFigure> = word_list("caseload", "weeks", "direct", "weeks_a_year",
                                                         "turnover", "vacant_weeks", "cost_per_wte",
                                                         "budget");
inline constexpr std::size_t team_figure_count = 8;

/// What a figure may be, and what it means.
struct TeamFigureInfo {
    TeamFigure figure;
    double least;
    double most;
    bool above;           ///< it lies above `least`, never at it
    bool share;           ///< 0.5 or 50%
    const char* meaning;  ///< for tables
};
[[nodiscard]] const std::array<TeamFigureInfo, team_figure_count>& team_figures();

/// Part of a team.
struct TeamProfession {
    std::string name;
    double share = 0;  ///< of the whole-time equivalents
    std::optional<double> cost_per_wte = {};
};

/// How big a team is that sees so many families.
struct TeamSize {
    Interval families;             ///< a year
    Interval wte;                  ///< to be employed
    std::optional<Interval> cost;  ///< pounds a year
};

/// What a team is made from, and how big it must be (ours; docs/model.md, "The team"). Nothing is assumed
/// that is not told: basis() says where each figure is from.
class Team {
public:
    ProvisionLevel level = ProvisionLevel::specialist;  ///< whose demand it is for; never universal
    bool level_given = false;
    std::array<std::optional<double>, team_figure_count> given = {};
    std::vector<TeamProfession> professions = {};  ///< shares add up to 1; may be empty

    /// As given, else what is assumed; nothing where neither is there.
    [[nodiscard]] std::optional<double> figure(TeamFigure figure) const;
    /// "given", a source, or "assumption, change it".
    [[nodiscard]] std::string basis(TeamFigure figure) const;
    /// Of the professions, else the one of all; nothing where it is not known of all.
    [[nodiscard]] std::optional<double> cost_per_wte() const;

    /// Families whom a whole-time equivalent would see in a year of nothing but direct work.
    [[nodiscard]] double families_per_wte() const;
    /// Part of the posts that is filled, over the year.
    [[nodiscard]] double filled() const;
    [[nodiscard]] double families_of(double wte) const;
    [[nodiscard]] TeamSize size_for(const Interval& families) const;
    /// What the budget pays for; nothing without one.
    [[nodiscard]] std::optional<TeamSize> for_budget() const;

    /// What does not fit together, in words; empty where all does.
    [[nodiscard]] std::vector<std::string> problems() const;

private:
    [[nodiscard]] double known(TeamFigure wanted) const { return figure(wanted).value(); }
};

}  // namespace pairmodel
