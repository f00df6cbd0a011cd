#pragma once

#include <array>
#include <span>
#include <string_view>

namespace pairmodel {

/// The neighbourhoods of a district that are in one tenth of national deprivation.
struct DistrictTenth {
    int tenth = 1;  ///< 1: the most deprived of the nation
    double neighbourhoods = 0;
    double babies = 0;           ///< under one year
    double income_deprived = 0;  ///< share of people, the mean by babies
};

/// Those of the district with this code, the most deprived first; empty where there are none in the built-in
/// table (data/reference/neighbourhoods.csv), which is of England.
[[nodiscard]] std::span<const DistrictTenth> tenths_of_district(std::string_view code);

/// How a tenth of England's neighbourhoods stands to all, by the share of people who are income-deprived: the
/// first to the last.
[[nodiscard]] const std::array<double, 10>& adversity_of_tenths();

}  // namespace pairmodel
