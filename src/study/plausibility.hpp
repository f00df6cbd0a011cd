#pragma once

#include "pairmodel/input/service_table.hpp"
#include "pairmodel/model/area_list.hpp"
#include "pairmodel/model/groups.hpp"
#include "pairmodel/planning/plan.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pairmodel {

// What a figure of its kind can be, from the built-in table (input/reference/known_figures) and from general
// sense. Withheld areas are never looked at, so that nothing is told of them. What no area can have is an
// error where a row is read: impossible_value().

/// A figure that hardly can be what it is taken for.
struct Doubt {
    std::string about;  ///< "live_births", "area_name", "area_code", or the id of an indicator
    std::string text;   ///< a sentence without its full stop
};

/// Of births beside the known ones, of names and codes that do not go together, and of each indicator beside
/// the built-in values and its national value. The built-in indicators come first in the list, in their
/// order.
[[nodiscard]] std::vector<Doubt> doubts_of(const AreaList& areas, std::span<const Indicator> indicators);

/// Of the births that a plan has for each year, beside those that are known of the area, else beside its own;
/// empty where they may be.
[[nodiscard]] std::string doubt_of_births(const AreaView& area, const YearFigures& by_year);

/// Of numbers of babies in groups: a group hardly has half of all births. As the areas; empty where they may
/// be. The numbers are said rounded to `round_to`, as everywhere.
[[nodiscard]] std::string doubt_of_groups(const AreaList& areas, const GroupRates& rates,
                                          const std::vector<std::vector<GroupCount>>& counts, int round_to);

/// Of what services can see in a year: one service hardly sees more families than there are births, unless it
/// is universal. Empty where they may.
[[nodiscard]] std::string doubt_of_services(const AreaList& areas, const ServiceTable& services,
                                            const ServicePlaces& places);

/// Whether a national value lies so far above or below all of these that it hardly is of the same kind.
[[nodiscard]] bool is_far_from_all(double national, std::span<const double> values);

/// Ratios where no area comes near; empty where there are none. `ratio_of` is asked for each area by index.
[[nodiscard]] std::string doubt_of_ratios(const AreaList& areas,
                                          const std::function<std::optional<double>(std::size_t)>& ratio_of);

/// Of a ratio that is given for every area; empty where it may be.
[[nodiscard]] std::string doubt_of_ratio(double ratio);

}  // namespace pairmodel
