#pragma once

#include "pairmodel/model/run.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// "a, b and c".
[[nodiscard]] std::string in_a_row(const std::vector<std::string>& words);

/// A code as words: "very_low" as "very low".
[[nodiscard]] std::string spoken(std::string_view code);

/// A citation as a table has room for: its first sentence, and the page where there is one.
[[nodiscard]] std::string cited(std::string_view citation, std::string_view page);

/// "28.13 ÷ 21.84 (score, weight 3)"; the other way round where higher is better.
[[nodiscard]] std::string ratio_formula(const IndicatorRatio& part, const Indicator& indicator);

/// "English Indices of Deprivation 2025, Ministry of Housing 2025", and where a user's own is defined.
[[nodiscard]] std::string source_of(const Indicator& indicator);

/// "Not known for it: imd and looked_after." of an area whose ratio is made without them; else empty.
[[nodiscard]] std::string unknown_indicators(const Run& run, std::size_t area);

/// "Of its county, Hampshire: looked_after and low_birth_weight." of a built-in district; else empty.
[[nodiscard]] std::string county_indicators(const Run& run, std::size_t area);

/// What the mean ratio of these areas compares with: one nation's average, or nothing that all share.
[[nodiscard]] std::string average_of(const Run& run, std::span<const std::size_t> areas);

/// That it is not known what given ratios compare with, where they stand beside others of which it is; else
/// empty.
[[nodiscard]] std::string given_beside_made(const RunSummary& summary);

/// "Adversity ratios compare with the average for England. Live births of 2024." for tables of many areas.
[[nodiscard]] std::string compared_sentence(const RunSummary& summary);

/// "births of 2024", "births of 2023 and 2024", "births of 2019 to 2024"; empty where nothing tells the year.
[[nodiscard]] std::string births_years(const RunSummary& summary);

/// The definitions by which some area's ratio is made, of each nation where these differ.
[[nodiscard]] std::vector<const Indicator*> used_definitions(const Run& run, const RunSummary& summary);

/// That the areas' ratios are made from different numbers of indicators, if they are; else empty.
[[nodiscard]] std::string unequal_indicators(const RunSummary& summary);

/// What readers must know of a user's own indicator or national value.
[[nodiscard]] std::string own_indicator_note(const Indicator& indicator);

}  // namespace pairmodel
