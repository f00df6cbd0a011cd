#include "study/notes.hpp"

#include "input/areas/between_rows/sums.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace pairmodel {

namespace {

std::string counted(std::size_t number, const char* one, const char* several) {
    return fmt::format("{} {}", number, plural(static_cast<double>(number), one, several));
}

std::string areas_counted(std::size_t number) {
    return counted(number, "area", "areas");
}

/// Why areas have no figures; more than a few are counted only.
void note_missing_births(const Run& run, const RunSummary& summary, std::vector<Note>& notes) {
    constexpr std::size_t few = 5;
    if (summary.without_births == 0) return;
    notes.push_back(
        {NoteCode::births_not_available,
         areas_counted(summary.without_births) + " without live births: shown as not available, marker x"});
    if (summary.without_births > few) return;
    for (const AreaView& area : run.areas())
        if (!area.live_births && !area.note.empty())
            notes.push_back(
                {NoteCode::births_not_available, fmt::format("{}: {}", area_phrase(area), area.note)});
}

Note withheld_note(const Run& run, const RunSummary& summary, std::int64_t suppress_below) {
    if (summary.withheld == run.areas().size())
        return {
            NoteCode::withheld,
            fmt::format(
                "Withheld: {}, with fewer than {} live births in a year that is used: nothing can be shown",
                areas_counted(summary.withheld), grouped(static_cast<double>(suppress_below)))};
    return {NoteCode::withheld,
            fmt::format(
                "Withheld: {} of {}, with fewer than {} live births in a year that is used. Nothing here is "
                "made with {} births, and totals are of the other areas",
                grouped(static_cast<double>(summary.withheld)), areas_counted(run.areas().size()),
                grouped(static_cast<double>(suppress_below)), summary.withheld == 1 ? "its" : "their")};
}

/// Whether an area without any adversity information has indicators in the built-in table.
bool has_builtin_indicators(const AreaView& area) {
    const ReferenceArea* known = area.code.empty() ? nullptr : reference_table().by_code(area.code);
    return known != nullptr && !known->indicators.empty();
}

void note_assumed_average(const Run& run, const RunSummary& summary, bool builtin, std::vector<Note>& notes) {
    if (summary.without_adversity == 0) return;
    std::size_t known = 0;
    for (std::size_t i = 0; !builtin && i < run.areas().size(); ++i)
        if (has_builtin_indicators(run.areas()[i]) && !run.areas()[i].withheld &&
            run.adversity(i).basis == AdversityBasis::none)
            ++known;
    notes.push_back(
        {NoteCode::assumed_average,
         areas_counted(summary.without_adversity) +
             " without an adversity ratio or indicators: the national average is assumed" +
             (known == 0
                  ? ""
                  : fmt::format("; the built-in table has indicators for {}, which pairmodel areas lists",
                                summary.without_adversity == 1 ? "it" : fmt::format("{} of them", known)))});
}

/// What the area with this code is made of: the members of a wider one, what a divided one became.
std::vector<const ReferenceArea*> parts_of(std::string_view code) {
    std::vector<const ReferenceArea*> parts;
    const ReferenceTable& table = reference_table();
    if (const ReferenceArea* known = code.empty() ? nullptr : table.by_code(code))
        for (const Member& member : known->members) parts.push_back(&table.areas[member.base]);
    for (const CodeChange* change : successors_of(code))
        if (change->kind == ChangeKind::divided)
            if (const ReferenceArea* part = table.by_code(change->new_code)) parts.push_back(part);
    return parts;
}

/// What is not known of an area, and is known of its parts.
enum class KnownOfParts { nothing, births, adversity };

KnownOfParts known_of_parts(const Run& run, std::size_t index) {
    const AreaView area = run.areas()[index];
    if (area.withheld) return KnownOfParts::nothing;
    if (!area.live_births && run.is_sum(index)) {
        const std::vector<Member>& parts = run.composition().members[index];
        if (std::any_of(parts.begin(), parts.end(),
                        [&](const Member& part) { return run.bases()[part.base].live_births.has_value(); }))
            return KnownOfParts::births;
    }
    if (run.adversity(index).basis != AdversityBasis::none) return KnownOfParts::nothing;
    const auto parts = parts_of(area.code);
    return std::any_of(parts.begin(), parts.end(), [](const auto* part) { return !part->indicators.empty(); })
               ? KnownOfParts::adversity
               : KnownOfParts::nothing;
}

void note_parts(const Run& run, std::vector<Note>& notes) {
    std::vector<std::string> births;
    std::vector<std::string> adversity;
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        const KnownOfParts known = known_of_parts(run, i);
        if (known != KnownOfParts::nothing)
            (known == KnownOfParts::births ? births : adversity).push_back(area_phrase(run.areas()[i]));
    }
    if (!births.empty())
        notes.push_back(
            {NoteCode::parts_have_data,
             "Live births are not known as a whole, but those of parts are, of " + some_of(births)});
    if (!adversity.empty())
        notes.push_back(
            {NoteCode::parts_have_data,
             "Nothing is known here of adversity, but the built-in table has indicators for the parts, of " +
                 some_of(adversity)});
}

/// The lines, at most so many of them.
std::string lines_of(const std::vector<RejectedRow>& rows) {
    constexpr std::size_t most = 20;
    std::vector<std::size_t> lines;
    for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) lines.push_back(rows[i].line);
    return fmt::format("{} {}{}", rows.size() == 1 ? "line" : "lines", fmt::join(lines, ", "),
                       rows.size() > most ? ", …" : "");
}

}  // namespace

