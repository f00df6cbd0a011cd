#pragma once

#include "pairmodel/model/adversity.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace pairmodel {

/// A combined adversity ratio under both means; absent where there is none: no indicators at all, or a value
/// of 0 in a geometric mean.
struct BothMeans {
    std::optional<double> geometric;
    std::optional<double> arithmetic;
};

/// How much an adversity ratio depends on which indicators it is made from (ours).
struct LeaveOneOut {
    AdversityRatio all;  ///< as the choice has it; basis `none` where no indicator is known
    BothMeans means;     ///< of all that are used
    /// What the ratio would be without each in turn, in the order of `all.indicators`.
    std::vector<BothMeans> without;
};

/// A choice whole and without each of its indicators in turn, under both means, each scaled to the nations.
/// Made once for any number of areas.
class ChoicesWithout {
public:
    ChoicesWithout(const IndicatorChoice& choice, std::span<const Indicator> definitions);

    /// Throws ModelError as combine_indicators() does.
    [[nodiscard]] LeaveOneOut of(std::span<const IndicatorValue> values, Nation nation) const;

private:
    struct Both {
        IndicatorChoice geometric;
        IndicatorChoice arithmetic;
    };
    [[nodiscard]] Both both(IndicatorChoice choice) const;
    [[nodiscard]] BothMeans means(const Both& choices, std::span<const IndicatorValue> values,
                                  Nation nation) const;

    std::span<const Indicator> definitions_;
    IndicatorChoice choice_;
    Both all_;
    std::vector<Both> without_;  ///< by indicator
};

/// The same for one area.
[[nodiscard]] LeaveOneOut leave_one_out(std::span<const IndicatorValue> values,
                                        std::span<const Indicator> definitions, const IndicatorChoice& choice,
                                        Nation nation = Nation::unknown);

}  // namespace pairmodel
