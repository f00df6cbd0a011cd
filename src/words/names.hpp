#pragma once

#include "pairmodel/model/area_list.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace pairmodel {

/// "Gateshead (E08000037)", or what there is of the two.
[[nodiscard]] std::string area_phrase(const AreaView& area);

/// So many of a row of names are said.
inline constexpr std::size_t most_named = 5;

/// "Hampshire (E10000014), England (E92000001) and 3 more": the first few of so many; of all of them where no
/// number is given.
[[nodiscard]] std::string some_of(const std::vector<std::string>& names, std::size_t of = 0);

}  // namespace pairmodel
