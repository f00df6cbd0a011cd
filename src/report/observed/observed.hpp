#pragma once

#include "pairmodel/planning/projection.hpp"
#include "pairmodel/report/document.hpp"
#include "pairmodel/study/study.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

// What the areas' own count of families says of reach, beside the published share. All of it is empty where
// no count was given.

/// A sentence or two for the area or total with this index (as in read_subject()), level by level.
[[nodiscard]] std::vector<std::string> observed_sentences(const StudyResult& study, std::size_t record);

/// For readers: reached, in need, missed and what is to be added; of several areas a row each.
[[nodiscard]] std::optional<Table> observed_table(const StudyResult& study);

/// How it was made, and what it cannot tell.
[[nodiscard]] std::vector<std::string> observed_notes(const StudyResult& study);

/// For programs: a record an area or total and level.
[[nodiscard]] Table observed_records(const StudyResult& study);

/// What each scenario of a plan adds in its last year to those who are seen now; empty where all are not
/// counted together. `planned`: of the area or total with this index.
[[nodiscard]] std::vector<std::string> observed_plan_sentences(const StudyResult& study, std::size_t record,
                                                               const Plan& plan, const Planned& planned);

/// The rows of a long table of measures, with further ones for what the counts say: `observed_in_need`,
/// `observed_reached`, `observed_missed` and `observed_to_add`, with the level behind where it is not all.
[[nodiscard]] Table with_observed_rows(Table table, const Study& study);

/// Adds sentences of the one area or of all together, the table, notes and records.
void add_observed(const StudyResult& study, Document& document);

}  // namespace pairmodel
