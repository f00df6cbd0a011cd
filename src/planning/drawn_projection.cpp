#include "planning/drawn_projection.hpp"

#include "pairmodel/model/elementary.hpp"
#include "pairmodel/simulation/random_stream.hpp"
#include "simulation/own_draws.hpp"
#include "simulation/ranks.hpp"
#include "system/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace pairmodel {

/// One area's own quantities in the draws of one task.
struct DrawnProjection::Own {
    Own(std::size_t first_draw, std::size_t count, const SimulationOptions& options)
        : first(first_draw), draws(first_draw, count, options), words(count), national(count), local(count) {}

    std::size_t first;
    OwnDraws draws;
    Share share;  ///< the part of the area that is meant
    std::vector<std::uint32_t> words;
    std::vector<float> national;  ///< how far births are from their trend, in standard errors
    std::vector<float> local;

    void draw_trend(const PlannedArea& area, std::uint64_t seed) {
        if (std::none_of(area.births.begin(), area.births.end(),
                         [](const BirthsPath& p) { return !p.errors.empty(); }))
            return;
        RandomStream(seed, "births_trend:" + area.area.key).words(first, words);
        normal_deviates(words, local);
        RandomStream(seed, "births_trend_nation:" + area.nation).words(first, words);
        normal_deviates(words, national);
    }

    /// The births of one year; in far ends of a trend's distribution no more than there can be.
    void draw_births(const BirthsPath& path, const DrawnArea& area, std::size_t year, const PlanDraws& plan) {
        const double mean = path.births[year];
        if (path.errors.empty())
            return draws.draw_births(mean, area.births_stream() + ":" + std::to_string(plan.years.at(year)));
        // The mean is the trend's, so that the births of many small areas add up to their trends.
        const BirthsError& error = path.errors[year];
        const double middle =
            mean * exponential(-(error.national * error.national + error.local * error.local) / 2);
        for (std::size_t i = 0; i < local.size(); ++i) {
            const double off = error.national * static_cast<double>(national[i]) +
                               error.local * static_cast<double>(local[i]);
            draws.births[i] = std::min(middle * exponential(off), most_births);
        }
    }
};

DrawnProjection::DrawnProjection(const PlanDraws& draws, bool single)
    : draws_(draws),
      single_(single),
      years_(draws.moves.size() * draws.years.count()),
      saturated_(years_.size()) {
    const std::size_t count = draws.parameters.size();
    for (std::size_t s = 0; s < draws.moves.size(); ++s) {
        if (draws.moves[s].patterns_of != s) continue;
        for (std::size_t y = 0; y < draws.years.count(); ++y) {
            YearDraws& year = years_[index_of(s, y)];
            for (auto* list : {&year.secure, &year.insecure, &year.disorganised}) list->assign(count, 0.0);
            year.births.assign(count, 1.0);
        }
    }
}

std::size_t DrawnProjection::draws_at_once() const {
    return single_ ? draws_.parameters.size() : pairmodel::draws_at_once;
}

void DrawnProjection::add(const std::vector<PlannedArea>& areas) {
    const std::size_t count = draws_.parameters.size();
    const std::size_t at_once = draws_at_once();
    const std::size_t threads = single_ ? 1 : draws_.options.threads;
    in_parallel((count + at_once - 1) / at_once, threads, [&](std::size_t /*worker*/, std::size_t task) {
        const std::size_t first = task * at_once;
        Own own(first, std::min(at_once, count - first), draws_.options);
        for (const PlannedArea& area : areas) add(area, own);
    });
}

void DrawnProjection::add(const PlannedArea& area, Own& own) {
    own.draws.draw_ratios(area.area);
    own.draw_trend(area, draws_.options.seed);
    own.share = area.area.share;
    for (std::size_t s = 0; s < draws_.moves.size(); ++s) {
        if (draws_.moves[s].patterns_of != s) continue;
        for (std::size_t y = 0; y < draws_.years.count(); ++y) {
            own.draw_births(area.births[s], area.area, y, draws_);
            add_year(own, index_of(s, y));
        }
    }
}

void DrawnProjection::add_year(const Own& own, std::size_t at) {
    const std::size_t scenario = at / draws_.years.count();
    const YearMove& adversity = draws_.moves[scenario].adversity[at % draws_.years.count()];
    YearDraws& year = years_[at];
    bool saturated = false;
    for (std::size_t i = 0; i < own.draws.ratios.size(); ++i) {
        const std::size_t draw = own.first + i;
        const DrawnParameters<double>& p = draws_.parameters[draw];
        const double factor = adversity_factor(adversity.from(own.draws.ratios[i]), p.elasticity);
        const AdjustedPatterns adjusted = adjust_patterns(p.national, factor, draws_.scale);
        const double births = single_ ? 1 : own.draws.births[i];
        if (single_) year.births[draw] = own.draws.births[i];
        const auto babies = [&](double part) { return single_ ? part : own.share.of(part * births); };
        year.secure[draw] += babies(adjusted.shares.secure);
        year.insecure[draw] += babies(adjusted.shares.insecure);
        year.disorganised[draw] += babies(adjusted.shares.disorganised);
        saturated = saturated || adjusted.saturated();
    }
    if (saturated) saturated_[at] = true;
}

