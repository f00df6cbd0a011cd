#pragma once

#include "pairmodel/planning/projection.hpp"
#include "pairmodel/report/document.hpp"
#include "pairmodel/study/study.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

// The team that demand takes, in posts and pounds. All of it is empty where no team was described.

/// The demand that the team is for, of the area or total with this index (as in read_subject()); nothing
/// where it has no figures.
[[nodiscard]] std::optional<Interval> team_demand(const StudyResult& study, std::size_t record);

/// What the team takes for all who come, what the budget pays for, and what teams elsewhere see.
[[nodiscard]] std::vector<std::string> team_sentences(const StudyResult& study, std::size_t record);
/// For readers: how big the team is, and what it was made from.
[[nodiscard]] std::vector<Table> team_tables(const StudyResult& study);
[[nodiscard]] std::vector<std::string> team_notes(const StudyResult& study);

/// The same of a plan's last year, scenario by scenario, and a table of all years.
[[nodiscard]] std::vector<std::string> team_plan_sentences(const Team& team, const Plan& plan,
                                                           const Planned& planned, int round_to);
[[nodiscard]] Table team_years_table(const Team& team, const Plan& plan, const Planned& planned);
/// What the team's assumptions are, as a table.
[[nodiscard]] Table team_assumptions_table(const Team& team);

/// The team in one year of a plan.
[[nodiscard]] TeamSize team_in(const Team& team, const PlannedYear& year);

/// For programs: what the team is made from, and its size in each area and total.
[[nodiscard]] Table team_record(const Team& team);
[[nodiscard]] Table team_size_records(const StudyResult& study);
/// The same for CSV: a column for each of its keys.
[[nodiscard]] Table team_data(const StudyResult& study);

/// Adds sentences of the one area or of all together, tables, notes and records.
void add_team(const StudyResult& study, Document& document);

}  // namespace pairmodel
