#include "study/notes.hpp"

#include "input/areas/sums.hpp"
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
}

}  // namespace

void note_mixed_years(const TotalsRequest& totals, SelectedAreas& areas) {
    const std::string years = several_years(areas.source.areas);
    if (years.empty()) return;
    areas.notes.push_back(fmt::format("births are of different years, {}; --births-year picks one", years));
    if (totals.all || totals.implied || !totals.by.empty())
        areas.source.readers_notes.push_back(fmt::format("Live births are of different years, {}", years));
}

void note_sums(SelectedAreas& areas) {
    const Selection& source = areas.source;
    for (const std::string& note : sum_notes(source.areas, source.lines, source.stated_areas))
        areas.notes.push_back(source.file + ": " + note);
}

void note_run(const Run& run, const RunSummary& summary, const SelectedAreas& areas,
              const Listener& listener) {
    note_adversity(run, summary, areas, listener);
    note_missing_births(run, summary, listener);
}

}  // namespace pairmodel
