#pragma once

#include "pairmodel/model/area_list.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pairmodel {

/// The one of the areas that a row of another table is of, by code, which may be an older one, or by name. A
/// row that does not say is of the only area.
[[nodiscard]] std::optional<std::size_t> area_meant(std::string_view text, const AreaList& areas);

/// Whether a text that means none of a run's areas means another: one of those that they were chosen from, or
/// a built-in one.
[[nodiscard]] bool is_other_area(std::string_view text, const AreaList& chosen_from);

/// "did you mean …?", where a name or code of all these areas is near; else empty.
[[nodiscard]] std::string near_area_of(std::string_view text, const AreaList& areas,
                                       const AreaList& chosen_from);

}  // namespace pairmodel
