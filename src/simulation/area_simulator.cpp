#include "simulation/area_simulator.hpp"

#include "pairmodel/simulation/random_stream.hpp"
#include "simulation/kernels.hpp"
#include "simulation/lanes.hpp"
#include "simulation/poisson.hpp"

#include <algorithm>
#include <utility>

namespace pairmodel {

namespace {

std::size_t whole_lanes(std::size_t draws) {
    constexpr auto width = static_cast<std::size_t>(Lanes::count);
    return (draws + width - 1) / width * width;
}

/// The columns of SharedDraws, in its order.
DrawnParameters<Lanes> load(const SharedDraws& shared, std::size_t at) {
    const auto lanes = [&](std::size_t column) { return Lanes::load(shared.column(column).data() + at); };
    return {{lanes(0), lanes(1), lanes(2)}, lanes(3), {lanes(4), lanes(5)}};
}

/// Measures whose draws are ranked. The others follow: `universal` is `secure`, `unassigned` is nothing, and
/// secure, the last here, is what need leaves of births, so that its order is need's turned round; unless
/// births vary.
constexpr std::array ranked{Measure::need,
                            Measure::insecure,
                            Measure::disorganised,
                            Measure::targeted,
                            Measure::specialist_short_term,
                            Measure::specialist_long_term,
                            Measure::missed_mild_moderate,
                            Measure::missed_severe,
                            Measure::demand,
                            Measure::specialist,
                            Measure::missed,
                            Measure::secure};

std::array<QuantileDraws, 3> turned_round(const std::array<QuantileDraws, 3>& draws) {
    std::array<QuantileDraws, 3> result{draws[2], draws[1], draws[0]};
    for (QuantileDraws& q : result) std::swap(q.below, q.above);
    return result;
}

}  // namespace

SharedDraws::SharedDraws(const std::vector<DrawnParameters<double>>& draws, Scale scale)
    : draws_(draws), scale_(scale) {
    for (std::size_t i = 0; i < whole_lanes(draws.size()); ++i) {
        const DrawnParameters<double>& d = draws[i < draws.size() ? i : 0];
        const std::array<double, 6> figures{
            d.national.secure, d.national.insecure,         d.national.disorganised,
            d.elasticity,      d.attrition.unreached_share, d.attrition.targeted_share_of_reached};
        for (std::size_t k = 0; k < figures.size(); ++k)
            columns_[k].push_back(static_cast<float>(figures[k]));
    }
}

AreaSimulator::AreaSimulator(const SharedDraws& shared, const SimulationOptions& options)
    : shared_(shared),
      seed_(options.seed),
      births_variation_(options.births_variation),
      errors_(options.errors),
      finders_(ranked.size() - static_cast<std::size_t>(births_variation_ == BirthsVariation::none),
               QuantileFinder(quantile_ranks(shared.count(), options.level, options.errors))),
      words_(shared.count()),
      own_(options.seed, 0, shared.count()),
      ratios_(shared.padded(), 1.0F),
      births_(shared.padded(), 1.0F),
      unlimited_need_(shared.padded()),
      values_(ranked.size(), std::vector<float>(shared.padded())) {}

void AreaSimulator::draw(const DrawnArea& area) {
    deviates_ = own_.of(area);
    lognormal(deviates_, {static_cast<float>(area.ratio), static_cast<float>(area.log_standard_deviation)},
              ratios_);
    if (births_variation_ == BirthsVariation::none || area.live_births == 0) return;
    const RandomStream stream(seed_, area.births_stream());
    const PoissonTable poisson(area.live_births);
    stream.words(0, words_);
    for (std::size_t i = 0; i < words_.size(); ++i)
        births_[i] = static_cast<float>(poisson.quantile(RandomStream::uniform_of(words_[i])));
}

/// Runs the steps of the model for all draws. All in one function: lanes that are handed from one to another
/// pass through memory.
[[gnu::flatten]] void AreaSimulator::run_all_steps() {
    for (std::size_t at = 0; at < shared_.padded(); at += static_cast<std::size_t>(Lanes::count)) {
        const auto steps = run_steps(load(shared_, at), Lanes::load(ratios_.data() + at), shared_.scale());
        const MeasuresOf<Lanes> measures = measures_of(steps.adjusted.shares, steps.levels);
        steps.adjusted.unlimited_need.store(unlimited_need_.data() + at);
        const Lanes births = Lanes::load(births_.data() + at);  // 1 unless they vary
        for (std::size_t i = 0; i < ranked.size(); ++i)
            (measures[ranked[i]] * births).store(values_[i].data() + at);
    }
}

double AreaSimulator::saturated_share() const {
    const float above = std::nextafter(1.0F, 2.0F);
    const std::span need = std::span(unlimited_need_).first(shared_.count());
    const std::size_t below = count_below(need, {above, above, above})[0];
    return static_cast<double>(need.size() - below) / static_cast<double>(need.size());
}

/// A draw that is shown is worked out again in double precision.
double AreaSimulator::babies(const DrawnArea& area, Measure measure, std::uint32_t draw) const {
    const auto steps = run_steps(shared_.draw(draw), area.ratio_at(deviates_[draw]), shared_.scale());
    const double births = births_variation_ == BirthsVariation::none || area.live_births == 0
                              ? area.live_births
                              : static_cast<double>(births_[draw]);
    return measures_of(steps.adjusted.shares, steps.levels)[measure] * births;
}

Quantiles AreaSimulator::quantiles_of(const DrawnArea& area, Measure measure,
                                      const std::array<QuantileDraws, 3>& draws) const {
    const auto value = [&](std::uint32_t draw) { return babies(area, measure, draw); };
    std::array<double, 3> at{value(draws[0].draw), value(draws[1].draw), value(draws[2].draw)};
    std::sort(at.begin(),
              at.end());  // ranked in single precision: the last bits may stand the other way round
    const auto error = [&](const QuantileDraws& q) {
        return errors_ ? std::abs(value(q.above) - value(q.below)) / 2 : 0;
    };
    return {{at[0], at[1], at[2]}, {error(draws[0]), error(draws[1]), error(draws[2])}};
}

SimulatedEstimate AreaSimulator::simulate(const DrawnArea& area) {
    draw(area);
    run_all_steps();
    SimulatedEstimate result;
    result.saturated_share = saturated_share();
    const auto put = [&](Measure m, const std::array<QuantileDraws, 3>& draws) {
        result.measures[static_cast<std::size_t>(m)] = quantiles_of(area, m, draws);
    };
    for (std::size_t i = 0; i < finders_.size(); ++i) {
        const auto draws = finders_[i].find(std::span(values_[i]).first(shared_.count()));
        put(ranked[i], draws);
        if (ranked[i] == Measure::need && births_variation_ == BirthsVariation::none)
            put(Measure::secure, turned_round(draws));
    }
    result.measures[static_cast<std::size_t>(Measure::universal)] = result[Measure::secure];
    return result;
}

}  // namespace pairmodel
