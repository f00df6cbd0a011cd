#pragma once

#include "simulation/drawn_area.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pairmodel {

/// Draws that a thread takes at once where areas are added up draw by draw; a multiple of 4, as random
/// numbers come in fours.
inline constexpr std::size_t draws_at_once = 128;

/// How far areas' adversity ratios are off in some consecutive draws, one area after another in the same
/// memory; `first` is the first of the draws, a multiple of 4.
class RatioDeviates {
public:
    RatioDeviates(std::uint64_t seed, std::size_t first, std::size_t count)
        : seed_(seed), first_(first), words_(count), own_(count), region_(count) {}

    /// In standard errors; they hold until the next area. Student's t of normal deviates, of which areas of a
    /// region have a part in common.
    [[nodiscard]] std::span<const float> of(const DrawnArea& area);

private:
    void draw(const std::string& stream, std::vector<float>& deviates);

    std::uint64_t seed_;
    std::size_t first_;
    std::vector<std::uint32_t> words_;
    std::vector<float> own_;
    std::vector<float> region_;  ///< of the region below: the next area is often of the same
    std::string region_stream_;
};

/// One area's own quantities in some consecutive draws; `first` is the first of them, a multiple of 4.
struct OwnDraws {
    std::vector<double> ratios;  ///< adversity
    std::vector<double> births;

    OwnDraws(std::size_t first, std::size_t count, const SimulationOptions& options)
        : ratios(count),
          births(count),
          first_(first),
          options_(options),
          words_(count),
          deviates_(options.seed, first, count) {}

    void draw_ratios(const DrawnArea& area);
    /// Births around their mean, if they vary; `stream` is the name of their random numbers.
    void draw_births(double mean, const std::string& stream);
    /// Both, of the area as it is.
    void draw(const DrawnArea& area);

private:
    std::size_t first_;
    const SimulationOptions& options_;
    std::vector<std::uint32_t> words_;
    RatioDeviates deviates_;
};

}  // namespace pairmodel
