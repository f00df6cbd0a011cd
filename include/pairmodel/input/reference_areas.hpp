#pragma once

#include "pairmodel/model/area.hpp"
#include "pairmodel/model/births.hpp"
#include "pairmodel/model/enum_words.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// An area of the built-in table (data/reference/areas.csv).
struct ReferenceArea {
    std::string code;
    std::string name;
    std::string type;  ///< "metropolitan district"
    std::string country;
    std::string region_code;  ///< empty outside England
    std::string parent_code;
    std::vector<std::optional<std::int64_t>> live_births;  ///< by year, as ReferenceTable::years
    std::vector<IndicatorValue> indicators;
    std::string note;
};

/// The built-in table of areas with its indicators.
struct ReferenceTable {
    std::vector<ReferenceArea> areas;
    std::vector<Indicator> indicators;
    std::vector<int> years;

    [[nodiscard]] const ReferenceArea* by_code(std::string_view code) const;
    /// "North East" for an English area; empty for others.
    [[nodiscard]] std::string region_of(const ReferenceArea& area) const;
    /// The area as one to estimate, with births of `year`, or of the latest year it has when unset. Its
    /// groups are those of reference_group_columns().
    [[nodiscard]] Area as_area(const ReferenceArea& reference, std::optional<int> year) const;

    /// Its births of all years of the table.
    [[nodiscard]] BirthsHistory births_history(const ReferenceArea& reference) const;
};

/// The region of the built-in area with this code: its GSS code, outside England the nation's name. Empty
/// where the code is none of the table. Quick enough to ask for every row of a file.
[[nodiscard]] std::string_view region_of_code(std::string_view code);

/// What built-in areas can be grouped by: area_type, country, region, region_code, parent_code.
[[nodiscard]] std::span<const std::string> reference_group_columns();

/// The table, read once.
[[nodiscard]] const ReferenceTable& reference_table();

/// Sets of areas that cover a country once each.
enum class Tier { country, region, upper, lower, health_board };

template <>
inline constexpr auto enum_words<Tier> = word_list("country", "region", "upper", "lower", "health-board");

[[nodiscard]] std::span<const std::string> tier_codes();
[[nodiscard]] bool in_tier(const ReferenceArea& area, Tier tier);

/// Whether the area lies in the place with this code: its country, region, county, or itself.
[[nodiscard]] bool lies_within(const ReferenceArea& area, std::string_view place_code);

/// What a name on the command line may stand for.
struct AreaMatch {
    const ReferenceArea* area = nullptr;           ///< the one area meant, if it is clear
    std::vector<const ReferenceArea*> candidates;  ///< else those that it may stand for, nearest first
};

/// Finds an area by its code, its name in any case and spelling of the small words, or a part of its name
/// made of whole words that no other name has ("Bristol"); where nothing else fits, without the words that
/// tell the kind of council ("Gateshead Council").
[[nodiscard]] AreaMatch match_area(const ReferenceTable& table, std::string_view name_or_code);

/// What a search found.
struct AreaSearch {
    std::vector<const ReferenceArea*> areas;  ///< best first
    bool near_misses = false;                 ///< none holds the query; these are spelt like it
};

/// A part of a name that is shorter ("NI") stands in too many names by chance to be looked for.
inline constexpr std::size_t shortest_part = 3;

/// The areas whose name or code holds the query; near misses where none does.
[[nodiscard]] AreaSearch search_areas(const ReferenceTable& table, std::string_view query);

/// The code of a place that areas may lie in: an area of the table, or a country. Empty where it is none.
[[nodiscard]] std::string place_code(const ReferenceTable& table, std::string_view name_or_code);

}  // namespace pairmodel
