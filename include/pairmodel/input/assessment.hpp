#pragma once

#include "pairmodel/model/enum_words.hpp"

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The strands of the toolkit's self-assessment grid of a parent-infant relationship system, in its order.
/// Source: toolkit, Tools, "Self-assessment grid".
enum class Strand {
    leadership,
    research,
    investment,
    community,
    strategies,
    workforce,
    services,
    capacity_building,
    user_experience,
    coordination,
    outcomes,
};
inline constexpr std::size_t strand_count = 11;

template <>
inline constexpr auto enum_words<Strand> = word_list("leadership", "research", "investment", "community",
                                                     "strategies", "workforce", "services",
                                                     "capacity_building", "user_experience", "coordination",
                                                     "outcomes");

/// "Strategic leadership": as the grid calls it.
[[nodiscard]] std::string_view name_of(Strand strand);

/// The stages of the grid, from the first to the last.
enum class Stage { foundations, early_growth, good_progress, well_established };
inline constexpr std::size_t stage_count = 4;

template <>
inline constexpr auto enum_words<Stage> = word_list("foundations", "early_growth", "good_progress",
                                                    "well_established");

/// "Good progress".
[[nodiscard]] std::string_view name_of(Stage stage);

/// What somebody judged of a strand.
struct StrandRow {
    Strand strand = Strand::leadership;
    std::optional<Stage> now;
    std::optional<Stage> wanted;
    std::string evidence;
    std::string owner;
    std::string date;  ///< of earlier days first as text ("2026-06-30", "2026-06"); empty: none
    std::size_t line = 0;
};

/// A self-assessment as it was read. Rows without a stage are none.
struct AssessmentTable {
    std::string name;
    std::string sha256;
    std::vector<StrandRow> rows;
    std::vector<std::string> notes;  ///< what was taken for what
};

/// Reads a table with the columns strand and now, and perhaps wanted, evidence, owner and date: docs/data.md
/// says what may stand in it. A strand comes once, or once a date. Throws InputError with every problem,
/// FileError where it cannot be read.
[[nodiscard]] AssessmentTable read_assessment(std::istream& stream, const std::string& name);
/// The same for a file; "-" is standard input.
[[nodiscard]] AssessmentTable read_assessment(const std::string& path);

/// A form with a row for each strand, and what each column means above its header; read_assessment() reads it
/// once it has stages.
[[nodiscard]] std::string assessment_template();

}  // namespace pairmodel
