#include "report/lists/prepare_notes.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/columns/period.hpp"
#include "input/reference/known_figures.hpp"
#include "input/text/file.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/table/shown.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pairmodel {

namespace {

std::string number(std::size_t count) {
    return grouped(static_cast<double>(count));
}

std::string areas(std::size_t count) {
    return fmt::format("{} {}", number(count), plural(static_cast<double>(count), "area", "areas"));
}

std::string named_area(const NamedArea& area) {
    const std::string about = area.detail.empty() ? area.code : area.code + ": " + area.detail;
    return area.name.empty() ? about : fmt::format("{} ({})", area.name, about);
}

/// "Reason: area, area and 3 more.", a sentence for each reason.
std::string by_reason(const std::vector<NamedArea>& all, std::size_t named) {
    std::vector<std::string> reasons;
    for (const NamedArea& area : all)
        if (std::find(reasons.begin(), reasons.end(), area.reason) == reasons.end())
            reasons.push_back(area.reason);
    std::string text;
    for (const std::string& reason : reasons) {
        std::string list;
        std::size_t count = 0;
        for (const NamedArea& area : all) {
            if (area.reason != reason || ++count > named) continue;
            list += (list.empty() ? "" : ", ") + named_area(area);
        }
        if (count > named) list += fmt::format(" and {} more", number(count - named));
        text += fmt::format("{}{}: {}.", text.empty() ? "" : " ", reason, list);
    }
    return text;
}

std::string left_out(const SourceUse& use) {
    std::string text;
    for (const RowsLeftOut& rows : use.left_out)
        text += fmt::format("{}{} {}", text.empty() ? "; left out: " : ", ", number(rows.rows), rows.reason);
    return text;
}

std::string source_note(const PrepareSource& source, const SourceUse& use) {
    const OfficialTable& table = source.table;
    return fmt::format("{}: {} of {} rows of {} used ({}{}, column {}){}.", source.id, number(use.rows_used),
                       number(table.rows), file_name(table.file), table.layout,
                       table.period.empty() ? "" : ", " + table.period, in_quotes(table.heading),
                       left_out(use));
}

/// A file that is cut short between two rows shows here only.
std::string check_note(const BirthsCheck& check) {
    const std::string sum = grouped(static_cast<double>(check.sum));
    const std::string parts =
        check.areas == 1
            ? "births: the file's 1 district or single-tier authority of England has " + sum
            : fmt::format(
                  "births: the file's {} districts and single-tier authorities of England add up to {}",
                  number(check.areas), sum);
    if (check.sum == check.england) return parts + ", as its row for England says.";
    return fmt::format("{}, but its row for England says {}: are areas missing?", parts,
                       grouped(static_cast<double>(check.england)));
}

void add(std::string text, std::vector<Note>& notes) {
    notes.push_back({NoteCode::input, std::move(text)});
}

void add_doubts(const SourceUse& use, std::vector<Note>& notes) {
    for (const std::string& text : use.doubts) notes.push_back({NoteCode::implausible, text});
}

/// Births of former years, where those of later ones are built in.
std::string older_births_note(const PreparedTable& table) {
    const auto period = parse_period(table.births.table.period);
    std::map<int, std::size_t> later;  // areas by the year of their built-in births
    for (const PreparedArea& area : table.areas)
        if (const int builtin = latest_births_year(reference_table(), area.code);
            period && builtin > 0 && period->is_older_than(builtin))
            ++later[builtin];
    if (later.empty()) return "";
    return fmt::format("births: they are of {}; those of {} are built in for {}.", table.births.table.period,
                       later.rbegin()->first, areas(later.rbegin()->second));
}

void add_births_notes(const PreparedTable& table, std::size_t named, std::vector<Note>& notes) {
    const SourceUse& use = table.births_use;
    add(source_note(table.births, use), notes);
    for (const std::string& text : table.births.table.notes) add("births: " + text + ".", notes);
    if (!use.areas_left_out.empty())
        add(fmt::format("births: {} left out. {}", areas(use.areas_left_out.size()),
                        by_reason(use.areas_left_out, named)),
            notes);
    if (!use.areas_made.empty()) add("births: " + by_reason(use.areas_made, named), notes);
    if (std::string older = older_births_note(table); !older.empty()) add(std::move(older), notes);
    if (table.check) add(check_note(*table.check), notes);
    add_doubts(use, notes);
}

/// Types of which no area has a value are named as a whole, the other areas one by one.
std::string without_value(const PreparedTable& table, std::size_t indicator, std::size_t named) {
    std::map<std::string, std::pair<std::size_t, std::size_t>> types;  // areas, without a value
    for (const PreparedArea& area : table.areas) {
        auto& [all, without] = types[area.place.type];
        ++all;
        if (!area.values[indicator]) ++without;
    }
    std::map<std::string, std::string> type_of;
    for (const PreparedArea& area : table.areas) type_of[area.code] = area.place.type;
    std::string text;
    for (const auto& [type, counts] : types)
        if (counts.first == counts.second)
            text +=
                fmt::format("{}{} ({})", text.empty() ? " Without any: " : ", ", type, number(counts.first));
    if (!text.empty()) text += '.';
    std::vector<NamedArea> others;
    for (const NamedArea& area : table.uses[indicator].areas_without) {
        const auto& counts = types[type_of[area.code]];
        if (counts.first != counts.second) others.push_back(area);
    }
    return others.empty() ? text : text + " " + by_reason(others, named);
}

/// "England", for people.
std::string area_name(const std::string& code) {
    const ReferenceArea* area = reference_table().by_code(code);
    return area != nullptr ? area->name : std::string(kind_of_gss_code(code));
}

/// What `estimate` compares the values with, and what to do where that is of another year or not known.
std::string national_note(const PrepareSource& source, const SourceUse& use) {
    if (use.national_is_far) return "";  // which is doubted, and must not be taken
    const std::string& id = source.id;
    const std::string own = use.national ? fmt::format("{:.7g}", *use.national) : "";
    const Indicator* known = builtin_indicator(id);
    if (known == nullptr) {
        std::vector<std::string> ids;
        for (const Indicator& indicator : reference_table().indicators) ids.push_back(indicator.id);
        const std::string near = did_you_mean(id, ids);
        return fmt::format(
            "{}: no indicator of the built-in table, so estimate needs its national value: "
            "--reference {}={}{}.{}",
            id, id, own.empty() ? "VALUE" : own,
            own.empty() ? "" : ", the file's own for " + area_name(use.national_code),
            near.empty() ? "" : " Or " + near);
    }
    const std::string builtin = fmt::format("{} ({}, {})", shortest(known->reference_value),
                                            area_name(known->reference_area_code), known->period);
    if (use.national && use.national == known->published_value)
        return fmt::format(
            "{}: the file's national value is the published one, {}; estimate compares with the mean of the "
            "nation's areas, {}.",
            id, own, builtin);
    const std::string& period = source.table.period;
    if (use.national)
        return fmt::format(
            "{}: the file's own national value{} is {}, but estimate compares with the built-in "
            "one, {}, unless told otherwise: --reference {}={}.",
            id, period.empty() || period == known->period ? "" : ", of " + period + ",", own, builtin, id,
            own);
    if (period == known->period) return "";
    return fmt::format(
        "{}: the file has no national value{}. estimate compares with the built-in one, {}, "
        "unless told otherwise: --reference {}=VALUE.",
        id, period.empty() ? "" : ", and its figures are of " + period, builtin, id);
}

void add_indicator_notes(const PreparedTable& table, std::size_t i, std::size_t named,
                         std::vector<Note>& notes) {
    const PrepareSource& source = table.indicators[i];
    const SourceUse& use = table.uses[i];
    add(source_note(source, use), notes);
    for (const std::string& text : source.table.notes) add(fmt::format("{}: {}.", source.id, text), notes);
    const auto valued = static_cast<std::size_t>(std::count_if(
        table.areas.begin(), table.areas.end(), [&](const auto& a) { return a.values[i].has_value(); }));
    add(fmt::format("{}: {} of {} {} a value.{}", source.id, number(valued), areas(table.areas.size()),
                    valued == 1 || table.areas.size() == 1 ? "has" : "have", without_value(table, i, named)),
        notes);
    if (!use.areas_made.empty())
        add(fmt::format("{}: {}", source.id, by_reason(use.areas_made, named)), notes);
    if (!use.areas_left_out.empty())
        add(fmt::format("{}: {} of the file {} not in the table. {}", source.id,
                        areas(use.areas_left_out.size()), use.areas_left_out.size() == 1 ? "is" : "are",
                        by_reason(use.areas_left_out, named)),
            notes);
    if (std::string text = national_note(source, use); !text.empty()) add(std::move(text), notes);
    add_doubts(use, notes);
}

}  // namespace

std::string births_year(const PreparedTable& table) {
    const auto year = year_of_period(table.births.table.period);
    return year ? std::to_string(*year) : std::string();
}

std::vector<Note> prepare_notes(const PreparedTable& table, std::size_t named) {
    std::vector<Note> notes;
    add_births_notes(table, named, notes);
    for (std::size_t i = 0; i < table.indicators.size(); ++i) add_indicator_notes(table, i, named, notes);
    if (table.overlaps)
        add("Some areas of the table lie in others (countries, regions, counties and their "
            "districts): before adding up, take one tier with --tier lower or --tier upper.",
            notes);
    return notes;
}

}  // namespace pairmodel