void DrawnProjection::measure(std::size_t scenario, std::size_t year, const Value& value,
                              std::span<double> values) const {
    const YearDraws& draws = years_[index_of(scenario, year)];
    for (std::size_t i = 0; i < values.size(); ++i) {
        const PatternShares patterns{draws.secure[i], draws.insecure[i], draws.disorganised[i]};
        const LevelShares levels = allocate_closed(patterns, draws_.attrition(scenario, year, i));
        const double births = single_ ? draws.births[i] : patterns.secure + patterns.need();
        values[i] = value({measures_of(patterns, levels), draws.births[i], births});
    }
}

/// One figure in all scenarios and years: of each draw, its difference from no change and the running sums.
void DrawnProjection::summarise(const Value& value, const std::function<PlannedFigure&(PlannedYear&)>& figure,
                                Planned& planned) const {
    const std::size_t count = draws_.parameters.size();
    const std::size_t years = draws_.years.count();
    const double level = draws_.options.level;
    std::vector<std::vector<double>> unchanged(years, std::vector<double>(count));
    for (std::size_t y = 0; y < years; ++y) measure(0, y, value, unchanged[y]);
    std::vector<double> values(count);
    std::vector<double> scratch(count);
    const auto summary = [&](const std::vector<double>& list) {
        scratch = list;
        return quantiles_of(scratch, level);
    };
    for (std::size_t s = 0; s < draws_.moves.size(); ++s) {
        std::vector<double> sum(count, 0.0);
        std::vector<double> difference_sum(count, 0.0);
        for (std::size_t y = 0; y < years; ++y) {
            PlannedFigure& f = figure(planned[s][y]);
            measure(s, y, value, values);
            f.babies = summary(values);
            for (std::size_t i = 0; i < count; ++i) sum[i] += values[i];
            f.cumulative = summary(sum);
            if (s == 0) continue;
            for (std::size_t i = 0; i < count; ++i) values[i] -= unchanged[y][i];
            f.difference = summary(values);
            for (std::size_t i = 0; i < count; ++i) difference_sum[i] += values[i];
            f.cumulative_difference = summary(difference_sum);
        }
    }
}

void DrawnProjection::summarise(Planned& planned) const {
    for (const MeasureInfo& m : all_measures())
        summarise([&](const Draw& draw) { return draw.measures[m.measure] * draw.units; },
                  [&](PlannedYear& y) -> PlannedFigure& {
                      return y.measures.at(static_cast<std::size_t>(m.measure));
                  },
                  planned);
    summarise([](const Draw& draw) { return draw.births; },
              [](PlannedYear& y) -> PlannedFigure& { return y.live_births; }, planned);
    const Value specialist_share = [](const Draw& draw) {
        return draw.births > 0 ? draw.measures[Measure::specialist] * draw.units / draw.births : 0;
    };
    std::vector<double> values(draws_.parameters.size());
    for (std::size_t s = 0; s < planned.size(); ++s)
        for (std::size_t y = 0; y < planned[s].size(); ++y) {
            measure(s, y, specialist_share, values);
            planned[s][y].specialist_share = quantiles_of(values, draws_.options.level);
            planned[s][y].saturated = saturated_[index_of(s, y)];
        }
}

bool DrawnProjection::saturates(const PlanDraws& draws, const PlannedArea& area) {
    OwnDraws own(0, draws.parameters.size(), draws.options);
    own.draw_ratios(area.area);
    bool saturated = false;
    for (std::size_t s = 0; s < draws.moves.size(); ++s) {
        const ScenarioMoves& moves = draws.moves[s];
        if (moves.patterns_of != s) continue;
        for (const YearMove& move : {moves.adversity.front(), moves.adversity.back()})
            for (std::size_t i = 0; i < own.ratios.size(); ++i) {
                const DrawnParameters<double>& p = draws.parameters[i];
                const double factor = adversity_factor(move.from(own.ratios[i]), p.elasticity);
                saturated = adjust_patterns(p.national, factor, draws.scale).saturated() || saturated;
            }
    }
    return saturated;
}

}  // namespace pairmodel
