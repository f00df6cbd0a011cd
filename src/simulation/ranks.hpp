#pragma once

#include "pairmodel/simulation/simulate.hpp"
#include "simulation/kernels.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pairmodel {

/// A quantile among N ordered draws: the rank of the draw that stands for it, from 0, and of the draws one
/// standard error of a rank below and above, or itself where they are not wanted.
struct QuantileRanks {
    std::size_t below = 0;
    std::size_t rank = 0;
    std::size_t above = 0;
    double error = 1;  ///< standard error of the rank
};

/// The ranks of the lower end, the median and the upper end of an interval. Rank: the nearest to (N − 1) · p,
/// the same distance from both ends. Its standard error: √(N · p · (1 − p)), at least 1.
[[nodiscard]] std::array<QuantileRanks, 3> quantile_ranks(std::size_t draws, double level, bool with_errors);

/// The values at the quantiles, and their errors where the ranks have any. Changes the order of the values.
[[nodiscard]] Quantiles quantiles_of(std::vector<double>& values, const std::array<QuantileRanks, 3>& ranks);
/// The lower end, the median and the upper end of an interval of this level.
[[nodiscard]] Interval quantiles_of(std::vector<double>& values, double level);

/// Which draws stand for a quantile.
struct QuantileDraws {
    std::uint32_t below = 0;
    std::uint32_t draw = 0;
    std::uint32_t above = 0;
};

/// Finds the draws at three quantiles without sorting: a count says how far a guess is off, one pass keeps
/// the few draws around the better guess, and only those are ordered. Equal values are in the order of their
/// draws, so that the answer does not depend on the guess. It remembers the shape of the last values: give
/// each measure a finder of its own.
class QuantileFinder {
public:
    explicit QuantileFinder(const std::array<QuantileRanks, 3>& ranks);

    /// `values` are numbers >= 0.
    [[nodiscard]] std::array<QuantileDraws, 3> find(std::span<const float> values);

private:
    /// Where a quantile is looked for, in standard deviations from the mean.
    struct Look {
        float guess = 0;
        float step = 0;  ///< from one rank to the next
        float miss = 0;  ///< how far the better guess is off, usually
    };

    /// Where it is looked for, this time.
    struct Aim {
        float place = 0;
        float reach = 0;
        bool found = false;
    };

    void aim(std::span<const float> values, const Moments& moments);
    void narrow_to_aims(std::span<const float> values, const Moments& moments);
    [[nodiscard]] bool take(std::size_t quantile, std::span<const float> values);
    [[nodiscard]] std::uint32_t draw_at(std::size_t rank);
    [[nodiscard]] QuantileDraws pick(std::size_t quantile);
    void learn(std::size_t quantile, float place);

    std::array<QuantileRanks, 3> ranks_;
    std::array<Look, 3> looks_{};
    std::array<Aim, 3> aims_{};
    std::vector<std::uint32_t> places_;
    Windows windows_;
    std::vector<float> kept_values_;
    std::vector<std::uint32_t> kept_places_;
    std::vector<std::uint64_t> keys_;
};

}  // namespace pairmodel
