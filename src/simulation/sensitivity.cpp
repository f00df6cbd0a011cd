#include "pairmodel/simulation/sensitivity.hpp"

#include "pairmodel/model/elementary.hpp"
#include "pairmodel/simulation/random_stream.hpp"
#include "simulation/own_draws.hpp"
#include "system/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <stdexcept>
#include <string>

namespace pairmodel {

namespace {

constexpr std::size_t parameters = drawn_parameters.size();
constexpr auto adversity = static_cast<std::size_t>(Moved::adversity_ratio);
constexpr auto births = static_cast<std::size_t>(Moved::live_births);
static_assert(adversity == parameters && births == parameters + 1 && births + 1 == drawn_quantities);

/// The names of the streams of the second sample begin with this.
constexpr const char* second_sample = "second:";

/// A complete set of values: which of the two samples each quantity is taken from.
struct Mix {
    std::array<bool, drawn_quantities> second{};
    std::size_t patterns = 0;  ///< the mix whose babies by pattern are the same; itself unless another's are

    [[nodiscard]] std::size_t own(std::size_t quantity) const { return second[quantity] ? 1 : 0; }
};

using Values = std::array<std::vector<double>, sensitivity_measures.size()>;  ///< by measure and draw

class Design {
public:
    Design(const Run& run, const std::vector<std::size_t>& members, const SimulationOptions& options);

    [[nodiscard]] const std::array<bool, drawn_quantities>& varies() const { return varies_; }
    /// Fills the values of the draws of one task.
    void work(std::size_t task);
    [[nodiscard]] MeasureVariance variance_of(std::size_t measure) const;

private:
    /// Complete sets of parameter values, by mix and draw.
    using Parameters = std::vector<std::vector<DrawnParameters<double>>>;
    /// Babies by pattern, all areas together, by mix and draw.
    using Sums = std::vector<std::vector<PatternShares>>;

    [[nodiscard]] Parameters draw_parameters(std::size_t first, std::size_t count) const;
    void add_area(std::size_t area, std::array<OwnDraws, 2>& own, const Parameters& sets, Sums& sums) const;

