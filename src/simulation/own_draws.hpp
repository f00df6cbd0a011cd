#pragma once

#include "drawn_area.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pairmodel {

/// Draws that a thread takes at once where areas are added up draw by draw; a multiple of 4, as random
/// numbers come in fours.
inline constexpr std::size_t draws_at_once = 128;

/// One area's own quantities in some consecutive draws.
struct OwnDraws {
    std::vector<std::uint32_t> words;
    std::vector<float> deviates;  ///< of ln(adversity ratio); 0 where it does not vary
    std::vector<double> births;

    explicit OwnDraws(std::size_t count) : words(count), deviates(count), births(count) {}

    /// The draws from `first` on, a multiple of 4.
    void draw(const DrawnArea& area, std::size_t first, const SimulationOptions& options);
};

}  // namespace pairmodel
