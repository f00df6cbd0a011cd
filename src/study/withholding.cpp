#include "study/withholding.hpp"

#include "input/areas/overlap.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/planning/births_path.hpp"
#include "study/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pairmodel {

Withholding::Withholding(const Request& request)
    : below_(request.suppress_below),
      under_two_(request.cohort == Cohort::under_two),
      all_years_(request.all_births_years) {
    if (!request.plan) return;
    years_ = request.plan->years;
    planned_.push_back(request.plan->births);
    for (const PlanScenario& scenario : request.plan->scenarios)
        if (scenario.births) planned_.push_back(*scenario.births);
    all_years_ = all_years_ || std::any_of(planned_.begin(), planned_.end(), [](const BirthsChoice& births) {
                     return births.rule == BirthsRule::trend;
                 });
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
    if (all_years_ && std::any_of(history.begin(), history.end(),
                                  [&](const YearOfBirths& year) { return small(year.live_births); }))
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
        selected.notes.push_back(
            {NoteCode::withheld, fmt::format("{} is the sum of {} of its {} parts: the others are withheld",
                                             area.name, parts.size(), all)});
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

namespace {

/// The area as it is called in a message about it.
std::string called(const Selection& source, std::size_t index) {
    const AreaView area = source.areas[index];
    const std::string_view name = area.name.empty() ? area.code : area.name;
    return source.lines.empty() ? std::string(name) : fmt::format("{} (line {})", name, source.lines[index]);
}

}  // namespace

void check_withheld(const Selection& source) {
    std::vector<std::size_t> withheld;
    std::vector<std::size_t> all(source.areas.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::copy_if(all.begin(), all.end(), std::back_inserter(withheld),
                 [&](std::size_t i) { return source.areas[i].withheld; });
    // A wider area of the built-in table has lost its withheld members.
    if (withheld.empty() || source.builtin) return;
    if (const auto overlap = overlap_among(source.areas, withheld, all))
        throw RequestError("--suppress-below",
                           fmt::format("{} would be hidden, but {} holds it", called(source, overlap->inner),
                                       called(source, overlap->outer)),
                           "leave the larger one out");
}

std::string possible_sum(const Selection& source, std::int64_t below) {
    constexpr std::size_t fewest_others = 3;
    constexpr std::int64_t twentieth = 20;
    std::int64_t sum = 0;
    std::size_t largest = 0;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < source.areas.size(); ++i) {
        const auto births = source.areas[i].live_births;
        if (!births) continue;
        ++shown;
        sum += *births;
        if (*births > source.areas[largest].live_births.value_or(-1)) largest = i;
    }
    const auto withheld = static_cast<std::int64_t>(std::count_if(
        source.areas.begin(), source.areas.end(), [](const AreaView& a) { return a.withheld; }));
    if (withheld == 0 || source.builtin || shown <= fewest_others) return "";
    const std::int64_t births = *source.areas[largest].live_births;
    const std::int64_t most = withheld * (below - 1);
    const std::int64_t rest = 2 * births - sum;
    // Where much is withheld, any row may be.
    if (rest < 0 || rest > most || most > births / twentieth) return "";
    return fmt::format(
        "{} may be the sum of the others, from which withheld births would follow: leave it out if it is",
        called(source, largest));
}

}  // namespace pairmodel
