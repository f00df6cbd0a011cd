#include "input/official/values.hpp"

#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/area_columns.hpp"
#include "input/columns/period.hpp"
#include "input/tables/rows.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "system/shell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

namespace pairmodel {

namespace {

/// A number as official tables print it: 2,455 has its groups.
std::optional<double> published_number(std::string_view text, bool count,
                                       Thousands thousands = Thousands::not_said) {
    if (const auto whole = parse_count(text, thousands)) return static_cast<double>(*whole);
    return count ? std::nullopt : parse_number(text, thousands);
}

std::string hint_for(std::string_view text, bool count) {
    const auto number = parse_number(text);
    if (std::string hint = thousands_hint(text, true); count && !hint.empty()) return hint;
    if (number && *number < 0) return "it cannot be negative";
    if (number && count) return "births are counts: is this a rate?";
    if (text.ends_with('%'))
        return count ? "births are counts: is this a percentage?" : "write the number without %";
    if (text.find(',') != std::string_view::npos)
        return "write a decimal point, not a comma, or say --thousands point";
    return "";
}

}  // namespace

void OfficialValues::add(std::size_t line, std::string column, std::string expected, std::string found,
                         std::string hint) {
    issues_.push_back(
        {table_.file, line, std::move(column), std::move(expected), std::move(found), std::move(hint)});
    refuse_too_many(table_.file, issues_);
}

const std::string& OfficialValues::cell(const OfficialRow& row, Role role) const {
    static const std::string none;
    const auto place = header_.at(role);
    return place ? row.cells[*place] : none;
}

void OfficialValues::take(std::vector<OfficialRow>& rows) {
    if (!choose_period(rows)) return;
    std::map<std::string_view, std::size_t> places;
    std::vector<Group> groups;
    for (const OfficialRow& row : rows) {
        const auto [at, added] = places.emplace(row.code, groups.size());
        if (added) groups.emplace_back();
        groups[at->second].push_back(&row);
    }
    std::vector<Group> several;
    for (const Group& group : groups) {
        if (group.size() == 1 || (header_.layout->repeats_areas && agree(group)))
            take_first(group);
        else
            several.push_back(group);
    }
    if (!rows.empty()) table_.subject = one_line(cell(rows[0], Role::subject));
    if (!several.empty() && !report_choices(several, groups.size()))
        for (const Group& group : several) report_repeats(group);
    std::sort(table_.values.begin(), table_.values.end(),
              [](const OfficialValue& a, const OfficialValue& b) { return a.line < b.line; });
}

std::string OfficialValues::district_of(const OfficialRow& row) {
    if (!header_.at(Role::district)) return "";
    std::string district(trimmed(cell(row, Role::district)));
    if (!is_gss_code(district))
        add(row.line, header_.heading_of(Role::district), "the GSS code of a district", in_quotes(district),
            "");
    return district;
}

std::optional<double> OfficialValues::people_of(const OfficialRow& row) {
    const std::string_view text = trimmed(cell(row, Role::people));
    if (is_missing(text)) return std::nullopt;
    const auto people = published_number(text, false, request_.thousands);
    if (people && *people >= 0) return people;
    add(row.line, header_.heading_of(Role::people), "a number, 0 or more", in_quotes(text),
        hint_for(text, false));
    return std::nullopt;
}

/// As its column has it, else beside the code.
std::string OfficialValues::name_of(const OfficialRow& row) const {
    const bool has_column = header_.at(Role::name).has_value();
    const std::string& text = cell(row, has_column ? Role::name : Role::code);
    const AreaText area = area_text(text);
    const bool same = area.code.empty() || without_nhs_mark(area.code) == row.code;
    return one_line(same || !has_column ? area.name : std::string_view(text));
}

void OfficialValues::take_value(const OfficialRow& row) {
    OfficialValue value;
    value.code = row.code;
    value.name = name_of(row);
    if (has_control_character(value.name))
        add(row.line, header_.heading_of(header_.at(Role::name) ? Role::name : Role::code),
            std::string(plain_text_expected), in_quotes(value.name), "");
    value.line = row.line;
    value.district = district_of(row);
    value.people = people_of(row);
    const std::string_view text = trimmed(cell(row, Role::value));
    if (is_missing(text)) {
        value.marker = text;
    } else {
        value.value = figure_in(text, row.line);
    }
    table_.values.push_back(std::move(value));
}

std::optional<double> OfficialValues::figure_in(std::string_view text, std::size_t line) {
    const auto number = request_.counts ? std::optional(text) : percent_.number_in(text, line);
    if (!number) {
        add(line, table_.heading, percent_.expected(), in_quotes(text), percent_.hint());
        return std::nullopt;
    }
    const auto figure = published_number(*number, request_.counts, request_.thousands);
    if (!figure || *figure < 0)
        add(line, table_.heading, request_.counts ? "a whole number" : "a number, 0 or more", in_quotes(text),
            hint_for(text, request_.counts));
    return figure;
}

/// Whether all rows of an area have the same value, as under several parents.
bool OfficialValues::agree(const Group& group) const {
    const std::string_view first = trimmed(cell(*group[0], Role::value));
    return std::all_of(group.begin(), group.end(),
                       [&](const OfficialRow* row) { return trimmed(cell(*row, Role::value)) == first; });
}

void OfficialValues::take_first(const Group& group) {
    take_value(*group[0]);
    leave_out(table_.left_out, "of an area that was there before, with the same value", group.size() - 1);
}

void OfficialValues::report_repeats(const Group& group) {
    const std::string_view first = trimmed(cell(*group[0], Role::value));
    for (std::size_t i = 1; i < group.size(); ++i) {
        const std::string_view other = trimmed(cell(*group[i], Role::value));
        if (!header_.layout->repeats_areas)
            add(group[i]->line, header_.heading_of(Role::code), "each area once",
                fmt::format("{}, which is on line {} already", in_quotes(group[i]->code), group[0]->line),
                "");
        else if (other != first)
            add(group[i]->line, table_.heading,
                fmt::format("{}, as {} has on line {}", in_quotes(first), group[0]->code, group[0]->line),
                in_quotes(other), "the rows of one area must agree");
    }
}

bool OfficialValues::tells_apart(std::size_t column, bool any) const {
    for (const Role role : {Role::code, Role::name, Role::value, Role::period, Role::period_order})
        if (header_.at(role) == column) return false;
    if (header_.is_standard(column)) return false;
    const auto& wanted = header_.layout->told_apart_by;
    const auto has = [&](std::string_view p) { return has_pattern(header_.plain[column], p); };
    return any || wanted.empty() || std::any_of(wanted.begin(), wanted.end(), has);
}

std::vector<OfficialValues::Choice> OfficialValues::choices_in(const std::vector<Group>& groups,
                                                               bool any) const {
    std::vector<Choice> choices;
    for (std::size_t column = 0; column < header_.plain.size(); ++column) {
        if (!tells_apart(column, any)) continue;
        Choice choice{column, {}, true};
        for (const Group& group : groups) {
            std::set<std::string> values;
            for (const OfficialRow* row : group) values.insert(one_line(row->cells[column]));
            if (values.size() > 1) choice.values.merge(values);
        }
        if (choice.values.empty()) continue;
        choice.numbers = std::all_of(choice.values.begin(), choice.values.end(), [](const auto& v) {
            return is_missing(v) || published_number(v, false);
        });
        const std::vector<std::string> values(choice.values.begin(), choice.values.end());
        choice.tells = told_by(header_.head.headings[column], values);
        choices.push_back(std::move(choice));
    }
    return choices;
}

/// A pick may be of another file, or misspelt.
std::string OfficialValues::unknown_picks() const {
    std::string text;
    for (std::size_t i = 0; i < request_.picks.size(); ++i)
        if (!table_.picked_by[i])
            text += fmt::format("; no column here is called {}", in_quotes(request_.picks[i].column));
    return text;
}

OfficialValues::Pick OfficialValues::pick_in(const Choice& choice, const std::vector<Group>& groups) const {
    std::map<std::string, std::size_t> areas_with;
    for (const Group& group : groups) {
        std::set<std::string> values;
        for (const OfficialRow* row : group) values.insert(one_line(row->cells[choice.column]));
        for (const std::string& value : values) ++areas_with[value];
    }
    std::vector<std::string> values;
    std::size_t most = 0;
    for (const auto& [value, areas] : areas_with) most = std::max(most, areas);
    // A value that few areas have would leave the others out.
    for (const auto& [value, areas] : areas_with)
        if (2 * areas >= most) values.push_back(value);
    Pick pick{&choice, values[best_value(values, request_)], 0, 0};
    pick.areas = areas_with[pick.value];
    for (const Group& group : groups)
        for (const OfficialRow* row : group)
            pick.rows += one_line(row->cells[choice.column]) == pick.value ? 1U : 0U;
    return pick;
}

/// Columns by which the rows of an area can be told apart, until one is left: periods first, remarks last,
/// and before others what keeps more areas with fewer rows.
std::vector<OfficialValues::Pick> OfficialValues::picks_for(const std::vector<Choice>& choices,
                                                            std::vector<Group> groups) const {
    std::vector<Pick> picks;
    const auto several = [](const Group& group) { return group.size() > 1; };
    while (std::any_of(groups.begin(), groups.end(), several)) {
        const std::size_t rows =
            std::accumulate(groups.begin(), groups.end(), std::size_t{0},
                            [](std::size_t sum, const Group& g) { return sum + g.size(); });
        std::optional<Pick> best;
        const auto place = [&](const Pick& pick) {
            return std::tuple(pick.choice->tells, pick.choice->numbers && pick.choice->tells != Tells::period,
                              groups.size() - pick.areas, pick.rows);
        };
        for (const Choice& choice : choices) {
            const Pick pick = pick_in(choice, groups);
            if (pick.rows < rows && (!best || place(pick) < place(*best))) best = pick;
        }
        if (!best) break;
        for (Group& group : groups)
            std::erase_if(group, [&](const OfficialRow* row) {
                return one_line(row->cells[best->choice->column]) != best->value;
            });
        std::erase_if(groups, [](const Group& group) { return group.empty(); });
        picks.push_back(*best);
    }
    return picks;
}

void OfficialValues::report_pick(const Pick& pick) {
    needs_pick_ = true;
    const std::string heading = one_line(header_.head.headings[pick.choice->column]);
    // The one that is proposed is among those listed.
    std::vector<std::string> values(pick.choice->values.begin(), pick.choice->values.end());
    const auto proposed = std::find(values.begin(), values.end(), pick.value);
    if (proposed - values.begin() >= static_cast<std::ptrdiff_t>(most_listed))
        std::rotate(values.begin(), proposed, proposed + 1);
    add(header_.line, header_.head.headings[pick.choice->column], "one row an area and period",
        "rows with " + listed(values), pick_hint(pick, heading));
}

/// One of the values, but for finer areas and for parts of births, of which none is what is meant.
std::string OfficialValues::pick_hint(const Pick& pick, const std::string& heading) const {
    const std::string of_file = request_.id.empty() ? "" : request_.id + ":";
    const std::set<std::string>& values = pick.choice->values;
    if (std::all_of(values.begin(), values.end(),
                    [](const auto& value) { return !gss_codes_in(value).empty(); }))
        return "take the areas of this column: " + column_option(of_file + "area_code", heading);
    if (request_.counts && pick.choice->tells != Tells::period &&
        std::none_of(values.begin(), values.end(), may_be_all_births))
        return "no row says that it has all births: add those of each area up";
    return fmt::format("pick one: --where {}{}",
                       system::quoted_argument(of_file + heading + "=" + pick.value), unknown_picks());
}

/// Names the columns in which the rows of an area still differ. False where the rows are mere repeats.
bool OfficialValues::report_choices(const std::vector<Group>& several, std::size_t areas) {
    std::vector<Choice> choices = choices_in(several, false);
    if (choices.empty() && !header_.layout->repeats_areas) choices = choices_in(several, true);
    // Columns of numbers are other measures, not choices, unless there is nothing else to choose by and most
    // areas have several rows.
    const auto is_measure = [](const Choice& c) { return c.numbers && c.tells != Tells::period; };
    const bool words =
        std::any_of(choices.begin(), choices.end(), [&](const auto& c) { return !is_measure(c); });
    if (words) std::erase_if(choices, is_measure);
    const bool may_be_measures = header_.layout->told_apart_by.empty();
    if (!words && may_be_measures && 2 * several.size() <= areas) choices.clear();
    const std::vector<Pick> picks = picks_for(choices, several);
    for (const Pick& pick : picks) report_pick(pick);
    return !picks.empty();
}

}  // namespace pairmodel
