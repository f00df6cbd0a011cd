#pragma once

#include "pairmodel/model/area_list.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace pairmodel {

/// An area that is like another.
struct SimilarArea {
    std::size_t index = 0;  ///< among the areas that were looked at
    double distance = 0;    ///< in standard deviations of the log ratios; 0: alike in every indicator
};

/// What areas were compared by, and those found, the nearest first.
struct SimilarAreas {
    std::vector<std::size_t> indicators;  ///< indices of those compared
    std::vector<SimilarArea> areas;
};

/// At most `count` of the areas that are most like one by their indicators (ours). Compared are the
/// logarithms of the indicators that the area has, each in units of its standard deviation over these areas;
/// the distance is the root of the mean of the squared differences. An area that lacks one of them, or has a
/// 0, is left out, and an indicator that does not vary. Areas equally far stay in order. Source: as nearest
/// statistical neighbours of the Chartered Institute of Public Finance and Accountancy, with the indicators
/// of the toolkit's list.
[[nodiscard]] SimilarAreas most_similar(const AreaView& area, std::span<const Area> others,
                                        std::size_t count);

}  // namespace pairmodel
