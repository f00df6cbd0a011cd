#include "study/adversity/builtin.hpp"

#include "input/reference/known_figures.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace pairmodel {

namespace {

bool has_adversity(const AreaView& area) {
    return area.adversity.has_value() || !area.indicators.empty();
}

/// A part of an area: a base area of the built-in table, with its part of the built-in births.
struct Part {
    const ReferenceArea* base = nullptr;
    double births = 0;
};

std::vector<Part> parts_with_births(const KnownAreas& same) {
    const ReferenceTable& table = reference_table();
    std::vector<Part> parts;
    for (const ReferenceArea* area : same)
        for (const Member& member : parts_of(table, *area)) {
            const ReferenceArea& base = table.areas[member.base];
            const double births = member.share.of(static_cast<double>(base.latest_births()));
            if (births > 0) parts.push_back({&base, births});
        }
    return parts;
}

/// Whole births in proportion to those of the parts; together they are all.
std::vector<std::int64_t> put_to(const std::vector<Part>& parts, std::int64_t births) {
    const double known = std::accumulate(parts.begin(), parts.end(), 0.0,
                                         [](double sum, const Part& p) { return sum + p.births; });
    std::vector<std::int64_t> shares;
    double so_far = 0;
    std::int64_t put = 0;
    for (const Part& part : parts) {
        so_far += part.births;
        shares.push_back(std::llround(static_cast<double>(births) * so_far / known) - put);
        put += shares.back();
    }
    return shares;
}

/// Makes a selection's areas base areas with the built-in indicators, or sums of such.
class BuiltinAdversity {
public:
    explicit BuiltinAdversity(Selection& source) : source_(source) {
        for (const AreaView& area : source.areas) {
            KnownAreas& same = same_.emplace_back();
            if (area.withheld) continue;
            same = known_areas(area.code, area.name);
            if (area.code.empty() && same.empty() && areas_called(area.name).size() > 1)
                unclear_.emplace(area.name);
            if (std::any_of(same.begin(), same.end(), [](const auto* a) { return a->indicators.empty(); }))
                same.clear();
            any_ = any_ || !same.empty();
            any_sum_ = any_sum_ || is_sum(area, same);
        }
    }

    /// Takes what there is, and says so.
    void run(std::vector<Note>& notes) {
        for (const std::string& name : unclear_)
            notes.push_back(
                {NoteCode::indicators,
                 fmt::format("{} may be {}, so that the built-in table says nothing of it; a column "
                             "area_code says which",
                             in_quotes(name), area_nearly_called(reference_table(), name))});
        if (!any_) return;
        source_.builtin_adversity = true;
        for (std::size_t i = 0; i < source_.areas.size(); ++i) take(i);
        tell(notes);
    }

private:
    void tell(std::vector<Note>& notes) const {
        std::string whose = fmt::format("{} of {} areas", taken_, source_.areas.size());
        if (taken_ == source_.areas.size()) whose = taken_ == 1 ? one_ : fmt::format("the {} areas", taken_);
        notes.push_back(
            {NoteCode::indicators,
             fmt::format(
                 "The indicators of the built-in table are used for {}; --indicators none leaves them "
                 "out",
                 whose)});
        if (!sums_.empty())
            notes.push_back(
                {NoteCode::births,
                 fmt::format("Births of {} go to the areas that {} made of, in proportion to those of the "
                             "built-in table",
                             some_of(sums_), sums_.size() == 1 ? "it is" : "they are")});
    }

    /// Whether the area has births to be put to several areas.
    [[nodiscard]] static bool is_sum(const AreaView& area, const KnownAreas& same) {
        return area.live_births.value_or(0) > 0 &&
               (same.size() > 1 || (same.size() == 1 && !same[0]->is_base()));
    }

    void take(std::size_t index) {
        const KnownAreas& same = same_[index];
        Area area = source_.areas[index].copy();
        if (!same.empty()) {
            ++taken_;
            if (area.code.empty()) {
                std::vector<std::string> codes;
                for (const ReferenceArea* one : same) codes.push_back(one->code);
                area.code = fmt::format("{}", fmt::join(codes, ", "));
            }
            if (area.region.empty()) area.region = region_of_code(same[0]->code);
            if (same.size() == 1) area.indicators = same[0]->indicators;
            one_ = area_phrase(area);
            source_.areas.replace(index, area);
        }
        if (!any_sum_) return;
        if (is_sum(area, same)) return take_parts(area, index);
        source_.composition.members.push_back({{source_.composition.bases.size(), {}}});
        add_base(area, source_.births_histories.empty() ? BirthsHistory{} : source_.births_histories[index]);
    }

    void take_parts(const Area& whole, std::size_t index) {
        const std::vector<Part> parts = parts_with_births(same_[index]);
        const std::vector<std::int64_t> births = put_to(parts, *whole.live_births);
        const BirthsHistory known =
            source_.births_histories.empty() ? BirthsHistory{} : source_.births_histories[index];
        std::vector<BirthsHistory> histories(parts.size());
        for (const YearOfBirths& year : known) {
            const auto of_year =
                year.live_births ? put_to(parts, *year.live_births) : std::vector<std::int64_t>{};
            for (std::size_t p = 0; p < parts.size(); ++p)
                histories[p].push_back(
                    {year.year, year.live_births ? std::optional(of_year[p]) : std::nullopt});
        }
        std::vector<Member> members;
        for (std::size_t p = 0; p < parts.size(); ++p) {
            Area base = reference_table().as_area(*parts[p].base, std::nullopt);
            base.live_births = births[p];
            base.live_births_year = whole.live_births_year;
            base.cohort = whole.cohort;
            members.push_back({source_.composition.bases.size(), {}});
            add_base(base, std::move(histories[p]));
        }
        source_.composition.members.push_back(std::move(members));
        sums_.push_back(area_phrase(whole));
    }

    void add_base(const Area& area, BirthsHistory history) {
        source_.composition.bases.push_back(area);
        source_.composition.histories.push_back(std::move(history));
    }

    Selection& source_;
    std::vector<KnownAreas> same_;  ///< as the areas; empty where the built-in table has no such area
    bool any_ = false;
    bool any_sum_ = false;
    std::size_t taken_ = 0;
    std::string one_;
    std::vector<std::string> sums_;
    std::set<std::string> unclear_;  ///< names of several areas
};

}  // namespace

void use_builtin_adversity(SelectedAreas& selected) {
    Selection& source = selected.source;
    if (source.builtin || std::any_of(source.areas.begin(), source.areas.end(), has_adversity)) return;
    BuiltinAdversity(source).run(selected.notes);
}

}  // namespace pairmodel
