#pragma once

#include "pairmodel/model/area_list.hpp"

#include <string>

namespace pairmodel {

/// "Gateshead (E08000037)", or what there is of the two.
[[nodiscard]] std::string area_phrase(const AreaView& area);

/// A word as it must be typed in a shell.
[[nodiscard]] std::string typed(const std::string& word);

}  // namespace pairmodel
