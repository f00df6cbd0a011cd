#pragma once

#include <string>
#include <string_view>

namespace pairmodel {

/// Whether the text is a postcode of the United Kingdom, or the first half of one ("NE8").
[[nodiscard]] bool is_postcode(std::string_view text);

/// Of what there are too many to be built in: "postcodes", "wards"; empty where the text names nothing of
/// the kind.
[[nodiscard]] std::string small_areas_of(std::string_view text);

/// The way round it.
inline constexpr const char* small_area_hint =
    "the ONS Postcode Directory says in which local authority each lies: give that with --area, or births by local "
    "authority in a table";

}  // namespace pairmodel
