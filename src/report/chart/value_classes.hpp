#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace pairmodel {

/// Classes of need as a share of births on maps: the same everywhere, lest a map change its colours with the
/// draws or the nation. A share is in the class of its whole per cents, as it is shown.
class ValueClasses {
public:
    static constexpr std::array bounds{0.35, 0.40, 0.45, 0.50, 0.55};
    static constexpr std::size_t count = bounds.size() + 1;

    [[nodiscard]] static std::size_t of(double share);
    /// "under 35%", "35 to 39%", "55% or more".
    [[nodiscard]] static std::string label(std::size_t index);
};

}  // namespace pairmodel
