#pragma once

#include "pairmodel/model/adversity.hpp"
#include "pairmodel/model/area_list.hpp"

#include <span>
#include <string>
#include <vector>

namespace pairmodel {

/// A national value that was given with --reference is that of the nation of the areas that have the
/// indicator, where they are of one; of several nations it holds where the built-in one does.
void settle_given_values(const AreaList& areas, std::span<Indicator> indicators);

/// Leaves out values of indicators whose national value does not hold in the area's country, such as a score
/// of the Welsh index in a column for the English one. Each such area says so in its note; what is given back
/// says it for all. Areas with a ratio of their own, and indicators of weight 0, are left alone: nothing is
/// made of them.
[[nodiscard]] std::vector<std::string> leave_out_incomparable(AreaList& areas,
                                                              std::span<const Indicator> indicators,
                                                              std::span<const double> weights);

/// Of a table that has none of the indicators that count by default, those that it has count: they are there
/// because somebody put them there. Gives the ids of those that it has and that do not count.
[[nodiscard]] std::vector<std::string> use_what_is_offered(const AreaList& areas,
                                                           std::span<const Indicator> indicators,
                                                           IndicatorChoice& choice);

}  // namespace pairmodel
