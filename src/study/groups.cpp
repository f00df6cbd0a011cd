#include "pairmodel/study/groups.hpp"

#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/group_table.hpp"
#include "study/findings.hpp"
#include "study/group_tables.hpp"
#include "study/plausibility.hpp"
#include "study/selection.hpp"
#include "study/withholding/sums.hpp"
#include "words/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr const char* group_option = "--group";

GroupRow row_of(const GroupNumber& number) {
    const auto group = group_of(number.group, builtin_group_rates());
    if (!group) {
        std::vector<std::string> ids;
        for (const GroupRate& rate : builtin_group_rates().groups) ids.push_back(rate.id);
        const std::string near = did_you_mean(number.group, ids);
        throw RequestError(group_option, fmt::format("there is no group {}", in_quotes(number.group)),
                           near.empty() ? fmt::format("the groups are {}", fmt::join(ids, ", ")) : near);
    }
    GroupRow row;
    row.group = *group;
    row.babies = number.babies;
    return row;
}

/// What was given in the request is one table, each file another.
std::vector<GroupTable> tables_of(const std::vector<GroupsGiven>& given) {
    std::vector<GroupTable> tables(1);
    tables[0].name = group_option;
    for_each_collected(given, [&](const GroupsGiven& group) {
        if (const auto* file = std::get_if<TableFile>(&group))
            tables.push_back(read_given(
                *file, [](auto&... from) { return read_group_table(from..., builtin_group_rates()); }));
        else
            tables[0].rows.push_back(row_of(std::get<GroupNumber>(group)));
    });
    return tables;
}

/// Takes out the numbers that must not be known; whether there are any.
bool withhold(GroupTable& table, std::int64_t below) {
    bool any = false;
    for (GroupRow& row : table.rows) {
        if (!row.babies || *row.babies >= below) continue;
        row.babies = 0;
        row.withheld = any = true;
    }
    return any;
}

/// Without other areas, those that the tables name, of the built-in table.
NamedAreas areas_named_by(const std::vector<GroupTable>& tables) {
    std::vector<AreaMention> mentions;
    for (const GroupTable& table : tables)
        for (const GroupRow& row : table.rows)
            if (!row.area.empty()) mentions.push_back({table.name, row.line, row.area});
    return {built_in_codes(mentions)};
}

/// Numbers that do not say whose they are belong to a single area.
void check_one_area(const std::vector<GroupTable>& tables, std::size_t areas) {
    if (areas == 1) return;
    for (const GroupTable& table : tables)
        if (!table.rows.empty() && !table.has_areas)
            throw RequestError(
                table.name == group_option ? group_option : fmt::format("{} {}", group_option, table.name),
                fmt::format("these numbers are of one area, found {} areas", areas),
                "for several areas give a CSV file with the columns area_code, group and babies");
}

/// Which areas are left out, by name as far as a reader will read.
void note_areas_without(const std::vector<std::vector<GroupCount>>& counts, const AreaList& areas,
                        std::vector<std::string>& notes) {
    constexpr std::size_t most_named = 20;
    std::vector<std::string> without;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i].empty()) without.push_back(area_phrase(areas[i]));
    if (without.size() == counts.size())
        throw RequestError("groups: no number of babies is known", fmt::format("{}", fmt::join(notes, "; ")));
    if (without.empty()) return;
    std::string text = fmt::format("{} {} without numbers of babies in groups left out", without.size(),
                                   without.size() == 1 ? "area" : "areas");
    const std::size_t named = std::min(without.size(), most_named);
    text += fmt::format(
        ": {}", fmt::join(without.begin(), without.begin() + static_cast<std::ptrdiff_t>(named), ", "));
    if (without.size() > named) text += fmt::format(" and {} more", without.size() - named);
    notes.push_back(text);
}

bool is_standard_input(const GroupsGiven& group) {
    const auto* file = std::get_if<TableFile>(&group);
    return file != nullptr && file->path == "-";
}

}  // namespace

std::vector<GroupTable> read_groups(const std::vector<GroupsGiven>& given, Request& wanted,
                                    const Listener& listener) {
    if (reads_standard_input(wanted) && std::any_of(given.begin(), given.end(), is_standard_input))
        throw RequestError("standard input cannot be both the table of areas and that of groups");
    std::vector<GroupTable> tables = tables_of(given);
    wanted.keep_all_names = true;
    for (GroupTable& table : tables) {
        if (withhold(table, wanted.suppress_below)) table.sha256.clear();
        if (&table != tables.data()) wanted.inputs.emplace_back(table.name, table.sha256);
        for (const std::string& text : table.notes) tell(listener, table.name + ": " + text);
    }
    return tables;
}

namespace {

void check_withheld_numbers(const GroupsResult& result) {
    const StudyResult& study = *result.study;
    if (study.suppress_below <= 0) return;
    const AreaList& areas = study.run.areas();
    for (std::size_t g = 0; g < result.rates.groups.size(); ++g) {
        GroupNumbers numbers{result.rates.groups[g].id, {}, {}};
        numbers.babies.resize(areas.size());
        numbers.withheld.resize(areas.size(), false);
        for (std::size_t i = 0; i < areas.size(); ++i) {
            if (areas[i].withheld) continue;
            const auto count = std::find_if(result.counts[i].begin(), result.counts[i].end(),
                                            [&](const GroupCount& c) { return c.group == g; });
            if (count == result.counts[i].end()) continue;
            numbers.babies[i] = count->babies;
            numbers.withheld[i] = count->withheld;
        }
        check_group_numbers(study.source, areas, numbers, study.suppress_below);
    }
}

}  // namespace

GroupsResult groups_for(const std::vector<GroupTable>& tables, const Study& study, const Listener& listener) {
    GroupsResult result{study, builtin_group_rates(), {}, {}};
    check_one_area(tables, result.study.size());
    std::vector<std::string> notes;
    result.counts = assign_groups(tables, result.study->run.areas(), result.rates, notes,
                                  result.study->source.chosen_from);
    check_withheld_numbers(result);
    note_areas_without(result.counts, result.study->run.areas(), notes);
    for (std::string& text : notes) {
        tell(listener, text);
        result.notes.push_back({NoteCode::groups, std::move(text)});
    }
    if (std::string doubt =
            doubt_of_groups(result.study->run.areas(), result.rates, result.counts, result.study->round_to);
        !doubt.empty()) {
        result.notes.push_back({NoteCode::implausible, std::move(doubt)});
        tell(listener, result.notes.back());
    }
    // What was found in the tables was told when they were read.
    for (const GroupTable& table : tables)
        for (const std::string& text : table.notes)
            result.notes.push_back({NoteCode::input, table.name + ": " + text});
    return result;
}

GroupsResult groups(GroupsRequest request, const Listener& listener) {
    Request& wanted = request.study;
    const std::vector<GroupTable> tables = read_groups(request.groups, wanted, listener);
    if (std::holds_alternative<std::monostate>(wanted.areas)) wanted.areas = areas_named_by(tables);
    return groups_for(tables, study(wanted, listener), listener);
}

}  // namespace pairmodel
