#pragma once

#include "pairmodel/study/study.hpp"

#include <set>

namespace pairmodel {

struct SelectedAreas;

/// Whether the births of an area must not be known: they are below `suppress_below` in a year that is used.
/// That is the year of its births, with the year before of children under two, every year that is known where
/// all are used, those that families were counted in, and every year of a plan.
class Withholding {
public:
    explicit Withholding(const Request& request, std::set<int> counted_years = {});

    [[nodiscard]] bool any() const { return below_ > 0; }
    [[nodiscard]] bool operator()(const AreaView& area, const BirthsHistory& history) const;

    /// Withholds areas that come from no table. A wider area is what its other members are together.
    void apply(SelectedAreas& selected) const;

private:
    [[nodiscard]] bool small(std::optional<std::int64_t> births) const { return births && *births < below_; }
    [[nodiscard]] bool small_in_plan(const AreaView& area, const BirthsHistory& history) const;
    void apply(AreaList& areas, std::vector<BirthsHistory>& histories) const;
    void apply_to_sum(std::size_t index, SelectedAreas& selected) const;

    std::int64_t below_;
    bool under_two_;
    bool given_ = false;  ///< births of each year, beside which those of the year before the plan are used
    bool all_years_;
    std::set<int> counted_years_;
    std::vector<BirthsChoice> planned_;
    PlanYears years_;
};

}  // namespace pairmodel
