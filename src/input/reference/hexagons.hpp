#pragma once

#include <span>
#include <string>

namespace pairmodel {

/// Where a district stands on the hexagon map of the United Kingdom (data/reference/hexagons.csv): rows of
/// pointed hexagons, `row` upwards, those of odd rows half a hexagon to the right.
struct Hexagon {
    std::string code;
    int column = 0;
    int row = 0;
};

/// One for each district of the built-in table.
[[nodiscard]] std::span<const Hexagon> hexagons();

}  // namespace pairmodel