namespace {

/// "2019 to 2024" of areas together, those of their members included; one wider area says so itself.
std::string years_together(const Run& run, const std::vector<std::size_t>& areas) {
    if (areas.size() < 2) return "";
    if (run.composition().empty()) return several_years(run.bases(), areas);  // perhaps a million
    std::vector<std::size_t> bases;
    for (const Member& part : run.parts_of(areas)) bases.push_back(part.base);
    return several_years(run.bases(), bases);
}

}  // namespace

std::vector<Note> notes_of_run(const Run& run, const RunSummary& summary, const SelectedAreas& areas,
                               std::int64_t suppress_below) {
    std::vector<Note> notes = areas.notes;
    const auto& rejected = areas.source.rejected;
    if (!rejected.empty())
        notes.push_back(
            {NoteCode::rows_left_out,
             fmt::format("{} of {} could not be read and {} left out, {}: every figure is without",
                         counted(rejected.size(), "row", "rows"), areas.source.file,
                         rejected.size() == 1 ? "is" : "are", lines_of(rejected))});
    std::vector<std::size_t> all(run.areas().size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (const std::string years = years_together(run, all); !years.empty())
        notes.push_back(
            {NoteCode::births_of_different_years,
             fmt::format("Live births are of different years, {}; --births-year picks one", years)});
    if (summary.withheld > 0) notes.push_back(withheld_note(run, summary, suppress_below));
    if (summary.saturated > 0)
        notes.push_back(
            {NoteCode::saturated,
             areas_counted(summary.saturated) +
                 " saturated: adversity this high would give more need than births; it is held at all births"});
    note_assumed_average(run, summary, areas.source.builtin, notes);
    note_missing_births(run, summary, notes);
    if (summary.without_births + summary.without_adversity > 0) note_parts(run, notes);
    return notes;
}

std::vector<Note> notes_of_area(const Run& run, std::size_t index) {
    std::vector<Note> notes;
    const AreaView area = run.areas()[index];
    if (area.withheld) return {{NoteCode::withheld, "Withheld, as live births are too few to be shown"}};
    const bool assumed = run.adversity(index).basis == AdversityBasis::none;
    if (assumed) notes.push_back({NoteCode::assumed_average, "The national average of adversity is assumed"});
    if (!area.live_births) notes.push_back({NoteCode::births_not_available, "Live births are not available"});
    if (!area.live_births || assumed)
        if (known_of_parts(run, index) != KnownOfParts::nothing)
            notes.push_back({NoteCode::parts_have_data, "More is known of its parts"});
    return notes;
}

namespace {

/// As it stands before a reader, who may see no code.
std::string named(const NamedTotal& total) {
    return total.code == "TOTAL" ? "The total" : total.code;
}

/// "The total leaves out 1 area that is withheld"; what is missing for other reasons apart.
void note_left_out(const NamedTotal& total, std::vector<Note>& notes) {
    if (total.withheld > 0)
        notes.push_back({NoteCode::withheld,
                         fmt::format("{} leaves out {} that {} withheld", named(total),
                                     areas_counted(total.withheld), total.withheld == 1 ? "is" : "are")});
    if (const std::size_t unknown = total.missing.size() - total.withheld; unknown > 0)
        notes.push_back({NoteCode::births_not_available,
                         fmt::format("{} leaves out {} whose live births are not available", named(total),
                                     areas_counted(unknown))});
}

}  // namespace

std::vector<Note> notes_of_total(const StudyResult& study, const NamedTotal& total) {
    std::vector<Note> notes;
    const Run& run = study.run;
    note_left_out(total, notes);
    if (!study.source.rejected.empty())
        notes.push_back(
            {NoteCode::rows_left_out, fmt::format("{} may be without {} that could not be read", named(total),
                                                  counted(study.source.rejected.size(), "row", "rows"))});
    std::size_t assumed = 0;
    std::size_t of_parts = 0;
    for (const auto* list : {&total.members, &total.missing})
        for (const std::size_t i : *list) {
            if (run.areas()[i].withheld) continue;
            const bool none = run.adversity(i).basis == AdversityBasis::none;
            if (none) ++assumed;
            if ((none || !run.areas()[i].live_births) && known_of_parts(run, i) != KnownOfParts::nothing)
                ++of_parts;
        }
    if (assumed > 0)
        notes.push_back({NoteCode::assumed_average,
                         fmt::format("{} has {} for which the national average of adversity is assumed",
                                     named(total), areas_counted(assumed))});
    if (const std::string years = years_together(run, total.members); !years.empty())
        notes.push_back({NoteCode::births_of_different_years,
                         fmt::format("{} adds up live births of different years, {}", named(total), years)});
    if (of_parts > 0)
        notes.push_back(
            {NoteCode::parts_have_data, fmt::format("{} has {} of which more is known for the parts",
                                                    named(total), areas_counted(of_parts))});
    return notes;
}

std::vector<Note> told_of(const StudyResult& study) {
    std::vector<Note> notes = study.notes;
    for (const NamedTotal& total : study.totals)
        for (Note& note : notes_of_total(study, total)) notes.push_back(std::move(note));
    return notes;
}

std::vector<Note> notes_of_sums(const Selection& source) {
    std::vector<Note> notes;
    for (const std::string& note : sum_notes(source.areas, source.lines, source.stated_areas))
        notes.push_back({NoteCode::input, source.file + ": " + note});
    return notes;
}

}  // namespace pairmodel
