#include "input/official/values.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_rows.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/area_columns.hpp"
#include "input/columns/period.hpp"
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
std::optional<double> published_number(std::string_view text, bool count) {
    if (const auto whole = parse_count(text)) return static_cast<double>(*whole);
    return count ? std::nullopt : parse_number(text);
}

std::string hint_for(std::string_view text, bool count) {
    const auto number = parse_number(text);
    if (number && *number < 0) return "it cannot be negative";
    if (number && count) return "births are counts: is this a rate?";
    if (text.ends_with('%')) return "write the number without %";
    if (text.find(',') != std::string_view::npos) return "write a decimal point, not a comma";
    return "";
}

/// Periods in their order, as far as they are such; else by number where both are numbers.
bool before(const std::string& a, const std::string& b) {
    const auto p = parse_period(a);
    const auto q = parse_period(b);
    if (p && q) return p->before(*q);
    const auto x = parse_number(a);
    const auto y = parse_number(b);
    return x && y ? *x < *y : a < b;
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

bool OfficialValues::choose_period(std::vector<OfficialRow>& rows) {
    if (!header_.at(Role::period)) {
        if (request_.period.empty() || table_.period == request_.period || !request_.counts) return true;
        const bool told = !table_.period.empty();
        add(header_.line, "", "births of " + request_.period,
            told ? "births of " + table_.period : "births of a year that is not told",
            told ? "leave --year out, or get the table of " + request_.period
                 : "leave --year out if these are the births meant");
        return false;
    }
    if (rows.empty()) return true;
    const Role order = header_.at(Role::period_order) ? Role::period_order : Role::period;
    Periods periods;  // and by what they are put in order
    for (const OfficialRow& row : rows) periods.emplace(one_line(cell(row, Role::period)), cell(row, order));
    if (keeps_all_periods(rows, periods))
        return std::all_of(periods.begin(), periods.end(), [&](const auto& entry) {
            return !is_part_of_year(entry.first) || is_whole_year(entry.first, periods);
        });
    const auto chosen =
        request_.period.empty()
            ? std::max_element(periods.begin(), periods.end(),
                               [](const auto& a, const auto& b) { return before(a.second, b.second); })
            : period_asked_for(periods);
    if (chosen == periods.end()) {
        std::vector<std::string> all;
        for (const auto& [period, by] : periods) all.push_back(period);
        add(header_.line, header_.head.headings[*header_.at(Role::period)],
            fmt::format("{} in some of its rows", in_quotes(request_.period)), listed(all), period_hint(all));
        return false;
    }
    return is_whole_year(chosen->first, periods) && keep_only(chosen->first, periods.size(), rows);
}

/// "2022/23" may be written "2022-23"; a year may be that of the one date in it.
OfficialValues::Periods::const_iterator OfficialValues::period_asked_for(const Periods& periods) const {
    if (const auto same = periods.find(request_.period); same != periods.end()) return same;
    const auto fits = [&](const auto& entry) { return is_period(entry.first, request_.period); };
    const auto in_year = [&](const auto& entry) {
        const auto period = parse_period(entry.first);
        return period && period->is_one_year() && std::to_string(period->last_year) == request_.period;
    };
    const auto found = std::find_if(periods.begin(), periods.end(), fits);
    if (found != periods.end()) return found;
    return std::find_if(periods.begin(), periods.end(), in_year);
}

/// In a table of one's own with each area once, the figures of areas may be of different years.
bool OfficialValues::keeps_all_periods(const std::vector<OfficialRow>& rows, const Periods& periods) {
    if (header_.layout != &any_layout() || !request_.period.empty() || periods.size() < 2) return false;
    std::set<std::string_view> areas;
    for (const OfficialRow& row : rows)
        if (!areas.insert(row.code).second) return false;
    std::vector<std::string> all;
    for (const auto& [period, by] : periods) all.push_back(period);
    table_.notes.push_back(fmt::format("the areas' figures are of different periods: {}", listed(all)));
    return true;
}

/// Births of a month or a quarter are not those of a year.
bool OfficialValues::is_whole_year(const std::string& chosen, const Periods& periods) {
    const auto period = parse_period(chosen);
    if (!request_.counts || !period) return true;
    std::vector<Period> all;
    for (const auto& entry : periods)
        if (const auto other = parse_period(entry.first)) all.push_back(*other);
    const std::size_t parts = parts_of_its_year(*period, all);
    if (parts < 2 && !is_part_of_year(chosen)) return true;
    add(header_.line, header_.head.headings[*header_.at(Role::period)], "births of whole years",
        parts < 2 ? in_quotes(chosen) : fmt::format("{} periods of {}", parts, period->last_year),
        "add the births of each year up");
    return false;
}

std::string OfficialValues::period_hint(const std::vector<std::string>& all) const {
    const std::string near = did_you_mean(request_.period, all);
    return near.empty() ? fmt::format("leave {} out for the latest", request_.counts ? "--year" : "--period")
                        : near;
}

bool OfficialValues::keep_only(const std::string& period, std::size_t periods,
                               std::vector<OfficialRow>& rows) {
    const auto is_another = [&](const OfficialRow& row) {
        return one_line(cell(row, Role::period)) != period;
    };
    std::set<std::string> kept;
    for (const OfficialRow& row : rows)
        if (!is_another(row)) kept.insert(row.code);
    const Role order = header_.at(Role::period_order) ? Role::period_order : Role::period;
    std::map<std::string, const OfficialRow*> latest;  // of areas without a row of the period
    for (const OfficialRow& row : rows) {
        if (kept.contains(row.code)) continue;
        const OfficialRow*& one = latest[row.code];
        if (one == nullptr || before(cell(*one, order), cell(row, order))) one = &row;
    }
    for (const auto& [code, row] : latest) table_.other_periods[code] = one_line(cell(*row, Role::period));
    const auto others = std::erase_if(rows, is_another);
    leave_out(table_.left_out, "of another period", others);
    table_.period = period;
    if (header_.layout == &any_layout() && periods > 1)
        table_.notes.push_back(
            fmt::format("of column {} the rows of {} are read{}",
                        in_quotes(header_.head.headings[*header_.at(Role::period)]), period,
                        request_.period.empty() ? fmt::format(", the latest of {}", periods) : ""));
    return true;
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
    const auto place = header_.at(Role::district);
    if (!place) return "";
    std::string district(trimmed(cell(row, Role::district)));
    if (!is_gss_code(district))
        add(row.line, header_.head.headings[*place], "the GSS code of a district", in_quotes(district), "");
    return district;
}

std::optional<double> OfficialValues::people_of(const OfficialRow& row) {
    const std::string_view text = trimmed(cell(row, Role::people));
    if (is_missing(text)) return std::nullopt;
    const auto people = published_number(text, false);
    if (people && *people >= 0) return people;
    add(row.line, header_.head.headings[*header_.at(Role::people)], "a number, 0 or more", in_quotes(text),
        hint_for(text, false));
    return std::nullopt;
}

void OfficialValues::take_value(const OfficialRow& row) {
    OfficialValue value;
    value.code = row.code;
    value.name = one_line(cell(row, Role::name));
    if (has_control_character(value.name))
        add(row.line, header_.head.headings[*header_.at(Role::name)], std::string(plain_text_expected),
            in_quotes(value.name), "");
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
    const auto figure = published_number(*number, request_.counts);
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
    const auto place = header_.at(Role::code);
    for (std::size_t i = 1; i < group.size(); ++i) {
        const std::string_view other = trimmed(cell(*group[i], Role::value));
        if (!header_.layout->repeats_areas)
            add(group[i]->line, place ? header_.head.headings[*place] : "", "each area once",
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
