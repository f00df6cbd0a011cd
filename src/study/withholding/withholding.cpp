#include "study/withholding/withholding.hpp"

#include "pairmodel/model/error.hpp"
#include "pairmodel/planning/births_path.hpp"
#include "study/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pairmodel {

Withholding::Withholding(const Request& request, std::set<int> counted_years)
    : below_(request.suppress_below),
      under_two_(request.cohort == Cohort::under_two),
      all_years_(request.all_births_years),
      counted_years_(std::move(counted_years)) {
    if (!request.plan) return;
    years_ = request.plan->years;
    planned_.push_back(request.plan->births);
    for (const PlanScenario& scenario : request.plan->scenarios)
        if (scenario.births) planned_.push_back(*scenario.births);
    const auto any_by = [&](BirthsRule rule) {
        return std::any_of(planned_.begin(), planned_.end(),
                           [&](const BirthsChoice& births) { return births.rule == rule; });
    };
    all_years_ = all_years_ || any_by(BirthsRule::trend);
    given_ = any_by(BirthsRule::by_year);
}

bool Withholding::small_in_plan(const AreaView& area, const BirthsHistory& history) const {
    if (!area.live_births) return false;
    return std::any_of(planned_.begin(), planned_.end(), [&](const BirthsChoice& choice) {
        try {
            const std::vector<double> births = births_path(choice, area, history, years_).births;
            return std::any_of(births.begin(), births.end(),
                               [&](double b) { return b < static_cast<double>(below_); });
        } catch (const ModelError&) {
            return false;  // an area without an answer is told of where the plan is made
        }
    });
}

bool Withholding::operator()(const AreaView& area, const BirthsHistory& history) const {
    if (!any()) return false;
    if (small(area.live_births)) return true;
    if (under_two_ && small(births_of(history, area.live_births_year - 1))) return true;
    if (under_two_ && given_ && small(births_of(history, years_.from - 1))) return true;
    if (all_years_ && std::any_of(history.begin(), history.end(),
                                  [&](const YearOfBirths& year) { return small(year.live_births); }))
        return true;
    if (std::any_of(counted_years_.begin(), counted_years_.end(),
                    [&](int year) { return small(births_of(history, year)); }))
        return true;
    return small_in_plan(area, history);
}

void Withholding::apply(AreaList& areas, std::vector<BirthsHistory>& histories) const {
    for (std::size_t i = 0; i < areas.size(); ++i) {
        BirthsHistory none;
        BirthsHistory& history = histories.empty() ? none : histories[i];
        if (!(*this)(areas[i], history)) continue;
        Area area = areas[i].copy();
        withhold(area, history);
        areas.replace(i, area);
    }
}

void Withholding::apply_to_sum(std::size_t index, SelectedAreas& selected) const {
    Selection& source = selected.source;
    auto& [bases, histories, members] = source.composition;
    Area area = source.areas[index].copy();
    BirthsHistory& history = source.births_histories[index];
    std::vector<Member>& parts = members[index];
    const auto all = parts.size();
    if (area.withheld) return parts.clear();
    std::erase_if(parts, [&list = bases](const Member& part) { return list[part.base].withheld; });
    if (parts.size() == all) return;
    double births = 0;
    for (const Member& part : parts)
        births += part.share.of(static_cast<double>(bases[part.base].live_births.value_or(0)));
    if (area.live_births) area.live_births = std::llround(births);
    for (std::size_t y = 0; y < history.size(); ++y) {
        if (!history[y].live_births) continue;
        double of_year = 0;
        for (const Member& part : parts)
            of_year += part.share.of(static_cast<double>(histories[part.base][y].live_births.value_or(0)));
        history[y].live_births = std::llround(of_year);
    }
    if (parts.empty() || (*this)(area, history)) {
        withhold(area, history);
        parts.clear();
    } else {
        selected.notes_by_area[area.name] = {
            NoteCode::withheld, fmt::format("{} is the sum of {} of its {} parts: the others are withheld",
                                            area.name, parts.size(), all)};
    }
    source.areas.replace(index, area);
}

void Withholding::apply(SelectedAreas& selected) const {
    if (!any()) return;
    Selection& source = selected.source;
    apply(source.areas, source.births_histories);
    apply(source.composition.bases, source.composition.histories);
    for (std::size_t i = 0; i < source.composition.members.size(); ++i) apply_to_sum(i, selected);
    // The command for one area names its births.
    if (std::any_of(source.areas.begin(), source.areas.end(), [](const AreaView& a) { return a.withheld; }))
        source.how.clear();
}

}  // namespace pairmodel
