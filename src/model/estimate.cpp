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

Estimate part_of(const Estimate& area, const Share& share) {
    Estimate part = area;
    if (share.whole()) return part;
    part.live_births = share.of(area.live_births);
    part.babies = {area.babies.lower_need * share.size(), area.babies.higher_need * share.size()};
    return part;
}

namespace {

/// Means of shares over members, weighted; exactly the shares where all members have the same.
class MeanSteps {
public:
    explicit MeanSteps(const Steps& first) : steps_(first) {
        steps_.adjusted = {};
        steps_.levels = {};
    }
    void add(const Steps& member, double weight) {
        PatternShares& shares = steps_.adjusted.shares;
        shares.secure += member.adjusted.shares.secure * weight;
        shares.insecure += member.adjusted.shares.insecure * weight;
        shares.disorganised += member.adjusted.shares.disorganised * weight;
        steps_.adjusted.unlimited_need += member.adjusted.unlimited_need * weight;
        LevelShares& levels = steps_.levels;
        for (double LevelShares::*level :
             {&LevelShares::universal, &LevelShares::targeted, &LevelShares::specialist_short_term,
              &LevelShares::specialist_long_term, &LevelShares::missed_mild_moderate,
              &LevelShares::missed_severe, &LevelShares::unassigned})
            levels.*level += member.levels.*level * weight;
    }
    [[nodiscard]] const Steps& steps() const { return steps_; }

private:
    Steps steps_;
};

}  // namespace

Estimate EstimateSum::result() const {
    if (members_.size() == 1) return members_.front();
    Estimate sum;
    sum.ratio = sum.factor = 0;
    double weighted_ratio = 0;
    for (const Estimate& member : members_) {
        sum.live_births += member.live_births;
        weighted_ratio += member.live_births * member.ratio;
        sum.babies.lower_need += member.babies.lower_need;
        sum.babies.higher_need += member.babies.higher_need;
        sum.member_saturated = sum.member_saturated || member.saturated();
    }
    MeanSteps lower(members_.front().steps.lower_need);
    MeanSteps higher(members_.front().steps.higher_need);
    const auto count = static_cast<double>(members_.size());
    for (const Estimate& member : members_) {
        const double weight = sum.live_births > 0 ? member.live_births / sum.live_births : 1 / count;
        sum.factor += weight * member.factor;
        if (sum.live_births <= 0) sum.ratio += weight * member.ratio;
        lower.add(member.steps.lower_need, weight);
        higher.add(member.steps.higher_need, weight);
    }
    if (sum.live_births > 0) sum.ratio = weighted_ratio / sum.live_births;
    sum.steps = {lower.steps(), higher.steps()};
    return sum;
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
