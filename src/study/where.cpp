#include "input/cells/suggest.hpp"
#include "input/columns/period.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "study/findings.hpp"
#include "study/selection.hpp"
#include "system/shell.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace pairmodel {

namespace {

constexpr const char* option = "--where";

/// A column that areas can be picked by.
struct PickColumn {
    std::string name;
    std::optional<std::size_t> group = {};           ///< which of the further columns; unset: code or name
    std::vector<std::string> typed = {};             ///< as they were asked for
    std::set<std::string, std::less<>> values = {};  ///< of areas, any of which will do

    [[nodiscard]] std::string_view cell(const AreaView& area) const {
        if (group) return area.groups[*group];
        return name == "area_code" ? area.code : area.name;
    }
    [[nodiscard]] bool takes(const AreaView& area) const { return values.contains(cell(area)); }
    /// Whether a value of this area may be named. What withheld areas alone say of themselves is not known.
    [[nodiscard]] bool shows(const AreaView& area) const { return !group || !area.withheld; }
    /// What the areas have that is meant: the value itself, else the same in other letters. Signs make a
    /// difference.
    [[nodiscard]] std::set<std::string, std::less<>> meant(const std::string& value,
                                                           const AreaList& areas) const {
        std::set<std::string, std::less<>> same;
        for (const AreaView& area : areas) {
            if (!shows(area)) continue;
            const std::string_view one = cell(area);
            if (one == value) return {value};
            if (lower_case(one) == lower_case(value)) same.emplace(one);
        }
        return same;
    }
};

PickColumn column_of(const std::string& name, const Selection& source) {
    std::vector<std::string> names = source.group_columns;
    names.insert(names.end(), {"area_code", "area_name"});
    if (const auto found = find_called(name, names)) {
        PickColumn column{names[*found]};
        if (*found < source.group_columns.size()) column.group = *found;
        return column;
    }
    if (is_comparison(name))
        throw RequestError(option, fmt::format("expected COLUMN=VALUE, found {}=", in_quotes(name)),
                           "areas are chosen by values that they have: name each of them");
    const std::string near = did_you_mean(name, names);
    throw RequestError(option, fmt::format("areas cannot be chosen by a column {}", in_quotes(name)),
                       near.empty() ? fmt::format("they can by {}", fmt::join(names, ", ")) : near);
}

/// What the column has instead of a value that no area has.
[[noreturn]] void refuse_value(const PickColumn& column, const std::string& value, const AreaList& areas) {
    constexpr std::size_t most_named = 12;
    std::set<std::string> values;
    for (const AreaView& area : areas)
        if (column.shows(area) && !column.cell(area).empty()) values.emplace(column.cell(area));
    const std::vector<std::string> known(values.begin(), values.end());
    std::string hint = did_you_mean(value, known);
    // Of a table with a row for each year those of one were read.
    if (known.size() == 1 && parse_period(value) && parse_period(known[0]))
        hint = fmt::format("--births-year {} reads the rows of another period", system::as_argument(value));
    else if (hint.empty() && !known.empty() && known.size() <= most_named)
        hint = fmt::format("it has {}", fmt::join(known, ", "));
    throw RequestError(option, fmt::format("no area has {} in the column {}", in_quotes(value), column.name),
                       hint);
}

/// Says which areas these are; nothing where all are kept.
std::string keep_where(const std::vector<std::pair<std::string, std::string>>& where, Selection& source) {
    if (where.empty()) return "";
    std::vector<PickColumn> columns;
    for_each_collected(where, [&](const auto& asked) {
        const auto& [name, value] = asked;
        PickColumn found = column_of(name, source);
        auto column = std::find_if(columns.begin(), columns.end(),
                                   [&](const PickColumn& c) { return c.name == found.name; });
        if (column == columns.end()) column = columns.insert(columns.end(), std::move(found));
        auto values = column->meant(value, source.areas);
        if (values.empty()) refuse_value(*column, value, source.areas);
        column->values.merge(values);
        column->typed.push_back(value);
    });
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < source.areas.size(); ++i)
        if (std::all_of(columns.begin(), columns.end(),
                        [&](const PickColumn& column) { return column.takes(source.areas[i]); }))
            kept.push_back(i);
    if (kept.empty()) throw RequestError(option, "no area has all of these values", "");
    const std::size_t all = source.areas.size();
    const auto keep = [&](auto& list) {
        if (list.empty()) return;
        std::decay_t<decltype(list)> some;
        for (const std::size_t i : kept) some.push_back(list[i]);
        list = std::move(some);
    };
    keep(source.areas);
    keep(source.composition.members);
    keep(source.lines);
    keep(source.births_histories);
    keep(source.single_years);
    std::vector<std::string> chosen;
    for (const PickColumn& column : columns)
        chosen.push_back(fmt::format("{} {}", column.name, fmt::join(column.typed, " or ")));
    return fmt::format("{} of {} areas, chosen by {}", grouped(static_cast<double>(kept.size())),
                       grouped(static_cast<double>(all)), fmt::join(chosen, " and "));
}

void keep_shard(const Shard& shard, Selection& source) {
    const std::size_t count = source.areas.size();
    const std::size_t first = (shard.part - 1) * count / shard.of;
    const std::size_t end = shard.part * count / shard.of;
    const auto keep = [&](auto& list) {
        if (list.empty()) return;
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(end), list.end());
        list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(first));
    };
    source.areas = source.areas.part(first, end);
    keep(source.composition.members);
    keep(source.lines);
    keep(source.births_histories);
    keep(source.single_years);
}

}  // namespace

void keep_chosen(const Request& request, SelectedAreas& selected) {
    Selection& source = selected.source;
    if (request.keep_all_names && (!request.where.empty() || request.shard))
        source.chosen_from = source.areas;
    if (std::string chosen = keep_where(request.where, source); !chosen.empty())
        selected.notes.push_back({NoteCode::chosen_areas, std::move(chosen)});
    if (request.shard) keep_shard(*request.shard, source);
}

}  // namespace pairmodel
