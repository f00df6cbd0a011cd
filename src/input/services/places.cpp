#include "input/cells/suggest.hpp"
#include "input/columns/period.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/reference_areas.hpp"
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

std::string names_of(const ServiceTable& table, const std::vector<std::size_t>& rows) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < rows.size() && i < named_at_most; ++i)
        names.push_back(phrase_of(table.rows[rows[i]]));
    std::string text = fmt::format("{}", fmt::join(names, ", "));
    if (rows.size() > named_at_most) text += fmt::format(" and {} more", rows.size() - named_at_most);
    return text;
}

/// Whether codes are of one area, which may have been recoded or joined with another.
bool same_code(std::string_view a, std::string_view b) {
    const auto codes_a = gss_codes_in(a);
    const auto codes_b = gss_codes_in(b);
    if (codes_a.empty() || codes_b.empty()) return a == b;
    return std::all_of(codes_a.begin(), codes_a.end(), [&](std::string_view code) {
        return std::any_of(codes_b.begin(), codes_b.end(),
                           [&](std::string_view other) { return is_same_area(code, other); });
    });
}

class Placing {
public:
    Placing(const ServiceTable& table, const AreaList& areas) : table_(table), areas_(areas) {
        places_.by_area.resize(areas.size());
    }

    ServicePlaces place() {
        for (std::size_t i = 0; i < table_.rows.size(); ++i) place_row(i);
        if (issues_.empty() && !table_.rows.empty() && places_.elsewhere.size() == table_.rows.size())
            issues_.push_back({table_.name, 0, "area_code", "a service of the areas that were chosen",
                               fmt::format("only {}", names_of(table_, places_.elsewhere)),
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
        check_once(row);
        if (row.area.empty()) {
            if (areas_.size() == 1)
                places_.by_area[0].push_back(index);
            else
                places_.all_areas.push_back(index);
            return;
        }
        for (std::size_t i = 0; i < areas_.size(); ++i)
            if (same_code(row.area, areas_[i].code) || plain_name(row.area) == plain_name(areas_[i].name))
                return places_.by_area[i].push_back(index);
        if (!names_an_area(row.area)) return report_unknown(row);
        places_.elsewhere.push_back(index);
    }

    void check_once(const ServiceRow& row) {
        const auto key = std::tuple(plain_name(row.service.name), row.service.level, row.service.work,
                                    plain_name(row.area));
        const auto [known, is_new] = rows_.emplace(key, &row);
        if (is_new) return;
        issues_.push_back(
            {table_.name, row.line, "service", "each service once for a level and area",
             fmt::format("{} again, as on line {}", in_quotes(row.service.name), known->second->line),
             repeat_hint(known->second->period, row.period)});
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
        std::vector<std::string> names;
        for (const AreaView& area : areas_) {
            names.emplace_back(area.name);
            if (!area.code.empty()) names.emplace_back(area.code);
        }
        std::string hint = did_you_mean(row.area, names);
        if (hint.empty()) hint = "leave it empty for a service of all the areas";
        issues_.push_back({table_.name, row.line, "area_code", "the code or name of an area",
                           in_quotes(row.area), std::move(hint)});
    }

    void add_notes() {
        const auto services = [](const std::vector<std::size_t>& rows) {
            return fmt::format("{} {}", rows.size(), rows.size() == 1 ? "service" : "services");
        };
        if (!places_.elsewhere.empty())
            places_.notes.push_back(fmt::format("{} of areas that were not chosen left out: {}",
                                                services(places_.elsewhere),
                                                names_of(table_, places_.elsewhere)));
        if (!places_.all_areas.empty())
            places_.notes.push_back(
                fmt::format("{} without area_code counted for all areas together only: {}",
                            services(places_.all_areas), names_of(table_, places_.all_areas)));
    }

    const ServiceTable& table_;
    const AreaList& areas_;
    ServicePlaces places_;
    std::vector<Issue> issues_;
    std::map<std::tuple<std::string, CareLevel, SpecialistWork, std::string>, const ServiceRow*> rows_;
};

}  // namespace

ServicePlaces place_services(const ServiceTable& table, const AreaList& areas) {
    return Placing(table, areas).place();
}

}  // namespace pairmodel
