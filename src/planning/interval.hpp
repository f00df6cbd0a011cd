#pragma once

#include "pairmodel/model/scenario.hpp"

namespace pairmodel {

/// All three figures by one factor, 0 or more.
[[nodiscard]] inline Interval times(const Interval& interval, double factor) {
    return {interval.low * factor, interval.central * factor, interval.high * factor};
}

}  // namespace pairmodel
