#include "study/equity/belonging.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "study/selection.hpp"
#include "system/shell.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace pairmodel {

namespace {

using Places = std::vector<const ReferenceArea*>;

/// The built-in areas that an area is made of; none for one of somebody's own.
Places places_of(const Run& run) {
    Places places;
    const std::vector<std::size_t> one{0};
    for (const Member& member : run.parts_of(one)) {
        const std::string_view code = run.bases()[member.base].code;
        if (const ReferenceArea* known = code.empty() ? nullptr : reference_table().by_code(code))
            places.push_back(known);
    }
    return places;
}

/// "Gateshead" of "Gateshead 001A", as neighbourhoods are called in England and Wales; else nothing.
std::string_view authority_in(std::string_view name) {
    constexpr std::size_t digits = 3;
    name = trimmed(name);
    if (!name.empty() && name.back() >= 'A' && name.back() <= 'Z') name.remove_suffix(1);
    if (name.size() <= digits + 1 || name[name.size() - digits - 1] != ' ') return {};
    const std::string_view number = name.substr(name.size() - digits);
    return std::all_of(number.begin(), number.end(), is_digit) ? name.substr(0, name.size() - digits - 1)
                                                               : std::string_view{};
}

/// The built-in areas that a row says it lies in: by its code, by one in another column, and by its name.
Places places_of(const AreaView& row) {
    Places places;
    const auto add = [&](std::string_view code) {
        if (is_gss_code(code))
            if (const ReferenceArea* known = reference_table().by_code(code)) places.push_back(known);
    };
    add(row.code);
    for (std::size_t i = 0; i < row.groups.size(); ++i) add(trimmed(row.groups[i]));
    const std::vector<const ReferenceArea*> called = areas_called(authority_in(row.name));
    if (called.size() == 1) places.push_back(called.front());
    return places;
}

/// Where a row lies, if that is outside the area: the name of the place; empty where nothing tells that it
/// is.
std::string elsewhere(const AreaView& row, const Places& area) {
    for (const ReferenceArea* place : places_of(row))
        if (std::none_of(area.begin(), area.end(),
                         [&](const ReferenceArea* part) { return share_base_areas(*place, *part); }))
            return place->name;
    const Nation nation = is_gss_code(row.code) ? nation_of(row.code) : Nation::unknown;
    const bool other =
        nation != Nation::unknown && std::none_of(area.begin(), area.end(), [&](const ReferenceArea* part) {
            const Nation of_part = nation_of(part->code);
            return of_part == nation || of_part == Nation::unknown;
        });
    return other ? std::string(name_of(nation)) : "";
}

/// Births that are shown beside all would tell what is withheld, and without them the others would have its
/// births too.
void check_all_shown(const StudyResult& rows) {
    if (rows.summary.withheld == 0) return;
    throw RequestError(
        "--suppress-below",
        fmt::format(
            "births of {} of the {} neighbourhoods would be hidden, and those of an area go to all of its "
            "neighbourhoods",
            grouped(static_cast<double>(rows.summary.withheld)),
            grouped(static_cast<double>(rows.run.areas().size()))),
        fmt::format("those that are shown with births of their own: pairmodel equity {} --suppress-below {}",
                    system::as_argument(rows.source.file), rows.suppress_below));
}

/// Rows that lie outside the area. A few may, where a boundary has moved since they were named.
std::vector<Note> check_places(const StudyResult& rows, const StudyResult& whole) {
    const Places area = places_of(whole.run);
    if (area.empty()) return {};
    std::vector<std::string> outside;
    std::set<std::string> where;
    for (std::size_t i = 0; i < rows.run.areas().size(); ++i) {
        const AreaView row = rows.run.areas()[i];
        const std::string place = elsewhere(row, area);
        if (place.empty()) continue;
        outside.push_back(fmt::format("{} in {}", called(row, i, rows.source), place));
        where.insert(place);
    }
    if (outside.empty()) return {};
    const std::string found = fmt::format(
        "{} of the {} neighbourhoods of {} {} outside {}: {}", grouped(static_cast<double>(outside.size())),
        grouped(static_cast<double>(rows.run.areas().size())), rows.source.file,
        outside.size() == 1 ? "lies" : "lie", whole.run.areas()[0].name, some_of(outside));
    if (outside.size() * 2 <= rows.run.areas().size()) return {{NoteCode::implausible, found}};
    throw RequestError("--neighbourhoods", found,
                       where.size() > 1 ? "leave these rows out of the table"
                                        : fmt::format("--area {}, or leave these rows out of the table",
                                                      in_quotes(*where.begin())));
}

/// Births of the table that are so far from the area's that another year does not explain it.
void note_other_births(const StudyResult& rows, const StudyResult& whole, std::vector<Note>& notes) {
    constexpr double least = 0.75;
    const AreaView area = whole.run.areas()[0];
    if (!area.live_births) return;
    const double years = area.cohort == Cohort::under_two ? 2 : 1;
    const double of_area = static_cast<double>(*area.live_births) / years;
    double of_rows = 0;
    for (const AreaView& row : rows.run.areas()) of_rows += static_cast<double>(row.live_births.value_or(0));
    if (of_rows >= of_area * least && of_area >= of_rows * least) return;
    notes.push_back(
        {NoteCode::births_assumed,
         fmt::format("The neighbourhoods of {} have {} live births a year in the table, and {} has {}, "
                     "which are put to them: that is right only if they are all neighbourhoods of {} and "
                     "no others",
                     rows.source.file, grouped(of_rows), area.name, grouped(std::round(of_area)),
                     area.name)});
}

}  // namespace

std::vector<Note> check_belonging(const StudyResult& rows, const StudyResult& whole) {
    check_all_shown(rows);
    std::vector<Note> notes = check_places(rows, whole);
    note_other_births(rows, whole, notes);
    return notes;
}

}  // namespace pairmodel
