#include "study/withholding.hpp"

#include "input/areas/levels.hpp"
#include "input/areas/overlap.hpp"
#include "input/areas/sums.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/planning/births_path.hpp"
#include "study/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
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

void check_withheld(const Selection& source) {
    std::vector<std::size_t> withheld;
    std::vector<std::size_t> all(source.areas.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::copy_if(all.begin(), all.end(), std::back_inserter(withheld),
                 [&](std::size_t i) { return source.areas[i].withheld; });
    // A wider area of the built-in table has lost its withheld members.
    if (withheld.empty() || source.builtin) return;
    if (const auto overlap =
            overlap_among(source.areas, withheld,
                          without_stated_sums(source.areas, all, source.lines, source.stated_areas)))
        throw RequestError("--suppress-below",
                           fmt::format("{} would be hidden, but {} holds it",
                                       called(source.areas[overlap->inner], overlap->inner, source),
                                       called(source.areas[overlap->outer], overlap->outer, source)),
                           "leave the larger one out");
}

namespace {

/// Rows taken together of which some are withheld: what another row has more than those that are shown lies
/// between 0 and what the withheld ones may have.
struct Rows {
    std::int64_t births = 0;
    std::size_t shown = 0;
    std::int64_t withheld = 0;

    void add(const AreaView& area) {
        births += area.live_births.value_or(0);
        shown += area.live_births ? 1U : 0U;
        withheld += area.withheld ? 1 : 0;
    }
    [[nodiscard]] std::int64_t most(std::int64_t below) const { return births + withheld * (below - 1); }
};

/// A row whose code says that it may hold withheld ones, if its births may be those of rows that it may hold.
std::optional<std::size_t> first_wider(const Selection& source, std::int64_t below) {
    std::map<std::pair<char, int>, Rows> levels;
    for (const AreaView area : source.areas)
        if (const auto level = level_of(area)) levels[{level->country, level->size}].add(area);
    for (std::size_t i = 0; i < source.areas.size(); ++i) {
        const AreaView area = source.areas[i];
        const auto level = level_of(area);
        if (!level || !area.live_births || is_stated(i, source.lines, source.stated_areas)) continue;
        std::int64_t most = 0;
        std::int64_t withheld = 0;
        for (const auto& [inner, rows] : levels) {
            if (!level->may_hold({inner.first, inner.second})) continue;
            most += rows.most(below);
            withheld += rows.withheld;
        }
        if (withheld > 0 && *area.live_births <= most) return i;
    }
    return std::nullopt;
}

/// Rows that may be sums of others of which some are withheld, whatever their codes say. Only shown births
/// are looked at.
class SumsWithWithheld {
public:
    SumsWithWithheld(const Selection& source, std::int64_t below) : source_(source), below_(below) {
        for (const AreaView area : source.areas) all_.add(area);
    }

    [[nodiscard]] std::optional<std::size_t> first() const {
        for (std::size_t i = 0; i < source_.areas.size(); ++i) {
            if (!source_.areas[i].live_births || is_stated(i, source_.lines, source_.stated_areas)) continue;
            if (is_sum_of_all(i) || is_sum_of_block(i, -1) || is_sum_of_block(i, 1)) return i;
        }
        return std::nullopt;
    }

private:
    /// Where much is withheld any row may be a sum: `part` is how small it must be beside the row.
    [[nodiscard]] bool may_be(std::size_t index, const Rows& rows, std::int64_t part) const {
        constexpr std::size_t fewest_others = 3;
        const std::int64_t births = *source_.areas[index].live_births;
        return rows.withheld > 0 && rows.births <= births && births <= rows.most(below_) &&
               rows.shown >= fewest_others && rows.withheld * (below_ - 1) <= births / part;
    }

    [[nodiscard]] bool is_sum_of_all(std::size_t index) const {
        constexpr std::int64_t twentieth = 20;
        const std::int64_t births = *source_.areas[index].live_births;
        return may_be(index, {all_.births - births, all_.shown - 1, all_.withheld}, twentieth);
    }

    /// Of the rows right above (-1) or below (1).
    [[nodiscard]] bool is_sum_of_block(std::size_t index, std::ptrdiff_t step) const {
        constexpr std::int64_t hundredth = 100;
        const std::int64_t births = *source_.areas[index].live_births;
        const auto size = static_cast<std::ptrdiff_t>(source_.areas.size());
        Rows block;
        constexpr int longest = 1000;
        auto at = static_cast<std::ptrdiff_t>(index) + step;
        for (int rows = 0; rows < longest && at >= 0 && at < size && block.births <= births;
             ++rows, at += step) {
            block.add(source_.areas[static_cast<std::size_t>(at)]);
            if (may_be(index, block, hundredth)) return true;
        }
        return false;
    }

    const Selection& source_;
    std::int64_t below_;
    Rows all_;
};

}  // namespace

void check_sums(const Selection& source, std::int64_t below) {
    const bool any =
        std::any_of(source.areas.begin(), source.areas.end(), [](const AreaView& a) { return a.withheld; });
    if (source.builtin || !any) return;
    std::optional<std::size_t> sum = first_wider(source, below);
    if (!sum) sum = SumsWithWithheld(source, below).first();
    for (const SubtotalRow& row : subtotal_rows(source.areas, source.lines, source.stated_areas, below - 1))
        if (!sum && row.withheld > 0) sum = row.index;
    if (sum)
        throw RequestError(
            "--suppress-below",
            fmt::format("{} may be the sum of other rows, from which withheld births would follow",
                        called(source.areas[*sum], *sum, source)),
            sum_hint);
}

}  // namespace pairmodel
