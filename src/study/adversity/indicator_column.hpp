#pragma once

#include "input/reference/known_figures.hpp"
#include "pairmodel/model/area_list.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace pairmodel {

[[nodiscard]] inline bool is_whole(double value) {
    return value == std::floor(value);
}

/// The values of an indicator that a table has, and what they can be compared with.
struct IndicatorColumn {
    const Indicator* indicator = nullptr;
    std::vector<double> values;
    std::vector<double> births;                             ///< beside them; 0 where not known
    std::vector<std::pair<double, double>> beside_builtin;  ///< value, built-in value of the same area
    double national_low = 0;                                ///< the least of the national values
    double national_high = 0;
    std::optional<KnownRange> range;

    [[nodiscard]] bool all(const std::function<bool(double)>& fits) const {
        return std::all_of(values.begin(), values.end(), fits);
    }
    [[nodiscard]] double least() const { return *std::min_element(values.begin(), values.end()); }
    [[nodiscard]] double most() const { return *std::max_element(values.begin(), values.end()); }
};

/// The columns of indicators, as the areas are gone through.
class IndicatorColumns {
public:
    explicit IndicatorColumns(std::span<const Indicator> indicators);
    void look_at(const AreaView& area, const KnownAreas& same);
    [[nodiscard]] std::vector<IndicatorColumn> with_values() &&;

private:
    std::vector<IndicatorColumn> all_;
};

/// Whole numbers that go with births: twice the births, twice the number.
[[nodiscard]] bool go_with_births(const IndicatorColumn& column);

/// Whole numbers where the built-in table has decimals, as far as they are few enough to be places.
[[nodiscard]] bool are_tenths(const IndicatorColumn& column);

/// Whole numbers, each once, that count up to about as many as there are, or far above what there is.
[[nodiscard]] bool are_ranks(const IndicatorColumn& column);

/// Values that are high where the built-in ones are low.
[[nodiscard]] bool go_the_other_way(const IndicatorColumn& column);

/// Whole numbers, each once.
[[nodiscard]] bool are_distinct_whole(const IndicatorColumn& column);

/// The value that lies farthest from the built-in one of its area, where many do. Older editions of an
/// indicator have other values, but in much the same order.
[[nodiscard]] std::optional<std::pair<double, double>> far_from_builtin(const IndicatorColumn& column);

/// How many times the built-in values of the same areas they are, or else those of all areas; 1 where they
/// may be.
[[nodiscard]] double times_builtin(const IndicatorColumn& column);

}  // namespace pairmodel
