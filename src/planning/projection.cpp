#include "pairmodel/planning/projection.hpp"

#include "pairmodel/model/error.hpp"
#include "planning/drawn_projection.hpp"
#include "simulation/ranks.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace pairmodel {

namespace {

Scenarios<double> difference(const Scenarios<double>& a, const Scenarios<double>& b) {
    return {a.lower_need - b.lower_need, a.higher_need - b.higher_need};
}

void add(const Scenarios<double>& figure, Scenarios<double>& sum) {
    sum.lower_need += figure.lower_need;
    sum.higher_need += figure.higher_need;
}

Interval interval_of(const Scenarios<double>& figure) {
    return pairmodel::interval_of(figure.lower_need, figure.higher_need);
}

/// One figure in all scenarios and years. Sums run over the year's figures as they are, each scenario of need
/// by itself.
template <class Of, class Figure>
void summarise(const std::vector<std::vector<Total>>& totals, const Of& of, const Figure& figure,
               Planned& planned) {
    for (std::size_t s = 0; s < totals.size(); ++s) {
        Scenarios<double> sum;
        Scenarios<double> difference_sum;
        for (std::size_t y = 0; y < totals[s].size(); ++y) {
            const Scenarios<double> now = of(totals[s][y]);
            const Scenarios<double> more = difference(now, of(totals[0][y]));
            add(now, sum);
            add(more, difference_sum);
            figure(planned[s][y]) = {interval_of(now), interval_of(more), interval_of(sum),
                                     interval_of(difference_sum)};
        }
    }
}

Planned figures_of(const std::vector<std::vector<Total>>& totals) {
    Planned planned(totals.size());
    for (std::size_t s = 0; s < totals.size(); ++s)
        for (const Total& total : totals[s]) {
            PlannedYear& year = planned[s].emplace_back();
            year.ratio = total.ratio();
            year.saturated = total.saturated_areas() > 0;
            if (total.live_births() <= 0) continue;
            const Interval specialist = total.interval(Measure::specialist);
            const double births = total.live_births();
            year.specialist_share = {specialist.low / births, specialist.central / births,
                                     specialist.high / births};
        }
    for (const MeasureInfo& m : all_measures())
        summarise(
            totals,
            [&](const Total& t) {
                return Scenarios<double>{t.babies().lower_need[m.measure], t.babies().higher_need[m.measure]};
            },
            [&](PlannedYear& y) -> PlannedFigure& {
                return y.measures.at(static_cast<std::size_t>(m.measure));
            },
            planned);
    summarise(
        totals,
        [](const Total& t) {
            return Scenarios<double>{t.live_births(), t.live_births()};
        },
        [](PlannedYear& y) -> PlannedFigure& { return y.live_births; }, planned);
    return planned;
}

bool uses_trend(const Plan& plan) {
    const auto trend = [](const BirthsChoice& births) { return births.rule == BirthsRule::trend; };
    return trend(plan.births) ||
           std::any_of(plan.scenarios.begin(), plan.scenarios.end(),
                       [&](const PlanScenario& s) { return s.births && trend(*s.births); });
}

}  // namespace

Projection::Projection(const Run& run, std::vector<BirthsHistory> histories, Plan plan,
                       std::optional<SimulationOptions> simulation)
    : run_(run),
      histories_(std::move(histories)),
      plan_(std::move(plan)),
      moves_(moves_of(plan_)),
      simulation_(std::move(simulation)) {
    if (run.model().allocation() != Allocation::closed)
        throw std::logic_error("a plan needs the closed allocation");
    if (!simulation_) return;
    if (simulation_->births_variation == BirthsVariation::poisson && uses_trend(plan_))
        throw ModelError("births on a trend vary already, as far as the known years stray from it");
    parameters_ = draw_parameters(ParameterSampler(run.model()), simulation_->seed, simulation_->draws);
}

BirthsPath Projection::births(std::size_t area, std::size_t scenario) const {
    static const BirthsHistory unknown;
    const BirthsHistory& history = histories_.empty() ? unknown : histories_[area];
    BirthsPath path = births_path(plan_.scenarios[scenario].births.value_or(plan_.births), run_.areas()[area],
                                  history, plan_.years, plan_.trend_error);
    if (!run_.is_sum(area) || path.basis == BirthsBasis::by_year) return path;
    // Of a sum they are its members', as all else is.
    std::fill(path.births.begin(), path.births.end(), 0.0);
    for (const Member& part : run_.parts_of(std::span(&area, 1))) {
        const BirthsPath member = base_births(std::span(&area, 1), part, scenario);
        for (std::size_t y = 0; y < path.births.size(); ++y)
            path.births[y] += part.share.of(member.births[y]);
    }
    return path;
}

