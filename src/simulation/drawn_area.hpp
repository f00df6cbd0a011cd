#pragma once

#include "pairmodel/model/elementary.hpp"
#include "pairmodel/model/run.hpp"
#include "pairmodel/simulation/simulate.hpp"

#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace pairmodel {

/// What a simulation draws of one area: its adversity ratio, and its births if they vary.
struct DrawnArea {
    std::string key;  ///< its code, or its name where it has none: it names the streams
    double live_births = 0;
    double ratio = 1;  ///< the median
    double log_standard_deviation = 0;
    double degrees_of_freedom = normal_freedom;
    double shared = 0;        ///< part of the variance that areas of the region have in common
    std::string region = {};  ///< names the stream of that part
    Share share = {};         ///< the part of it that is meant, of births and of babies
    std::string sample = {};  ///< begins the names of the streams: empty, or of a second, independent sample

    /// The ratio of a draw with this deviate: exactly the median where nothing varies.
    [[nodiscard]] double ratio_at(float deviate) const {
        return ratio * exponential(log_standard_deviation * static_cast<double>(deviate));
    }
    [[nodiscard]] std::string adversity_stream() const { return sample + "adversity:" + key; }
    [[nodiscard]] std::string region_stream() const { return sample + "adversity_region:" + region; }
    [[nodiscard]] std::string births_stream() const { return sample + "births:" + key; }
};

/// Precondition: the base area has births.
[[nodiscard]] DrawnArea drawn_area(const Run& run, const Member& part);

/// The base areas with births that these areas are made of.
[[nodiscard]] std::vector<DrawnArea> drawn_areas(const Run& run, std::span<const std::size_t> areas);

/// The steps of the model, `closed`, for one or several draws.
template <class T>
struct DrawnSteps {
    AdjustedPatternsOf<T> adjusted;
    LevelSharesOf<T> levels;
};
template <class T>
[[nodiscard]] DrawnSteps<T> run_steps(const DrawnParameters<T>& parameters, const T& ratio, Scale scale) {
    DrawnSteps<T> steps;
    steps.adjusted =
        adjust_patterns(parameters.national, adversity_factor(ratio, parameters.elasticity), scale);
    steps.levels = allocate_closed(steps.adjusted.shares, parameters.attrition);
    return steps;
}

}  // namespace pairmodel
