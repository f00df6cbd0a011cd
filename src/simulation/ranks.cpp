#include "simulation/ranks.hpp"

#include "pairmodel/model/elementary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pairmodel {

namespace {

constexpr std::uint32_t index_bits = 32;

// How the next look follows from the last finds: a mean over several of them, and wide enough to seldom miss.
constexpr float learning = 0.25F;
constexpr float reach_in_errors = 2.5F;
constexpr float least_reach = 1e-3F;

/// The order of values >= 0, and of draws where values are equal, as the order of whole numbers.
std::uint64_t key_of(float value, std::uint32_t index) {
    return (static_cast<std::uint64_t>(elementary::bits_as<std::uint32_t>(value)) << index_bits) | index;
}

QuantileRanks ranks_at(std::size_t draws, double p, bool with_errors) {
    const auto last = static_cast<double>(draws - 1);
    const double rank = p > 0.5 ? last - std::floor(last * (1 - p) + 0.5) : std::floor(last * p + 0.5);
    QuantileRanks ranks;
    ranks.error = std::max(1.0, std::round(std::sqrt(static_cast<double>(draws) * p * (1 - p))));
    const double distance = with_errors ? ranks.error : 0;
    ranks.below = static_cast<std::size_t>(std::max(rank - distance, 0.0));
    ranks.rank = static_cast<std::size_t>(rank);
    ranks.above = static_cast<std::size_t>(std::min(rank + distance, last));
    return ranks;
}

}  // namespace

std::array<QuantileRanks, 3> quantile_ranks(std::size_t draws, double level, bool with_errors) {
    return {ranks_at(draws, (1 - level) / 2, with_errors), ranks_at(draws, 0.5, with_errors),
            ranks_at(draws, (1 + level) / 2, with_errors)};
}

Quantiles quantiles_of(std::vector<double>& values, const std::array<QuantileRanks, 3>& ranks) {
    const auto at = [&](std::size_t rank) { return values.begin() + static_cast<std::ptrdiff_t>(rank); };
    if (std::any_of(ranks.begin(), ranks.end(), [](const auto& r) { return r.below < r.above; })) {
        std::sort(values.begin(), values.end());
    } else {  // three values are all that is needed, each above the one before or the same
        auto ordered = values.begin();
        for (const QuantileRanks& r : ranks) {
            if (at(r.rank) < ordered) continue;
            std::nth_element(ordered, at(r.rank), values.end());
            ordered = at(r.rank) + 1;
        }
    }
    const auto error = [&](const QuantileRanks& r) { return (*at(r.above) - *at(r.below)) / 2; };
    return {{*at(ranks[0].rank), *at(ranks[1].rank), *at(ranks[2].rank)},
            {error(ranks[0]), error(ranks[1]), error(ranks[2])}};
}

Interval quantiles_of(std::vector<double>& values, double level) {
    return quantiles_of(values, quantile_ranks(values.size(), level, false)).babies;
}

QuantileFinder::QuantileFinder(const std::array<QuantileRanks, 3>& ranks)
    : ranks_(ranks),
      // Anything will do to begin with: the first search widens it as need be.
      looks_{Look{-2, 0.5F}, Look{0, 0.25F}, Look{2, 0.5F}} {}

QuantileDraws QuantileFinder::pick(std::size_t quantile, std::span<const float> values,
                                   const Window& window) {
    keys_.clear();
    for (std::size_t i = 0; i < window.kept; ++i)
        keys_.push_back(key_of(values[window.places[i]], window.places[i]));
    const QuantileRanks& ranks = ranks_[quantile];
    const auto at = [&](std::size_t rank) {
        return keys_.begin() + static_cast<std::ptrdiff_t>(rank - window.below);
    };
    const auto draw_at = [&](std::size_t rank) { return static_cast<std::uint32_t>(*at(rank)); };
    if (ranks.below == ranks.above) {
        const std::uint32_t draw = select(window, ranks.rank - window.below);
        return {draw, draw, draw};
    }
    std::nth_element(keys_.begin(), at(ranks.rank), keys_.end());
    std::nth_element(keys_.begin(), at(ranks.below), at(ranks.rank));
    if (ranks.above > ranks.rank) std::nth_element(at(ranks.rank) + 1, at(ranks.above), keys_.end());
    return {draw_at(ranks.below), draw_at(ranks.rank), draw_at(ranks.above)};
}

