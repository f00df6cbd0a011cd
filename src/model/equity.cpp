#include "pairmodel/model/equity.hpp"

#include <cmath>
#include <numeric>

namespace pairmodel {

namespace {

double need_share(const Estimate& estimate, Scenario scenario) {
    const Measures& babies = estimate.babies.at(scenario);
    return estimate.live_births > 0 ? babies[Measure::need] / estimate.live_births : 0;
}

/// Need of all parts together as a share of births, with their adversity multiplied.
class NeedOfParts {
public:
    NeedOfParts(const Estimate& area, std::span<const AreaPart> parts, const Model& model, Scenario scenario)
        : area_(area), parts_(parts), model_(model), scenario_(scenario) {}

    [[nodiscard]] Estimate part(std::size_t i, double factor) const {
        return estimate(1, area_.ratio * parts_[i].relative * factor, model_);
    }
    [[nodiscard]] double operator()(double factor) const {
        double need = 0;
        for (std::size_t i = 0; i < parts_.size(); ++i)
            need += parts_[i].births * need_share(part(i, factor), scenario_);
        return need;
    }

private:
    const Estimate& area_;
    std::span<const AreaPart> parts_;
    const Model& model_;
    Scenario scenario_;
};

/// The factor at which the parts have the area's need. Need never falls as adversity rises, so that halving
/// finds it.
double calibrated(const NeedOfParts& need, double wanted) {
    constexpr double close = 1e-12;
    constexpr double farthest = 1e6;
    constexpr int halvings = 200;
    if (std::abs(need(1) - wanted) <= close) return 1;
    double low = 1;
    double high = 1;
    while (high < farthest && need(high) < wanted) high *= 2;
    while (low > 1 / farthest && need(low) > wanted) low /= 2;
    for (int i = 0; i < halvings; ++i) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) break;
        (need(middle) < wanted ? low : high) = middle;
    }
    return high;
}

/// What is left of rounding: the parts of each measure add up to the area's to the last digits.
void settle_sums(const Measures& area, Scenario scenario, std::vector<Scenarios<Measures>>& parts) {
    for (const MeasureInfo& m : all_measures()) {
        double sum = 0;
        for (const auto& part : parts) sum += part.at(scenario)[m.measure];
        if (sum <= 0) continue;
        for (auto& part : parts)
            (scenario == Scenario::lower_need ? part.lower_need : part.higher_need)[m.measure] *=
                area[m.measure] / sum;
    }
}

}  // namespace

DividedArea divide(const Estimate& area, std::span<const AreaPart> parts, const Model& model) {
    DividedArea divided;
    divided.parts.resize(parts.size());
    for (const Scenario scenario : {Scenario::lower_need, Scenario::higher_need}) {
        const bool lower = scenario == Scenario::lower_need;
        const NeedOfParts need(area, parts, model, scenario);
        const double factor = area.live_births > 0 ? calibrated(need, need_share(area, scenario)) : 1;
        (lower ? divided.calibration.lower_need : divided.calibration.higher_need) = factor;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Estimate part = need.part(i, factor);
            (lower ? divided.parts[i].lower_need : divided.parts[i].higher_need) =
                part.babies.at(scenario) * (area.live_births * parts[i].births);
        }
        settle_sums(area.babies.at(scenario), scenario, divided.parts);
    }
    return divided;
}

double relative_reach(double ratio, int fifth) {
    constexpr double steps = 4;
    return ratio + (1 - ratio) * (fifth - 1) / steps;
}

std::vector<double> reach_factors(std::span<const double> demand, std::span<const double> likelihood) {
    double all = 0;
    double weighted = 0;
    for (std::size_t i = 0; i < demand.size(); ++i) {
        all += demand[i];
        weighted += demand[i] * likelihood[i];
    }
    std::vector<double> factors(likelihood.begin(), likelihood.end());
    for (double& factor : factors) factor = weighted > 0 ? factor * (all / weighted) : 1;
    return factors;
}

Measures with_reach(const Measures& babies, double factor) {
    Measures moved = babies;
    for (const Measure m : {Measure::targeted, Measure::specialist_short_term, Measure::specialist_long_term,
                            Measure::specialist, Measure::demand})
        moved[m] *= factor;
    const double mild = moved[Measure::targeted] + moved[Measure::specialist_short_term] -
                        babies[Measure::targeted] - babies[Measure::specialist_short_term];
    const double severe = moved[Measure::specialist_long_term] - babies[Measure::specialist_long_term];
    moved[Measure::missed_mild_moderate] -= mild;
    moved[Measure::missed_severe] -= severe;
    moved[Measure::missed] -= mild + severe;
    return moved;
}

std::vector<CurvePoint> concentration_curve(std::span<const CurvePoint> parts) {
    CurvePoint all;
    for (const CurvePoint& part : parts) {
        all.births += part.births;
        all.babies += part.babies;
    }
    std::vector<CurvePoint> curve{{}};
    CurvePoint sum;
    for (const CurvePoint& part : parts) {
        sum.births += part.births;
        sum.babies += part.babies;
        const double births = all.births > 0 ? sum.births / all.births : 0;
        curve.push_back({births, all.babies > 0 ? sum.babies / all.babies : births});
    }
    return curve;
}

double concentration_index(std::span<const CurvePoint> curve) {
    double below = 0;
    for (std::size_t i = 1; i < curve.size(); ++i)
        below += (curve[i].births - curve[i - 1].births) * (curve[i].babies + curve[i - 1].babies);
    return curve.size() < 2 || curve.back().births <= 0 ? 0 : 1 - below;
}

}  // namespace pairmodel
