#include "input/reference/hexagons.hpp"

#include "input/reference/embedded_table.hpp"

#include <vector>

namespace pairmodel {

std::span<const Hexagon> hexagons() {
    static const std::vector<Hexagon> all = [] {
        const EmbeddedTable rows("reference/hexagons.csv");
        std::vector<Hexagon> read;
        for (std::size_t i = 0; i < rows.rows(); ++i)
            read.push_back(
                {rows.cell(i, "area_code"), std::stoi(rows.cell(i, "q")), std::stoi(rows.cell(i, "r"))});
        return read;
    }();
    return all;
}

}  // namespace pairmodel
