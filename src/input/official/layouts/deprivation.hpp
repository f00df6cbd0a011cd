#pragma once

#include "input/official/layouts/layout.hpp"

#include <string>

namespace pairmodel {

inline constexpr std::string_view deprivation_publisher =
    "Ministry of Housing, Communities and Local Government";

/// The edition of the Indices of Deprivation, by the year of the districts that the header names.
[[nodiscard]] std::string deprivation_edition(const FileHead& head);

}  // namespace pairmodel
