#pragma once

#include "pairmodel/model/area_list.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace pairmodel {

/// Two areas, by index, of which one lies in the other, or is in the sum that the other stands for.
struct Overlap {
    std::size_t inner = 0;
    std::size_t outer = 0;
};

/// The first of `inners` that lies in one of `outers`, as far as codes and names tell: by the built-in table,
/// by the country that a code stands for, and by the names of countries and sums ("England", "Total"). A row
/// without a code and with a name of its own may lie in any country.
[[nodiscard]] std::optional<Overlap> overlap_among(const AreaList& areas, std::span<const std::size_t> inners,
                                                   std::span<const std::size_t> outers);

}  // namespace pairmodel
