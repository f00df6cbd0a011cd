#include "input/cells/suggest.hpp"
#include "input/columns/period.hpp"
#include "input/tables/row_area.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/service_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace pairmodel {

namespace {

/// More services than this are counted only, in a note.
constexpr std::size_t named_at_most = 10;

std::string phrase_of(const ServiceRow& row) {
    return row.area.empty() ? row.service.name : fmt::format("{} ({})", row.service.name, row.area);
}

/// A service at several levels has a row for each of them, all of one line.
std::vector<std::size_t> each_once(const ServiceTable& table, std::vector<std::size_t> rows) {
    rows.erase(
        std::unique(rows.begin(), rows.end(),
                    [&](std::size_t a, std::size_t b) { return table.rows[a].line == table.rows[b].line; }),
        rows.end());
    return rows;
}

std::string names_of(const ServiceTable& table, const std::vector<std::size_t>& rows) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < rows.size() && i < named_at_most; ++i)
        names.push_back(phrase_of(table.rows[rows[i]]));
    std::string text = fmt::format("{}", fmt::join(names, ", "));
    if (rows.size() > named_at_most) text += fmt::format(" and {} more", rows.size() - named_at_most);
    return text;
}

class Placing {
public:
    Placing(const ServiceTable& table, const AreaList& areas, const AreaList& chosen_from)
        : table_(table), areas_(areas), chosen_from_(chosen_from) {
        places_.by_area.resize(areas.size());
    }

    ServicePlaces place() {
        for (std::size_t i = 0; i < table_.rows.size(); ++i) place_row(i);
        if (issues_.empty() && !table_.rows.empty() && places_.elsewhere.size() == table_.rows.size())
            issues_.push_back({table_.name, 0, "area_code", "a service of the areas that were chosen",
                               fmt::format("only {}", names_of(table_, each_once(table_, places_.elsewhere))),
                               "leave area_code empty for services of all the areas"});
        issues_.insert(issues_.end(), table_.issues.begin(), table_.issues.end());
        std::stable_sort(issues_.begin(), issues_.end(),
                         [](const Issue& a, const Issue& b) { return a.line < b.line; });
        if (!issues_.empty()) throw InputError(std::move(issues_));
        add_notes();
        return std::move(places_);
    }

private:
    void place_row(std::size_t index) {
        const ServiceRow& row = table_.rows[index];
        const auto area = area_meant(row.area, areas_);
        check_once(row, area);
        if (area) return places_.by_area[*area].push_back(index);
        if (row.area.empty()) return places_.all_areas.push_back(index);
        if (!is_other_area(row.area, chosen_from_)) return report_unknown(row);
        places_.elsewhere.push_back(index);
    }

    /// An area is one by its name and by its code.
    void check_once(const ServiceRow& row, std::optional<std::size_t> area) {
        const auto key = std::tuple(plain_name(row.service.name), row.service.level, row.service.work,
                                    area ? fmt::format("#{}", *area) : plain_name(row.area));
        const auto [known, is_new] = rows_.emplace(key, &row);
        if (is_new) return;
        report({table_.name, row.line, "service", "each service once for a level and area",
                fmt::format("{} again, as on line {}", in_quotes(row.service.name), known->second->line),
                repeat_hint(known->second->period, row.period)});
    }

    /// What is wrong with a service is wrong at each of its levels, and told once.
    void report(Issue issue) {
        if (std::find(issues_.begin(), issues_.end(), issue) == issues_.end())
            issues_.push_back(std::move(issue));
    }

    /// Capacities of several years are not added up.
    [[nodiscard]] std::string repeat_hint(const std::string& one, const std::string& other) const {
        if (one == other) return "add up the two, or give them different names";
        const std::string* latest = nullptr;
        std::optional<Period> end;
        for (const ServiceRow& row : table_.rows)
            if (const auto period = parse_period(row.period); period && (!end || end->before(*period))) {
                latest = &row.period;
                end = period;
            }
        return latest == nullptr ? "keep the rows of one period"
                                 : fmt::format("keep the rows of {} only, the latest", *latest);
    }

    void report_unknown(const ServiceRow& row) {
        std::string hint = near_area_of(row.area, areas_, chosen_from_);
        if (hint.empty()) hint = "leave it empty for a service of all the areas";
        report({table_.name, row.line, "area_code", "the code or name of an area", in_quotes(row.area),
                std::move(hint)});
    }

    void add_notes() {
        note(places_.elsewhere, "of areas that were not chosen left out");
        note(places_.all_areas, "without area_code counted for all areas together only");
    }

    void note(const std::vector<std::size_t>& rows, std::string_view what) {
        const auto services = each_once(table_, rows);
        if (services.empty()) return;
        places_.notes.push_back(fmt::format("{} {} {}: {}", services.size(),
                                            services.size() == 1 ? "service" : "services", what,
                                            names_of(table_, services)));
    }

    const ServiceTable& table_;
    const AreaList& areas_;
    const AreaList& chosen_from_;
    ServicePlaces places_;
    std::vector<Issue> issues_;
    std::map<std::tuple<std::string, CareLevel, SpecialistWork, std::string>, const ServiceRow*> rows_;
};

}  // namespace

ServicePlaces place_services(const ServiceTable& table, const AreaList& areas, const AreaList& chosen_from) {
    return Placing(table, areas, chosen_from).place();
}

}  // namespace pairmodel