    SimulationOptions options_;
    ParameterSampler sampler_;
    Scale scale_;
    std::array<std::vector<DrawnArea>, 2> areas_;  ///< by sample: the same areas, other streams
    std::array<bool, drawn_quantities> varies_{};
    std::vector<Mix> mixes_;  ///< the first sample, the second, then one for each quantity that varies
    std::vector<Values> values_;
};

Design::Design(const Run& run, const std::vector<std::size_t>& members, const SimulationOptions& options)
    : options_(options), sampler_(run.model()), scale_(run.model().scale()) {
    for (const DrawnArea& area : drawn_areas(run, members)) {
        areas_[0].push_back(area);
        if (area.live_births > 0) {
            varies_[adversity] = varies_[adversity] || area.log_standard_deviation > 0;
            varies_[births] = options.births_variation != BirthsVariation::none;
        }
        areas_[1].push_back(area);
        areas_[1].back().sample = second_sample;
    }
    for (std::size_t i = 0; i < parameters; ++i) varies_[i] = !sampler_.is_fixed(i);
    mixes_.resize(2);
    mixes_[1].second.fill(true);
    mixes_[1].patterns = 1;
    for (std::size_t i = 0; i < drawn_quantities; ++i) {
        if (!varies_[i]) continue;
        Mix mix;
        mix.second[i] = true;
        // Attrition comes after the patterns, which stay those of the first sample.
        const bool attrition = i == static_cast<std::size_t>(Moved::unreached_share) ||
                               i == static_cast<std::size_t>(Moved::targeted_share_of_reached);
        mix.patterns = attrition ? 0 : mixes_.size();
        mixes_.push_back(mix);
    }
    values_.resize(mixes_.size());
    for (Values& values : values_)
        for (auto& list : values) list.resize(options.draws);
}

Design::Parameters Design::draw_parameters(std::size_t first, std::size_t count) const {
    std::array<ParameterProbabilities, 2> samples{};
    std::array<std::vector<RandomStream>, 2> streams;
    for (const std::string_view name : drawn_parameters) {
        streams[0].emplace_back(options_.seed, name);
        streams[1].emplace_back(options_.seed, second_sample + std::string(name));
    }
    Parameters sets(mixes_.size());
    for (std::size_t draw = first; draw < first + count; ++draw) {
        for (std::size_t s = 0; s < samples.size(); ++s)
            for (std::size_t i = 0; i < parameters; ++i) samples[s][i] = streams[s][i].uniform(draw);
        for (std::size_t m = 0; m < mixes_.size(); ++m) {
            ParameterProbabilities mixed{};
            for (std::size_t i = 0; i < parameters; ++i) mixed[i] = samples[mixes_[m].own(i)][i];
            sets[m].push_back(sampler_.at(mixed));
        }
    }
    return sets;
}

void Design::add_area(std::size_t area, std::array<OwnDraws, 2>& own, const Parameters& sets,
                      Sums& sums) const {
    const std::size_t count = sets[0].size();
    for (std::size_t s = 0; s < own.size(); ++s) own[s].draw(areas_[s][area]);
    for (std::size_t m = 0; m < mixes_.size(); ++m) {
        if (mixes_[m].patterns != m) continue;
        const std::vector<double>& ratio = own[mixes_[m].own(adversity)].ratios;
        const std::vector<double>& live_births = own[mixes_[m].own(births)].births;
        for (std::size_t i = 0; i < count; ++i) {
            const DrawnParameters<double>& p = sets[m][i];
            const PatternShares shares =
                adjust_patterns(p.national, adversity_factor(ratio[i], p.elasticity), scale_).shares;
            const auto babies = [&](double part) { return areas_[0][area].share.of(part * live_births[i]); };
            sums[m][i].secure += babies(shares.secure);
            sums[m][i].insecure += babies(shares.insecure);
            sums[m][i].disorganised += babies(shares.disorganised);
        }
    }
}

void Design::work(std::size_t task) {
    const std::size_t first = task * draws_at_once;
    const std::size_t count = std::min(draws_at_once, options_.draws - first);
    const Parameters sets = draw_parameters(first, count);
    Sums sums(mixes_.size(), std::vector<PatternShares>(count));
    const OwnDraws nothing(first, count, options_);
    std::array<OwnDraws, 2> own{nothing, nothing};  // by sample
    for (std::size_t area = 0; area < areas_[0].size(); ++area) add_area(area, own, sets, sums);
    for (std::size_t m = 0; m < mixes_.size(); ++m)
        for (std::size_t i = 0; i < count; ++i) {
            // Step 3 is linear in the patterns, so that it holds for babies as for shares.
            const PatternShares& babies = sums[mixes_[m].patterns][i];
            const Measures measures = measures_of(babies, allocate_closed(babies, sets[m][i].attrition));
            for (std::size_t k = 0; k < sensitivity_measures.size(); ++k)
                values_[m][k][first + i] = measures[sensitivity_measures[k]];
        }
}

/// Σ (product − share × square)² of the draws, as an error of their mean in units of the variance.
double error_of(const std::vector<double>& products, double share, const std::vector<double>& squares,
                double variance) {
    double sum = 0;
    for (std::size_t i = 0; i < products.size(); ++i) sum += squared(products[i] - share * squares[i]);
    const auto n = static_cast<double>(products.size());
    return std::sqrt(sum / (n - 1) / n) / variance;
}

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

/// b − a, or 0 where they differ by no more than the last bits of doubles.
double difference(double a, double b) {
    constexpr double noise = 1e-12;
    return std::abs(b - a) > noise * std::max(std::abs(a), std::abs(b)) ? b - a : 0;
}

bool vary(const std::vector<double>& values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return difference(*low, *high) > 0;
}

MeasureVariance Design::variance_of(std::size_t measure) const {
    const std::vector<double>& a = values_[0][measure];
    const std::vector<double>& b = values_[1][measure];
    MeasureVariance result;
    if (!vary(a) && !vary(b)) return result;
    const double mean = (mean_of(a) + mean_of(b)) / 2;
    std::vector<double> squares;
    for (std::size_t i = 0; i < a.size(); ++i)
        squares.push_back((squared(a[i] - mean) + squared(b[i] - mean)) / 2);
    result.variance = mean_of(squares);
    std::vector<double> all(a.size());
    double sum = 0;
    std::size_t mix = 2;
    for (std::size_t quantity = 0; quantity < drawn_quantities; ++quantity) {
        if (!varies_[quantity]) continue;
        const std::vector<double>& mixed = values_[mix++][measure];
        std::vector<double> products;
        for (std::size_t i = 0; i < a.size(); ++i) {
            products.push_back((b[i] - mean) * difference(a[i], mixed[i]));
            all[i] += products.back();
        }
        const double share = mean_of(products) / result.variance;
        result.shares[quantity] = {share, error_of(products, share, squares, result.variance)};
        sum += share;
    }
    result.together = {1 - sum, error_of(all, sum, squares, result.variance)};
    return result;
}

}  // namespace

const MeasureVariance& VarianceShares::of(Measure measure) const {
    const auto found = std::find(sensitivity_measures.begin(), sensitivity_measures.end(), measure);
    return measures.at(static_cast<std::size_t>(found - sensitivity_measures.begin()));
}

VarianceShares variance_shares(const Run& run, const std::vector<std::size_t>& members,
                               const SimulationOptions& options) {
    if (options.draws < 2) throw std::logic_error("variance shares need two draws");
    if (run.model().allocation() != Allocation::closed)
        throw std::logic_error("variance shares need the closed allocation");
    Design design(run, members, options);
    std::mutex reporting;
    std::size_t done = 0;
    const std::size_t tasks = (options.draws + draws_at_once - 1) / draws_at_once;
    in_parallel(tasks, options.threads, [&](std::size_t /*worker*/, std::size_t task) {
        design.work(task);
        if (!options.progress) return;
        const std::lock_guard lock(reporting);
        options.progress(done = std::min(done + draws_at_once, options.draws));
    });
    VarianceShares result;
    result.options = options;
    result.options.progress = nullptr;
    result.varies = design.varies();
    for (std::size_t k = 0; k < sensitivity_measures.size(); ++k) result.measures[k] = design.variance_of(k);
    return result;
}

}  // namespace pairmodel
