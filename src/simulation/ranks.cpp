#include "simulation/ranks.hpp"

#include "pairmodel/model/elementary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pairmodel {

namespace {

constexpr std::uint32_t index_bits = 32;

// How the next look follows from the last finds: means over several of them, and wide enough to seldom miss.
constexpr float learning = 0.0625F;
constexpr float reach_in_misses = 3.25F;
constexpr float wider = 4;
constexpr float least_miss = 1e-4F;

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
      looks_{Look{-2, 0, 0.2F}, Look{0, 0, 0.1F}, Look{2, 0, 0.2F}} {}

/// Aims where a count says that the quantiles are; places are in standard deviations from the mean.
void QuantileFinder::aim(std::span<const float> values, const Moments& moments) {
    const auto guess = [&](std::size_t q) { return moments.mean + moments.deviation * looks_[q].guess; };
    const auto counts = count_below(values, {guess(0), guess(1), guess(2)});
    for (std::size_t q = 0; q < aims_.size(); ++q) {
        const Look& look = looks_[q];
        const QuantileRanks& ranks = ranks_[q];
        const float ranks_off = static_cast<float>(ranks.rank) + 0.5F - static_cast<float>(counts[q]);
        aims_[q].place = look.guess + look.step * ranks_off;
        aims_[q].reach =
            reach_in_misses * look.miss + look.step * static_cast<float>(ranks.above - ranks.below);
        aims_[q].found = false;
    }
}

/// Takes what lies around the aims.
void QuantileFinder::narrow_to_aims(std::span<const float> values, const Moments& moments) {
    for (std::size_t q = 0; q < aims_.size(); ++q) {
        windows_.low[q] = moments.mean + moments.deviation * (aims_[q].place - aims_[q].reach);
        windows_.high[q] = moments.mean + moments.deviation * (aims_[q].place + aims_[q].reach);
    }
    places_.resize(values.size());
    windows_.places = places_;
    narrow(values, windows_);
}

/// Takes the values in the window of a quantile; whether those looked for are among them.
bool QuantileFinder::take(std::size_t quantile, std::span<const float> values) {
    const float low = windows_.low[quantile];
    const float high = windows_.high[quantile];
    kept_values_.resize(windows_.kept);
    kept_places_.resize(windows_.kept);
    std::size_t kept = 0;
    for (const std::uint32_t place : windows_.places.first(windows_.kept)) {
        const float value = values[place];
        kept_values_[kept] = value;
        kept_places_[kept] = place;
        kept += static_cast<std::size_t>(low <= value) & static_cast<std::size_t>(value < high);
    }
    kept_values_.resize(kept);
    kept_places_.resize(kept);
    const std::size_t below = windows_.below[quantile];
    return below <= ranks_[quantile].below && ranks_[quantile].above < below + kept;
}

/// The draw of this rank, of those taken.
std::uint32_t QuantileFinder::draw_at(std::size_t rank) {
    if (kept_values_.size() <= few) return kept_places_[at_rank(kept_values_, rank)];
    keys_.resize(kept_values_.size());
    for (std::size_t i = 0; i < keys_.size(); ++i) keys_[i] = key_of(kept_values_[i], kept_places_[i]);
    const auto found = keys_.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(keys_.begin(), found, keys_.end());
    return static_cast<std::uint32_t>(*found);
}

QuantileDraws QuantileFinder::pick(std::size_t quantile) {
    const QuantileRanks& ranks = ranks_[quantile];
    const std::size_t below = windows_.below[quantile];
    const std::uint32_t draw = draw_at(ranks.rank - below);
    if (ranks.below == ranks.above) return {draw, draw, draw};
    return {draw_at(ranks.below - below), draw, draw_at(ranks.above - below)};
}

std::array<QuantileDraws, 3> QuantileFinder::find(std::span<const float> values) {
    Moments moments = moments_of(values);
    std::array<QuantileDraws, 3> result{};
    if (moments.smallest == moments.largest) {  // all equal: in the order of the draws
        for (std::size_t q = 0; q < result.size(); ++q)
            result[q] = {static_cast<std::uint32_t>(ranks_[q].below),
                         static_cast<std::uint32_t>(ranks_[q].rank),
                         static_cast<std::uint32_t>(ranks_[q].above)};
        return result;
    }
    moments.deviation = std::max(moments.deviation, std::numeric_limits<float>::min());
    aim(values, moments);
    for (bool all_found = false; !all_found;) {
        narrow_to_aims(values, moments);
        all_found = true;
        for (std::size_t q = 0; q < result.size(); ++q) {
            if (aims_[q].found) continue;
            aims_[q].found = take(q, values);
            if (aims_[q].found) {
                result[q] = pick(q);
                learn(q, (values[result[q].draw] - moments.mean) / moments.deviation);
            } else {
                aims_[q].reach *= wider;
                all_found = false;
            }
        }
    }
    return result;
}

/// The next values are likely to be of this shape.
void QuantileFinder::learn(std::size_t quantile, float place) {
    Look& look = looks_[quantile];
    const Aim& aim = aims_[quantile];
    const auto towards = [](float& mean, float value) { mean += learning * (value - mean); };
    towards(look.guess, place);
    towards(look.step, 2 * aim.reach / static_cast<float>(kept_values_.size()));
    towards(look.miss, std::max(std::abs(place - aim.place), least_miss));
}

}  // namespace pairmodel
