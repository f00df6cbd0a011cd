
#include "pairmodel/study/suppression.hpp"

#include "pairmodel/study/plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

namespace pairmodel {

namespace {

/// What can be worked out of a total's hidden areas by one who knows all adversity ratios, as those of the
/// built-in table are known. Less its shown areas, a total shows sums over the hidden ones: of births, of
/// births × ratio, and of births × need in each scenario; every other figure follows from these.
class HiddenAreas {
public:
    HiddenAreas(const Run& run, std::int64_t below) : run_(&run), below_(below) {}

    void add(std::size_t area) {
        const std::optional<Estimate> estimate = run_->estimate(area);
        const Scenarios<Steps>& steps = estimate->steps;
        const Bend bend{steps.lower_need.adjusted.saturated(), steps.higher_need.adjusted.saturated()};
        ++areas_[bend][estimate->ratio];
    }
    void add(const HiddenAreas& others) {
        for (const auto& [bend, ratios] : others.areas_)
            for (const auto& [ratio, areas] : ratios) areas_[bend][ratio] += areas;
    }

    /// Whether the births of one hidden area could be worked out. Areas of one ratio are known together only.
    /// One that has its ratio to itself needs enough others of other ratios.
    [[nodiscard]] bool give_an_area_away() const {
        return std::any_of(areas_.begin(), areas_.end(), [this](const auto& bend) {
            const auto& ratios = bend.second;
            const auto alone = [](const auto& ratio) { return ratio.second == 1; };
            return ratios.size() < enough() && std::any_of(ratios.begin(), ratios.end(), alone);
        });
    }

    /// Whether the births of some of several hidden groups could be worked out.
    [[nodiscard]] bool give_a_group_away() const {
        return areas_.size() > 1 || (areas_.size() == 1 && areas_.begin()->second.size() > 1 &&
                                     areas_.begin()->second.size() < enough());
    }

private:
    /// Need is in proportion to the ratio up to where it saturates, so saturated areas are of another kind.
    using Bend = std::pair<bool, bool>;

    /// Births are whole numbers and figures are shown to 15 digits, 50 bits: a sum of a few births ×
    /// ratio has one solution, which trying them all would find. So many different ratios have many
    /// solutions.
    [[nodiscard]] std::size_t enough() const {
        constexpr double bits_of_a_sum = 64;
        const double sums = run_->model().scale() == Scale::odds ? 3 : 1;
        const double bits_of_an_area = std::log2(static_cast<double>(std::max<std::int64_t>(below_, 2)));
        constexpr std::size_t at_least = 10;  // no fewer follow from the sums alone, nor their groups
        return std::max(at_least,
                        static_cast<std::size_t>(std::ceil(sums * bits_of_a_sum / bits_of_an_area)));
    }

    const Run* run_;
    std::int64_t below_;
    std::map<Bend, std::map<double, std::size_t>> areas_;  ///< how many have a ratio
};

/// The fewest births that an area has, today or in any year of any scenario.
std::int64_t fewest_births(const AreaView& area, std::size_t index, const Projection& projection) {
    auto fewest = static_cast<double>(*area.live_births);
    for (std::size_t s = 0; s < projection.plan().scenarios.size(); ++s)
        for (const double births : projection.births(index, s).births) fewest = std::min(fewest, births);
    return static_cast<std::int64_t>(std::floor(fewest));
}

}  // namespace

Suppression suppress_small(const Run& run, const std::vector<NamedTotal>& totals, std::int64_t below) {
    Suppression result;
    for (const AreaView& area : run.areas())
        result.areas.push_back(area.live_births && *area.live_births < below);

    // The total of all areas less the groups that are shown leaves the groups that are not.
    std::size_t groups = 0;
    std::size_t hidden_groups = 0;
    HiddenAreas in_hidden_groups(run, below);
    for (const NamedTotal& total : totals) {
        HiddenAreas hidden(run, below);
        for (const std::size_t i : total.members)
            if (result.areas[i]) hidden.add(i);
        bool suppressed = total.total.live_births() < static_cast<double>(below);
        if (total.code == "TOTAL" && groups > 0)
            suppressed = suppressed || hidden_groups == 1 || in_hidden_groups.give_an_area_away() ||
                         in_hidden_groups.give_a_group_away();
        else
            suppressed = suppressed || hidden.give_an_area_away();
        result.totals.push_back(suppressed);
        if (total.code == "TOTAL") continue;
        ++groups;
        if (!suppressed) continue;
        ++hidden_groups;
        in_hidden_groups.add(hidden);
    }
    return result;
}

Suppression suppress_plan(const StudyResult& study, const Projection& projection) {
    const Run& run = study.run;
    AreaList areas;
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        AreaView area = run.areas()[i];
        area.adversity = GivenRatio{run.adversity(i).ratio, std::nullopt};
        if (area.live_births) area.live_births = fewest_births(area, i, projection);
        areas.push_back(area);
    }
    const Run fewest(run.model(), std::move(areas), run.indicators(), run.choice(), std::nullopt);
    std::vector<NamedTotal> totals;
    for (const NamedTotal& named : study.totals) {
        NamedTotal& total = totals.emplace_back(NamedTotal{named.code, named.name, named.members, {}, {}});
        for (const std::size_t i : named.members) total.total.add(*fewest.estimate(i));
    }
    return suppress_small(fewest, totals, study.suppress_below);
}

}  // namespace pairmodel
