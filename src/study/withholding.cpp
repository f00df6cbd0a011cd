#include "study/withholding.hpp"

#include "input/areas/overlap.hpp"
#include "input/areas/sums.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/planning/births_path.hpp"
#include "study/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
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

namespace {

/// Rows that may be sums of others of which some are withheld: what such a row has more than those that are
/// shown lies between 0 and what the withheld ones may have. Only shown births are looked at, and codes.
class SumsWithWithheld {
public:
    SumsWithWithheld(const Selection& source, std::int64_t below) : source_(source), below_(below) {
        for (std::size_t i = 0; i < source.areas.size(); ++i) {
            const std::string_view code = source.areas[i].code;
            sizes_.push_back(code.empty() ? std::numeric_limits<int>::max() : size_of_gss_code(code));
            known_.push_back(reference_table().by_code(code) != nullptr);
            add(i, all_);
        }
    }

    [[nodiscard]] std::optional<std::size_t> first() const {
        for (std::size_t i = 0; i < source_.areas.size(); ++i) {
            if (!source_.areas[i].live_births || is_stated(i)) continue;
            if (is_sum_of_all(i) || is_sum_of_block(i, -1) || is_sum_of_block(i, 1)) return i;
        }
        return std::nullopt;
    }

private:
    struct Rows {
        std::int64_t births = 0;
        std::size_t shown = 0;
        std::int64_t withheld = 0;
        int widest = 0;     ///< size_of_gss_code(); without a code it may be anything
        bool known = true;  ///< all of them are built in

        [[nodiscard]] bool may_add_up_to(std::int64_t sum, std::int64_t below) const {
            return withheld > 0 && births <= sum && sum <= births + withheld * (below - 1);
        }
    };

    [[nodiscard]] bool is_stated(std::size_t index) const {
        const auto& stated = source_.stated_areas;
        return !source_.lines.empty() &&
               std::binary_search(stated.begin(), stated.end(), source_.lines[index]);
    }

    void add(std::size_t index, Rows& rows) const {
        const AreaView area = source_.areas[index];
        rows.births += area.live_births.value_or(0);
        rows.shown += area.live_births ? 1U : 0U;
        rows.withheld += area.withheld ? 1 : 0;
        rows.widest = std::max(rows.widest, sizes_[index]);
        rows.known = rows.known && known_[index];
    }

    /// Whether its code is of wider areas than all of these. Of the built-in ones it is known which hold
    /// which.
    [[nodiscard]] bool is_wider(std::size_t index, const Rows& than) const {
        return !source_.areas[index].code.empty() && sizes_[index] > than.widest &&
               !(known_[index] && than.known);
    }

    /// Where much is withheld any row may be a sum, if codes do not tell: `part` is how small it must be
    /// beside the row.
    [[nodiscard]] bool may_be(std::size_t index, const Rows& rows, std::int64_t part) const {
        constexpr std::size_t fewest_others = 3;
        const std::int64_t births = *source_.areas[index].live_births;
        return rows.may_add_up_to(births, below_) &&
               (is_wider(index, rows) ||
                (rows.shown >= fewest_others && rows.withheld * (below_ - 1) <= births / part));
    }

    [[nodiscard]] bool is_sum_of_all(std::size_t index) const {
        constexpr std::int64_t twentieth = 20;
        const std::int64_t births = *source_.areas[index].live_births;
        return may_be(index, {all_.births - births, all_.shown - 1, all_.withheld, all_.widest, all_.known},
                      twentieth);
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
            add(static_cast<std::size_t>(at), block);
            if (may_be(index, block, hundredth)) return true;
        }
        return false;
    }

    const Selection& source_;
    std::int64_t below_;
    std::vector<int> sizes_;
    std::vector<bool> known_;
    Rows all_;
};

}  // namespace

void check_sums(const Selection& source, std::int64_t below) {
    const bool any =
        std::any_of(source.areas.begin(), source.areas.end(), [](const AreaView& a) { return a.withheld; });
    if (source.builtin || !any) return;
    std::optional<std::size_t> sum = SumsWithWithheld(source, below).first();
    for (const HeldAreas& held : held_areas(source.areas, source.lines, source.stated_areas, below - 1))
        if (!sum && held.inner.withheld > 0) sum = held.outer.first;
    if (sum)
        throw RequestError(
            "--suppress-below",
            fmt::format("{} may be the sum of other rows, from which withheld births would follow",
                        called(source, *sum)),
            sum_hint);
}

}  // namespace pairmodel
