#pragma once

#include "pairmodel/model/adversity.hpp"
#include "pairmodel/model/attrition.hpp"
#include "pairmodel/model/measures.hpp"
#include "pairmodel/model/parameters.hpp"
#include "pairmodel/model/scenario.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace pairmodel {

/// The choices of a run that the parameter set leaves open.
struct ModelOptions {
    std::optional<Allocation> allocation;  ///< unset: `published` where the set prints levels, else `closed`
    Scale scale = Scale::proportional;
    std::optional<double> elasticity;  ///< unset: the set's own
};

/// A parameter set and the choices, checked against one another, ready to estimate any number of areas. Owns
/// its set: copies share it.
class Model {
public:
    /// Throws ModelError for a `published` allocation of a set without printed levels.
    Model(ParameterSet set, const ModelOptions& options)
        : Model(std::make_shared<const ParameterSet>(std::move(set)), options) {}

    /// The same set with other choices. Throws as above.
    [[nodiscard]] Model with(const ModelOptions& options) const { return {set_, options}; }

    [[nodiscard]] const ParameterSet& parameters() const { return *set_; }
    [[nodiscard]] Allocation allocation() const { return allocation_; }
    [[nodiscard]] Scale scale() const { return scale_; }
    [[nodiscard]] double elasticity() const { return elasticity_; }
    /// The elasticity is the user's, not the set's.
    [[nodiscard]] bool elasticity_chosen() const { return elasticity_chosen_; }
    [[nodiscard]] Attrition attrition() const { return attrition_; }

    /// The printed levels of a scenario. Precondition: the allocation is `published`.
    [[nodiscard]] const PublishedLevels& printed(Scenario scenario) const { return printed_.at(scenario); }

private:
    Model(std::shared_ptr<const ParameterSet> set, const ModelOptions& options);

    std::shared_ptr<const ParameterSet> set_;
    Allocation allocation_;
    Scale scale_;
    double elasticity_;
    bool elasticity_chosen_;
    Attrition attrition_;
    Scenarios<PublishedLevels> printed_;
};

/// Each step's result in one scenario, as shares of live births.
struct Steps {
    PatternShares incidence;    ///< step 1
    AdjustedPatterns adjusted;  ///< step 2
    LevelShares levels;         ///< step 3
};

/// A part of an area that several others share: their parts lie end to end between 0 and 1.
struct Share {
    double from = 0;
    double to = 1;

    [[nodiscard]] bool whole() const { return from == 0 && to == 1; }
    [[nodiscard]] double size() const { return to - from; }
    [[nodiscard]] double of(double babies) const { return whole() ? babies : babies * size(); }

    bool operator==(const Share&) const = default;
};

/// An area's estimate with every step kept.
struct Estimate {
    double live_births = 0;
    double ratio = 1;
    double factor = 1;
    Scenarios<Steps> steps;
    Scenarios<Measures> babies;     ///< a year
    bool member_saturated = false;  ///< of a sum: some member is

    [[nodiscard]] bool saturated() const {
        return member_saturated || steps.lower_need.adjusted.saturated() ||
               steps.higher_need.adjusted.saturated();
    }
    [[nodiscard]] Interval interval(Measure measure) const {
        return interval_of(babies.lower_need[measure], babies.higher_need[measure]);
    }
};

/// The three steps for one area. `live_births` >= 0 a year, `ratio` > 0.
/// Throws ModelError where the elasticity makes the factor negative.
[[nodiscard]] Estimate estimate(double live_births, double ratio, const Model& model);

/// The same where other shares of those in need are reached than the model's; only the `closed` allocation
/// asks.
[[nodiscard]] Estimate estimate(double live_births, double ratio, const Model& model,
                                const Attrition& attrition);

/// Whether need is held at all births at this ratio, in one scenario or both: what `estimate()` says of it,
/// without the rest. Throws as it does.
[[nodiscard]] bool saturates(double ratio, const Model& model);

/// The estimate of a part of an area: as many of its babies.
[[nodiscard]] Estimate part_of(const Estimate& area, const Share& share);

/// A wider area's estimate as the sum of its members' (ours). Babies are added up in the order in which
/// members come; ratio, factor and shares are the members' means weighted by live births.
class EstimateSum {
public:
    void add(const Estimate& member, const Share& share) { members_.push_back(part_of(member, share)); }
    /// Precondition: something was added.
    [[nodiscard]] Estimate result() const;

private:
    std::vector<Estimate> members_;
};

/// Several areas together, added up scenario by scenario. Ends of the areas' ranges are never added:
/// the only way in is a whole estimate.
class Total {
public:
    void add(const Estimate& area);
    /// Says of how many areas the estimates were, where these were areas' parts.
    void count(std::size_t areas, std::size_t saturated) {
        areas_ = areas;
        saturated_ = saturated;
    }

    [[nodiscard]] std::size_t areas() const { return areas_; }
    [[nodiscard]] double live_births() const { return live_births_; }
    /// Mean ratio weighted by live births; 1 without births.
    [[nodiscard]] double ratio() const { return live_births_ > 0 ? weighted_ratio_ / live_births_ : 1; }
    [[nodiscard]] std::size_t saturated_areas() const { return saturated_; }
    [[nodiscard]] const Scenarios<Measures>& babies() const { return babies_; }
    [[nodiscard]] Interval interval(Measure measure) const {
        return interval_of(babies_.lower_need[measure], babies_.higher_need[measure]);
    }

private:
    std::size_t areas_ = 0;
    std::size_t saturated_ = 0;
    double live_births_ = 0;
    double weighted_ratio_ = 0;
    Scenarios<Measures> babies_;
};

}  // namespace pairmodel
