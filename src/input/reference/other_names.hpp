#pragma once

#include "input/reference/known_figures.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Names of other built-in areas than the codes beside them, as after one column was sorted without the
/// other.
class OtherNames {
public:
    /// `same`: what known_areas() has for the two.
    void look_at(std::string_view code, std::string_view name, const KnownAreas& same);
    /// Those of a row: the cell that says the area, which may have its name too, and the cell of its name.
    void look_at_cells(std::string_view area, std::string_view name);

    /// What is to be said of them; empty where there are none.
    [[nodiscard]] std::string doubt() const;

private:
    std::vector<std::string> others_;  ///< each pair once, however many rows have it
};

}  // namespace pairmodel
