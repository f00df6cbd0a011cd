#pragma once

#include "pairmodel/model/enum_words.hpp"

namespace pairmodel {

/// The two coherent ends of the published ranges. A low insecure share goes with a high secure share, so
/// whole scenarios are carried through every step; ends of different rows are never mixed.
enum class Scenario { lower_need, higher_need };

template <>
inline constexpr auto enum_words<Scenario> = word_list("lower_need", "higher_need");

/// One value for each scenario.
template <class T>
struct Scenarios {
    T lower_need{};
    T higher_need{};

    [[nodiscard]] const T& at(Scenario scenario) const {
        return scenario == Scenario::lower_need ? lower_need : higher_need;
    }
};

/// The smaller end, the middle and the larger end of a result.
struct Interval {
    double low = 0;
    double central = 0;
    double high = 0;
};

/// Each end divided, as babies by births to a share.
[[nodiscard]] constexpr Interval divided(const Interval& interval, double by) {
    return {interval.low / by, interval.central / by, interval.high / by};
}

/// The ends of two scenarios in order of size; `central` is the mean of the two.
[[nodiscard]] constexpr Interval interval_of(double lower_need, double higher_need) {
    const bool rising = lower_need <= higher_need;
    return {rising ? lower_need : higher_need, lower_need + (higher_need - lower_need) / 2,
            rising ? higher_need : lower_need};
}

}  // namespace pairmodel
