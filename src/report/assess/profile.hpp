#pragma once

#include "pairmodel/report/chart.hpp"
#include "pairmodel/report/table.hpp"
#include "pairmodel/study/assessment.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

// A self-assessment as the documents that show it have it: `assess`, and a section of the report.

/// For readers: strands with the stages they are at and are to get to, the largest steps first.
[[nodiscard]] Table profile_table(const Assessment& assessment);

/// Evidence and owner of each strand, where any has one.
[[nodiscard]] std::optional<Table> evidence_table(const Assessment& assessment);

/// Strands that were judged before, with what has become of them; nothing where none were.
[[nodiscard]] std::optional<Table> moved_table(const Assessment& assessment);

/// Dots on four steps, from now to what is wanted, over the profile's table.
[[nodiscard]] Chart profile_chart(const Assessment& assessment);

/// "10 of the 11 strands were judged, on 2026-06-30."
[[nodiscard]] std::string judged_sentence(const Assessment& assessment);

/// The largest steps, and what has moved.
[[nodiscard]] std::vector<std::string> assessment_findings(const Assessment& assessment);
/// What nobody has judged, or not again, and steps that nobody sees to.
[[nodiscard]] std::vector<std::string> assessment_remarks(const Assessment& assessment);

/// What to do next, in a line; empty where no strand is to move.
[[nodiscard]] std::string assessment_step(const Assessment& assessment);

/// Whose judgement it is, and where strands and stages are from.
[[nodiscard]] std::vector<std::string> assessment_notes();

}  // namespace pairmodel
