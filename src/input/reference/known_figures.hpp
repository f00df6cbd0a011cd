#pragma once

#include "pairmodel/input/reference_areas.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Births of an area that the built-in table has.
struct KnownBirths {
    double births = 0;
    std::string when;  ///< "2024"; "several years"
};

/// What known_areas() has for a row.
using KnownAreas = std::vector<const ReferenceArea*>;

/// Live births of the area's year, or of the latest there is; of joined codes together.
[[nodiscard]] std::optional<KnownBirths> known_births_of_a_year(const AreaView& area, const KnownAreas& same);
/// The same; of children under two, two years'.
[[nodiscard]] std::optional<KnownBirths> known_births(const AreaView& area, const KnownAreas& same);

/// The built-in indicator with this id; null where there is none.
[[nodiscard]] const Indicator* builtin_indicator(std::string_view id);

/// Whether the built-in indicator of this id has the same unit, so that its values tell what can be.
[[nodiscard]] bool has_builtin_unit(const Indicator& indicator);

/// What an indicator has to be that no area can have this value of; empty where one may.
[[nodiscard]] std::string impossible_value(const Indicator& indicator, double value);

/// What the built-in table has of the indicator for the area.
[[nodiscard]] std::optional<double> known_value(const KnownAreas& same, std::string_view indicator);

struct KnownRange {
    double least = 0;
    double middle = 0;
    double most = 0;
};

/// Over the base areas of the built-in table; nothing for an indicator of somebody's own.
[[nodiscard]] std::optional<KnownRange> known_range(std::string_view indicator);

/// Adversity ratios of the base areas by the indicators that count by themselves.
[[nodiscard]] const KnownRange& known_ratios();

}  // namespace pairmodel
