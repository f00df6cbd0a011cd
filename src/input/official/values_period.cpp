// Of which year, or other period, the values of an official table are taken.

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/period.hpp"
#include "input/official/values.hpp"
#include "system/shell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace pairmodel {

namespace {

/// Periods in their order, as far as they are such; else by number where both are numbers.
bool before(const std::string& a, const std::string& b) {
    const auto p = parse_period(a);
    const auto q = parse_period(b);
    if (p && q) return p->before(*q);
    if (p || q) return !p;  // sums over all periods and the like come first
    const auto x = parse_number(a);
    const auto y = parse_number(b);
    return x && y ? *x < *y : a < b;
}

}  // namespace

bool OfficialValues::choose_period(std::vector<OfficialRow>& rows) {
    if (!header_.at(Role::period)) {
        if (request_.period.empty() || is_period(table_.period, request_.period) || !request_.counts)
            return true;
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
        add(header_.line, header_.heading_of(Role::period),
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
    add(header_.line, header_.heading_of(Role::period), "births of whole years",
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
            fmt::format("of column {} the rows of {} are read{}", in_quotes(header_.heading_of(Role::period)),
                        period, request_.period.empty() ? fmt::format(", the latest of {}", periods) : ""));
    return true;
}

}  // namespace pairmodel