/// The draw at this rank of the window. Values there are about evenly spread, so that it is likely to be
/// among the few in the middle of where it should be: only those are ordered.
std::uint32_t QuantileFinder::select(const Window& window, std::size_t rank) {
    const auto size = static_cast<float>(keys_.size());
    const float width = window.high - window.low;
    const float guess = window.low + width * (static_cast<float>(rank) + 0.5F) / size;
    const float reach = width * 1.25F / std::sqrt(size);
    const std::uint64_t from = key_of(std::max(guess - reach, 0.0F), 0);
    const std::uint64_t to = key_of(std::max(guess + reach, 0.0F), 0);
    near_.resize(keys_.size());
    std::size_t below = 0;
    std::size_t kept = 0;
    for (const std::uint64_t key : keys_) {
        near_[kept] = key;
        below += static_cast<std::size_t>(key < from);
        kept += static_cast<std::size_t>(key >= from) & static_cast<std::size_t>(key < to);
    }
    if (below <= rank && rank < below + kept) {
        const auto found = near_.begin() + static_cast<std::ptrdiff_t>(rank - below);
        std::nth_element(near_.begin(), found, near_.begin() + static_cast<std::ptrdiff_t>(kept));
        return static_cast<std::uint32_t>(*found);
    }
    const auto found = keys_.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(keys_.begin(), found, keys_.end());
    return static_cast<std::uint32_t>(*found);
}

std::array<QuantileDraws, 3> QuantileFinder::find(std::span<const float> values) {
    const Moments moments = moments_of(values);
    std::array<QuantileDraws, 3> result{};
    if (moments.smallest == moments.largest) {  // all equal: in the order of the draws
        for (std::size_t q = 0; q < result.size(); ++q)
            result[q] = {static_cast<std::uint32_t>(ranks_[q].below),
                         static_cast<std::uint32_t>(ranks_[q].rank),
                         static_cast<std::uint32_t>(ranks_[q].above)};
        return result;
    }
    const float unit = std::max(moments.deviation, std::numeric_limits<float>::min());
    std::array<Window, 3> windows;
    for (std::size_t q = 0; q < result.size(); ++q) {
        places_[q].resize(values.size());
        windows[q].places = places_[q].data();
    }
    for (bool all_in = false; !all_in;) {
        for (std::size_t q = 0; q < result.size(); ++q) {
            windows[q].low = moments.mean + unit * (looks_[q].centre - looks_[q].reach);
            windows[q].high = moments.mean + unit * (looks_[q].centre + looks_[q].reach);
        }
        narrow(values, windows);
        all_in = true;
        for (std::size_t q = 0; q < result.size(); ++q) {
            const Window& window = windows[q];
            if (window.below <= ranks_[q].below && ranks_[q].above < window.below + window.kept) continue;
            looks_[q].reach *= 2;
            all_in = false;
        }
    }
    for (std::size_t q = 0; q < result.size(); ++q) {
        result[q] = pick(q, values, windows[q]);
        learn(q, (values[result[q].draw] - moments.mean) / unit, windows[q].kept);
    }
    return result;
}

/// The next values are likely to be of this shape: look where these were, as wide as the rank may be off.
void QuantileFinder::learn(std::size_t quantile, float found, std::size_t kept) {
    Look& look = looks_[quantile];
    const QuantileRanks& ranks = ranks_[quantile];
    const float errors = ranks.below == ranks.above ? reach_in_errors : reach_in_errors + 1;
    const float wide = errors * static_cast<float>(ranks.error) * 2 * look.reach / static_cast<float>(kept);
    look.centre += learning * (found - look.centre);
    look.reach = std::max(look.reach + learning * (wide - look.reach), least_reach);
}

}  // namespace pairmodel
