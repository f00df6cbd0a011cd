#include "study/notes.hpp"

#include "pairmodel/input/gss_code.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace pairmodel {

namespace {

/// Why areas have no figures; more than a few are counted only.
void note_missing_births(const Run& run, const RunSummary& summary, const Listener& listener) {
    constexpr std::size_t few = 5;
    if (summary.without_births == 0) return;
    tell(listener, fmt::format("{} {} without live births: shown as not available, marker x",
                               summary.without_births, summary.without_births == 1 ? "area" : "areas"));
    if (summary.without_births > few) return;
    for (const AreaView& area : run.areas())
        if (!area.live_births && !area.note.empty())
            tell(listener, fmt::format("{}: {}", area_phrase(area), area.note));
}

/// How many areas without any adversity information have indicators in the built-in table.
std::size_t with_builtin_indicators(const Run& run) {
    std::set<std::string_view> codes;
    for (const ReferenceArea& area : reference_table().areas)
        if (!area.indicators.empty()) codes.insert(area.code);
    std::size_t known = 0;
    for (std::size_t i = 0; i < run.areas().size(); ++i)
        if (codes.contains(run.areas()[i].code) && run.adversity(i).basis == AdversityBasis::none) ++known;
    return known;
}

void note_adversity(const Run& run, const RunSummary& check, const SelectedAreas& areas,
                    const Listener& listener) {
    const bool health_boards =
        areas.source.builtin && std::any_of(run.areas().begin(), run.areas().end(), [](const AreaView& area) {
            return kind_of_gss_code(area.code) == "local health board";
        });
    for (const std::string& text : areas.notes) tell(listener, text);
    const auto counted = [](std::size_t n) { return fmt::format("{} {}", n, n == 1 ? "area" : "areas"); };
    if (check.saturated > 0)
        tell(listener,
             counted(check.saturated) + " saturated: adversity this high would give more need than births");
    if (check.without_adversity == 0) return;
    const std::size_t known = with_builtin_indicators(run);
    tell(listener,
         counted(check.without_adversity) +
             " without an adversity ratio or indicators: the national average is assumed" +
             (areas.source.builtin || known == 0
                  ? ""
                  : fmt::format("; the built-in table has indicators for {} of them: ask for them with "
                                "--area or --tier, or see pairmodel areas",
                                known)));
    if (health_boards)
        tell(listener,
             "a health board has no indicators of its own; for those of its authorities: "
             "--tier upper --within NAME --total");
}

/// Whether some authority of the place has more indicators than the place itself, where these make its ratio.
bool is_thin(const ReferenceArea& place, const AdversityRatio& adversity, const IndicatorChoice& choice) {
    const ReferenceTable& table = reference_table();
    if (adversity.basis != AdversityBasis::indicators || in_tier(place, Tier::upper)) return false;
    return std::any_of(table.areas.begin(), table.areas.end(), [&](const ReferenceArea& area) {
        return in_tier(area, Tier::upper) && lies_within(area, place.code) &&
               combine_indicators(area.indicators, table.indicators, choice).indicators.size() >
                   adversity.indicators.size();
    });
}

/// A region has fewer indicators than its authorities, so their total may tell another story.
void note_thin_regions(const Run& run, const SelectedAreas& areas, const Listener& listener) {
    if (!areas.source.builtin) return;
    std::vector<std::size_t> thin;
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        const ReferenceArea& place = *reference_table().by_code(run.areas()[i].code);
        if ((in_tier(place, Tier::region) || in_tier(place, Tier::country)) &&
            is_thin(place, run.adversity(i), run.choice()))
            thin.push_back(i);
    }
    if (thin.empty()) return;
    const AdversityRatio adversity = run.adversity(thin.front());
    const std::string name(run.areas()[thin.front()].name);
    const std::string who =
        thin.size() == 1 ? name + " itself has" : fmt::format("{} regions have", thin.size());
    tell(listener,
         fmt::format(
             "{} {} of {} indicators, {} authorities have more; to use them: --tier upper {}", who,
             adversity.indicators.size(), adversity.indicators_wanted, thin.size() == 1 ? "its" : "their",
             thin.size() == 1 ? fmt::format("--within {} --total", typed(name)) : "--total-by region"));
}

}  // namespace

void note_mixed_years(const AreaList& areas, const Listener& listener) {
    int first = 0;
    int last = 0;
    for (const AreaView& area : areas) {
        if (area.live_births_year == 0) continue;
        first = first == 0 ? area.live_births_year : std::min(first, area.live_births_year);
        last = std::max(last, area.live_births_year);
    }
    if (first != last)
        tell(listener,
             fmt::format("births are of different years, {} to {}; --births-year picks one", first, last));
}

void note_run(const Run& run, const RunSummary& summary, const SelectedAreas& areas,
              const Listener& listener) {
    note_adversity(run, summary, areas, listener);
    note_missing_births(run, summary, listener);
    note_thin_regions(run, areas, listener);
}

}  // namespace pairmodel