BirthsPath Projection::base_births(std::span<const std::size_t> areas, const Member& part,
                                   std::size_t scenario) const {
    if (run_.composition().empty()) return births(part.base, scenario);
    static const BirthsHistory unknown;
    const AreaView base = run_.bases()[part.base];
    const auto& histories = run_.composition().histories;
    const BirthsChoice& choice =
        plan_.scenarios[scenario].births ? *plan_.scenarios[scenario].births : plan_.births;
    BirthsPath path = births_path(choice, base, histories.empty() ? unknown : histories[part.base],
                                  plan_.years, plan_.trend_error);
    if (choice.rule != BirthsRule::by_year || !run_.is_sum(areas.front())) return path;
    // Given for one area as a whole: each member has its part of today's births.
    const double part_of_whole = static_cast<double>(*base.live_births) /
                                 static_cast<double>(*run_.areas()[areas.front()].live_births);
    for (double& births : path.births) births *= part_of_whole;
    return path;
}

Interval Projection::unreached_share(std::size_t scenario, std::size_t year) const {
    const YearMove& move = moves_[scenario].unreached[year];
    if (!simulation_) {
        const double share = move.from(run_.model().attrition().unreached_share);
        return {share, share, share};
    }
    std::vector<double> shares;
    shares.reserve(parameters_.size());
    for (const auto& p : parameters_) shares.push_back(move.from(p.attrition.unreached_share));
    return quantiles_of(shares, simulation_->level);
}

void Projection::add(std::span<const std::size_t> areas, const Member& part, Totals& totals) const {
    const double ratio = run_.base_adversity(part.base).ratio;
    const Attrition today = run_.model().attrition();
    std::vector<double> births;
    for (std::size_t s = 0; s < moves_.size(); ++s) {
        if (s == 0 || plan_.scenarios[s].births || plan_.scenarios[s - 1].births)
            births = base_births(areas, part, s).births;
        for (std::size_t y = 0; y < births.size(); ++y) {
            const Attrition attrition{moves_[s].unreached[y].from(today.unreached_share),
                                      today.targeted_share_of_reached};
            totals[s][y].add(
                part_of(estimate(births[y], moves_[s].adversity[y].from(ratio), run_.model(), attrition),
                        part.share));
        }
    }
}

Planned Projection::planned(const std::vector<std::size_t>& members, bool single) const {
    Totals totals(moves_.size(), std::vector<Total>(plan_.years.count()));
    const std::vector<Member> parts = run_.parts_of(members);
    for (const Member& part : parts) add(members, part, totals);
    Planned planned = figures_of(totals);
    if (!simulation_) return planned;
    std::vector<PlannedArea> areas;
    for (const Member& part : parts) {
        const Nation nation = nation_of(run_.bases()[part.base].code);
        PlannedArea& area =
            areas.emplace_back(PlannedArea{drawn_area(run_, part), std::string(name_of(nation)), {}});
        area.births.resize(moves_.size());
        for (std::size_t s = 0; s < moves_.size(); ++s)
            if (moves_[s].patterns_of == s) area.births[s] = base_births(members, part, s);
    }
    const PlanDraws draws{parameters_, moves_, plan_.years, *simulation_, run_.model().scale()};
    DrawnProjection drawn(draws, single && areas.size() == 1 && areas.front().area.share.whole());
    drawn.add(areas);
    drawn.summarise(planned);
    return planned;
}

Planned Projection::area(std::size_t index) const {
    return planned({index}, true);
}

Planned Projection::total(const std::vector<std::size_t>& members) const {
    return planned(members, false);
}

bool Projection::saturates(std::size_t area) const {
    const std::vector<std::size_t> alone{area};
    const std::vector<Member> parts = run_.parts_of(alone);
    if (simulation_) {
        const PlanDraws draws{parameters_, moves_, plan_.years, *simulation_, run_.model().scale()};
        return std::any_of(parts.begin(), parts.end(), [&](const Member& part) {
            return DrawnProjection::saturates(draws, {drawn_area(run_, part), {}, {}});
        });
    }
    Totals totals(moves_.size(), std::vector<Total>(plan_.years.count()));
    for (const Member& part : parts) add(alone, part, totals);
    return std::any_of(totals.begin(), totals.end(), [](const auto& years) {
        return std::any_of(years.begin(), years.end(),
                           [](const Total& t) { return t.saturated_areas() > 0; });
    });
}

PlanSummary Projection::check(std::vector<Unanswered>& unanswered) const {
    PlanSummary summary;
    for (std::size_t i = 0; i < run_.areas().size(); ++i) {
        if (!run_.areas()[i].live_births) continue;
        try {
            for (std::size_t s = 1; s < plan_.scenarios.size(); ++s)
                if (plan_.scenarios[s].births) (void)births(i, s);
            const BirthsBasis basis = births(i, 0).basis;
            if (basis == BirthsBasis::known_years) ++summary.known_years;
            if (basis == BirthsBasis::one_year) ++summary.one_year;
            if (saturates(i)) summary.saturated.push_back(i);
        } catch (const ModelError& error) {
            unanswered.push_back({i, error.what(), error.remedy()});
        }
    }
    return summary;
}

}  // namespace pairmodel
