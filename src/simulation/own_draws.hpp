#pragma once

#include "simulation/drawn_area.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pairmodel {

/// Draws that a thread takes at once where areas are added up draw by draw; a multiple of 4, as random
/// numbers come in fours.
inline constexpr std::size_t draws_at_once = 128;

/// One area's own quantities in some consecutive draws; `first` is the first of them, a multiple of 4.
struct OwnDraws {
    std::vector<double> ratios;  ///< adversity
    std::vector<double> births;

    explicit OwnDraws(std::size_t count) : ratios(count), births(count), words_(count), deviates_(count) {}

    void draw_ratios(const DrawnArea& area, std::uint64_t seed, std::size_t first);
    /// Births around their mean, if they vary; `stream` is the name of their random numbers.
    void draw_births(double mean, const std::string& stream, std::size_t first,
                     const SimulationOptions& options);
    /// Both, of the area as it is.
    void draw(const DrawnArea& area, std::size_t first, const SimulationOptions& options);

private:
    std::vector<std::uint32_t> words_;
    std::vector<float> deviates_;
};

}  // namespace pairmodel
