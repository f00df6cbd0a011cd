#include "input/areas/period_rows.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/tables/row_width.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

std::string PeriodRows::cell(const CsvRecord& record, const std::optional<ColumnPlace>& place) const {
    if (!place || record.issue || place->index >= record.fields.size()) return "";
    return one_line(cell_at(record.fields, place->index));
}

void PeriodRows::add(const CsvRecord& record) {
    held_.add(record);
    const std::string text = cell(record, columns_.period);
    const auto period = parse_period(text);
    if (!period && !is_all_periods(text)) return;
    if (period) ++periods_.emplace(text, Known{text, *period, 0}).first->second.rows;
    const std::string name = cell(record, columns_.at(AreaColumn::area_name));
    const std::string area = area_of(record);
    if (const auto year = year_of_period(text)) add_births(record, area, *year);
    names_.emplace(area, name.empty() ? area : name);
    std::set<std::string>& seen = areas_[area];
    seen.insert(text);
    repeats_ = repeats_ || seen.size() > 1;
}

std::string PeriodRows::area_of(const CsvRecord& record) const {
    std::string area = cell(record, columns_.at(AreaColumn::area_code));
    return area.empty() ? plain_name(cell(record, columns_.at(AreaColumn::area_name))) : area;
}

void PeriodRows::add_births(const CsvRecord& record, const std::string& area, int year) {
    years_.insert(year);
    const auto births = parse_count(cell(record, columns_.at(AreaColumn::live_births)), thousands_);
    const auto [at, added] = births_[area].emplace(year, births);
    if (!added) at->second.reset();
}

BirthsHistory PeriodRows::history_of(const CsvRecord& record) const {
    BirthsHistory history;
    const auto known = births_.find(area_of(record));
    for (const int year : years_) {
        history.push_back({year, std::nullopt});
        if (known == births_.end()) continue;
        if (const auto births = known->second.find(year); births != known->second.end())
            history.back().live_births = births->second;
    }
    return history;
}

const PeriodRows::Known* PeriodRows::latest_of(const std::function<bool(const Known&)>& fits) const {
    const Known* best = nullptr;
    for (const auto& [text, known] : periods_)
        if (fits(known) && (best == nullptr || best->period.before(known.period))) best = &known;
    return best;
}

/// As it is written, else a date or the like in the year asked for.
const PeriodRows::Known* PeriodRows::wanted() const {
    if (asked_.empty()) return latest_of([](const Known&) { return true; });
    const Known* same = latest_of([&](const Known& known) { return is_period(known.text, asked_); });
    const auto year = year_of_period(asked_);
    if (same != nullptr || !year) return same;
    return latest_of(
        [&](const Known& known) { return known.period.is_one_year() && known.period.last_year == *year; });
}

void PeriodRows::report_none() {
    std::vector<std::string> all;
    for (const auto& [text, known] : periods_) all.push_back(text);
    const std::string near = year_of_period(asked_) ? "" : did_you_mean(asked_, all);
    problem = Issue{"",
                    0,
                    columns_.period->heading,
                    fmt::format("{} in some of its rows", asked_),
                    listed(all),
                    near.empty() ? "leave --births-year out for the latest" : near};
}

/// Births of a month or a quarter are not those of a year.
bool PeriodRows::is_no_year(const Known& chosen) {
    if (!columns_.at(AreaColumn::live_births)) return false;
    std::vector<Period> all;
    for (const auto& [text, known] : periods_) all.push_back(known.period);
    std::string part = is_part_of_year(chosen.text) ? chosen.text : "";
    for (const auto& [text, known] : periods_)
        if (!repeats_ && part.empty() && is_part_of_year(text)) part = text;
    const std::size_t parts = repeats_ ? parts_of_its_year(chosen.period, all) : 0;
    if (part.empty() && parts < 2) return false;
    problem =
        Issue{"",
              0,
              columns_.period->heading,
              "births of whole years",
              parts < 2 ? in_quotes(part) : fmt::format("{} periods of {}", parts, chosen.period.last_year),
              "add the births of each year up"};
    return true;
}

/// Rows of other periods, and of all together; what is no period is to be told of.
bool PeriodRows::is_left_out(const std::string& text, const Known* chosen) const {
    const auto at = periods_.find(text);
    return at == periods_.end() ? is_all_periods(text) : &at->second != chosen;
}

void PeriodRows::read(const std::function<void(const CsvRecord&, const BirthsHistory&)>& row) {
    const Known* chosen = wanted();
    if (!asked_.empty() && chosen == nullptr) return report_none();
    if (chosen != nullptr && is_no_year(*chosen)) return;
    if (chosen != nullptr) latest = chosen->text;
    if ((!repeats_ && asked_.empty()) || chosen == nullptr)
        return held_.for_each([&](const CsvRecord& record) { row(record, {}); });
    const bool has_history =
        repeats_ && years_.size() > 1 && columns_.births_by_year.empty() && year_of_period(chosen->text);
    std::size_t left_out = 0;
    held_.for_each([&](const CsvRecord& record) {
        if (!is_left_out(cell(record, columns_.period), chosen))
            return row(record, has_history ? history_of(record) : BirthsHistory{});
        ++left_out;
    });
    std::vector<std::string> without;
    for (const auto& [area, seen] : areas_)
        if (!seen.contains(chosen->text)) without.push_back(names_.at(area));
    note = fmt::format("of column {} the rows of {}{} are read; {} row{} of other periods left out",
                       in_quotes(columns_.period->heading), chosen->text,
                       asked_.empty() ? ", the latest," : "", left_out, left_out == 1 ? "" : "s");
    if (!without.empty())
        note += fmt::format("; {} {} no row of {}: {}", without.size(),
                            without.size() == 1 ? "area has" : "areas have", chosen->text, listed(without));
    if (left_out == 0) note.clear();
}

}  // namespace pairmodel
