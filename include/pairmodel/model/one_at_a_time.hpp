#pragma once

#include "pairmodel/model/births.hpp"
#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/model/measures.hpp"
#include "pairmodel/model/run.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace pairmodel {

/// What a sensitivity run moves. The first six are also what a simulation may draw, in its order.
enum class Moved {
    incidence,  ///< from the lower-need to the higher-need scenario
    elasticity,
    unreached_share,
    targeted_share_of_reached,
    adversity_ratio,  ///< over its own 95 % interval
    live_births,      ///< by the change from one year to the next
    scale,            ///< proportional or odds
    indicator,        ///< one of the ratio's indicators left out
};

template <>
inline constexpr auto enum_words<Moved> = word_list("incidence", "elasticity", "unreached_share",
                                                    "targeted_share_of_reached", "adversity_ratio",
                                                    "live_births", "scale", "indicator");

/// An end of an assumption's range has no answer; the message says which, and why.
class MoveError : public ModelError {
public:
    MoveError(Moved moved, const std::string& why) : ModelError(why), moved_(moved) {}
    [[nodiscard]] Moved moved() const { return moved_; }

private:
    Moved moved_;
};

/// The figures that sensitivity is about, in the order of its outputs.
inline constexpr std::array sensitivity_measures{Measure::need, Measure::demand, Measure::specialist,
                                                 Measure::missed};

/// A range to move an assumption over.
struct MoveRange {
    double low = 0;
    double high = 0;
};

/// The ranges that are no matter of the parameter set's assumptions.
struct MoveRanges {
    MoveRange elasticity;
    /// What is known of the births of the run's areas, in its order; empty where nothing is.
    std::span<const BirthsHistory> births{};
};

/// One assumption moved over its range, all others at their point value (ours).
struct Move {
    Moved what = Moved::incidence;
    std::size_t indicator = 0;  ///< the one left out: index into the run's indicators
    /// The ends, low <= high: share of live births with a difficulty at average adversity (`incidence`), the
    /// adversity ratio (`adversity_ratio`, `indicator`; of several areas, the mean weighted by live births),
    /// live births a year, 0 for proportional and 1 for odds (`scale`), else the assumption's own unit.
    MoveRange range;
    Measures at_low;         ///< babies a year; the middle of the scenarios, but for `incidence`
    Measures at_high;        ///< babies a year
    bool saturated = false;  ///< at either end need was held at all births, in some area

    /// How far the measure goes between the ends, babies a year.
    [[nodiscard]] double swing(Measure measure) const;
};

/// Areas added up with all assumptions at their point values, and with each moved by itself.
struct OneAtATime {
    std::size_t areas = 0;
    double live_births = 0;
    double ratio = 1;  ///< of several areas, the mean weighted by live births
    Measures central;  ///< babies a year, the middle of the scenarios
    bool saturated = false;
    std::vector<Move> moves;
    std::vector<Moved> unmoved;  ///< whose range is not known: adversity_ratio, live_births
};

/// Moves each assumption of these areas, which have live births, in the order of `Moved`. The ranges are the
/// parameter set's; those of adversity and births are the areas'. Adversity ratios are off
/// partly together within a region, which adds up, and partly independently: squares of both add up. Births
/// are as many more or fewer as the largest change between neighbouring years, of all areas together. Throws
/// ModelError where an end has no answer. Precondition: the run's allocation is `closed`.
[[nodiscard]] OneAtATime move_one_at_a_time(const Run& run, const std::vector<std::size_t>& members,
                                            const MoveRanges& ranges);

/// The moves with the widest swing of this measure first; those alike stay in order.
void rank_by_swing(OneAtATime& result, Measure measure);

}  // namespace pairmodel
