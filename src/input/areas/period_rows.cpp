#include "input/areas/period_rows.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

std::string PeriodRows::cell(const CsvRecord& record, const std::optional<ColumnPlace>& place) const {
    if (!place || record.issue || place->index >= record.fields.size()) return "";
    return one_line(record.fields[place->index]);
}

void PeriodRows::add(const CsvRecord& record) {
    held_.add(record);
    const std::string text = cell(record, columns_.period);
    const auto period = parse_period(text);
    if (!period) return;
    Known& known = periods_.emplace(text, Known{text, *period, 0}).first->second;
    ++known.rows;
    const std::string name = cell(record, columns_.at(AreaColumn::area_name));
    std::string area = cell(record, columns_.at(AreaColumn::area_code));
    if (area.empty()) area = plain_name(name);
    names_.emplace(area, name.empty() ? area : name);
    std::set<std::string>& seen = areas_[area];
    seen.insert(text);
    repeats_ = repeats_ || seen.size() > 1;
}

const PeriodRows::Known* PeriodRows::wanted() const {
    const Known* best = nullptr;
    for (const auto& [text, known] : periods_) {
        if (year_ && !(known.period.is_one_year() && known.period.last_year == *year_)) continue;
        if (best == nullptr || best->period.before(known.period)) best = &known;
    }
    return best;
}

void PeriodRows::report_none() {
    std::vector<std::string> all;
    for (const auto& [text, known] : periods_) all.push_back(text);
    problem = Issue{"",
                    0,
                    columns_.period->heading,
                    fmt::format("{} in some of its rows", *year_),
                    listed(all),
                    "leave --births-year out for the latest"};
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

void PeriodRows::read(const std::function<void(const CsvRecord&)>& row) {
    const Known* chosen = wanted();
    if (year_ && chosen == nullptr) return report_none();
    if (chosen != nullptr && is_no_year(*chosen)) return;
    if (chosen != nullptr) latest = chosen->text;
    if ((!repeats_ && !year_) || chosen == nullptr) return held_.for_each(row);
    std::size_t left_out = 0;
    held_.for_each([&](const CsvRecord& record) {
        const auto at = periods_.find(cell(record, columns_.period));
        if (at == periods_.end() || &at->second == chosen) return row(record);
        ++left_out;
    });
    std::vector<std::string> without;
    for (const auto& [area, seen] : areas_)
        if (!seen.contains(chosen->text)) without.push_back(names_.at(area));
    note = fmt::format("of column {} the rows of {}{} are read; {} row{} of other periods left out",
                       in_quotes(columns_.period->heading), chosen->text, year_ ? "" : ", the latest,",
                       left_out, left_out == 1 ? "" : "s");
    if (!without.empty())
        note += fmt::format("; {} {} no row of {}: {}", without.size(),
                            without.size() == 1 ? "area has" : "areas have", chosen->text, listed(without));
    if (left_out == 0) note.clear();
}

}  // namespace pairmodel
