#include "pairmodel/model/estimate.hpp"

#include "pairmodel/model/error.hpp"
#include "pairmodel/model/incidence.hpp"

namespace pairmodel {

namespace {

Steps run_steps(const Model& model, const Attrition& attrition, double factor, Scenario scenario) {
    Steps steps;
    steps.incidence = incidence(model.parameters(), scenario);
    steps.adjusted = adjust_patterns(steps.incidence, factor, model.scale());
    steps.levels = model.allocation() == Allocation::published
                       ? allocate_published(model.printed(scenario), steps.incidence, steps.adjusted.shares)
                       : allocate_closed(steps.adjusted.shares, attrition);
    return steps;
}

Allocation settle_allocation(const ParameterSet& set, const ModelOptions& options) {
    if (options.allocation == Allocation::published && !set.levels)
        throw ModelError("parameter set " + set.id +
                         " has no printed shares by level of care, so it has only the closed allocation");
    return options.allocation.value_or(set.levels ? Allocation::published : Allocation::closed);
}

}  // namespace

Model::Model(std::shared_ptr<const ParameterSet> set, const ModelOptions& options)
    : set_(std::move(set)),
      allocation_(settle_allocation(*set_, options)),
      scale_(options.scale),
      elasticity_(options.elasticity.value_or(set_->elasticity.value)),
      elasticity_chosen_(options.elasticity.has_value()),
      attrition_{set_->unreached_share.value, set_->targeted_share_of_reached.value} {
    if (set_->levels)
        printed_ = {published_levels(*set_, Scenario::lower_need),
                    published_levels(*set_, Scenario::higher_need)};
}

Estimate estimate(double live_births, double ratio, const Model& model) {
    return estimate(live_births, ratio, model, model.attrition());
}

Estimate estimate(double live_births, double ratio, const Model& model, const Attrition& attrition) {
    Estimate result;
    result.live_births = live_births;
    result.ratio = ratio;
    result.factor = adversity_factor(ratio, model.elasticity());
    result.steps = {run_steps(model, attrition, result.factor, Scenario::lower_need),
                    run_steps(model, attrition, result.factor, Scenario::higher_need)};
    const auto babies = [&](const Steps& steps) {
        return measures_of(steps.adjusted.shares, steps.levels) * live_births;
    };
    result.babies = {babies(result.steps.lower_need), babies(result.steps.higher_need)};
    return result;
}

bool saturates(double ratio, const Model& model) {
    const double factor = adversity_factor(ratio, model.elasticity());
    const auto held = [&](Scenario scenario) {
        return adjust_patterns(incidence(model.parameters(), scenario), factor, model.scale()).saturated();
    };
    return held(Scenario::lower_need) || held(Scenario::higher_need);
}

void Total::add(const Estimate& area) {
    ++areas_;
    if (area.saturated()) ++saturated_;
    live_births_ += area.live_births;
    weighted_ratio_ += area.live_births * area.ratio;
    babies_.lower_need += area.babies.lower_need;
    babies_.higher_need += area.babies.higher_need;
}

}  // namespace pairmodel
