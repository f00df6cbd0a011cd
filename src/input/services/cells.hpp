#pragma once

#include "pairmodel/model/service.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

inline constexpr double months_of_a_year = 12;

/// A number of families, staff or pounds: 0 or more and at most `largest_count`, thousands grouped in threes,
/// with or without a pound sign. Nothing where the text is anything else.
[[nodiscard]] std::optional<double> parse_amount(std::string_view text);

/// What to do about an amount or a share that cannot be read; may be empty.
[[nodiscard]] std::string amount_hint(std::string_view text);
[[nodiscard]] std::string part_hint(std::string_view text);
[[nodiscard]] std::string age_hint(std::string_view text);

/// "yes", "no", or their short forms; not_known for a missing cell. Nothing where the text is anything else.
[[nodiscard]] std::optional<Answer> parse_answer(std::string_view text);

/// An age as a service states it.
struct StatedAge {
    double months = 0;
    bool conception = false;  ///< before birth; `months` is then 0
    bool bare = false;        ///< a number without a unit
};

/// "6 months", "2 years", "birth", "conception"; a bare number is years, or months where `bare_is_months`.
[[nodiscard]] std::optional<StatedAge> parse_age(std::string_view text, bool bare_is_months);

/// Older than this, in years, no service for babies says: months were meant.
inline constexpr double oldest_age = 25;

struct StatedLevel {
    CareLevel level = CareLevel::universal;
    SpecialistWork work = SpecialistWork::any;
};

/// A level of a service, and how much of the service is at it.
struct LevelPart {
    StatedLevel stated;
    double part = 1;  ///< share of the service; all of them add up to 1
};

/// The levels of a service: one, or a mix: "targeted 60%; specialist 40%", "universal and targeted" (equal
/// parts), "a mix" (equal parts of all three). Nothing where the text is anything else, or parts do not add
/// up to 100%.
[[nodiscard]] std::optional<std::vector<LevelPart>> parse_levels(std::string_view text);
/// "targeted 60%, specialist 40%".
[[nodiscard]] std::string parts_in_words(const std::vector<LevelPart>& parts);

/// By its word, or by the words of the mapping tool. Nothing where the text is anything else.
[[nodiscard]] std::optional<Sector> parse_sector(std::string_view text);
[[nodiscard]] std::string sector_hint(std::string_view text);
[[nodiscard]] std::optional<Focus> parse_focus(std::string_view text);

/// The word that a misspelt level may stand for, or the words there are.
[[nodiscard]] std::string level_hint(std::string_view text);

}  // namespace pairmodel
