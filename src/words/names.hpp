#pragma once

#include "pairmodel/model/area_list.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// "Gateshead (E08000037)", or what there is of the two.
[[nodiscard]] std::string area_phrase(const AreaView& area);

/// "Hampshire (E10000014), England (E92000001) and 3 more": the first few.
[[nodiscard]] std::string some_of(const std::vector<std::string>& names);

/// A word as it must be typed in a shell.
[[nodiscard]] std::string typed(const std::string& word);

}  // namespace pairmodel
