#include "input/observed/counted_births.hpp"

#include "input/cells/table_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

namespace pairmodel {

namespace {

using ByArea = std::map<std::size_t, std::set<std::string>>;

std::string year_in_use(const AreaView& area) {
    return area.live_births_year == 0 ? "those in use" : fmt::format("those of {}", area.live_births_year);
}

/// One note for all areas of which the same is to be said.
template <class Sentence>
void add_notes(const ByArea& periods, const AreaList& areas, const Sentence& sentence,
               std::vector<std::string>& notes) {
    std::map<std::string, std::vector<std::string>> said;
    for (const auto& [index, texts] : periods) {
        const AreaView area = areas[index];
        said[sentence(fmt::format("{}", fmt::join(texts, ", ")), year_in_use(area))].emplace_back(
            area.name.empty() ? area.code : area.name);
    }
    for (const auto& [text, names] : said)
        notes.push_back(areas.size() == 1 ? text : fmt::format("{}: {}", text, listed(names)));
}

}  // namespace

std::optional<double> CountedBirths::known(const std::vector<int>& years, std::size_t area) const {
    if (years.empty()) return std::nullopt;
    double sum = 0;
    for (const int year : years) {
        std::optional<std::int64_t> births;
        if (year == areas_[area].live_births_year)
            births = areas_[area].live_births;
        else if (area < histories_.size())
            births = births_of(histories_[area], year);
        if (!births) return std::nullopt;
        sum += static_cast<double>(*births);
    }
    return sum;
}

double CountedBirths::of(const ObservedRow& row, std::size_t index) {
    const AreaView area = areas_[index];
    if (!area.live_births) return 0;
    const std::vector<int> years = calendar_years(row);
    const auto births = known(years, index);
    if (births && (years.size() > 1 || years.front() != area.live_births_year))
        taken_[index].insert(row.period);
    if (!births && !row.period.empty())
        unknown_[index].insert(row.years == 1 ? row.period
                                              : fmt::format("{} ({:g} years)", row.period, row.years));
    return births.value_or(static_cast<double>(*area.live_births) * row.years);
}

std::vector<std::string> CountedBirths::notes() const {
    std::vector<std::string> notes;
    add_notes(
        taken_, areas_,
        [](const std::string& periods, const std::string& used) {
            return fmt::format(
                "families of {} are set beside the live births of the same years; babies a year are made of {}",
                periods, used);
        },
        notes);
    add_notes(
        unknown_, areas_,
        [](const std::string& periods, const std::string& used) {
            return fmt::format("the live births of {} are not known: {} stand for them, beside the families",
                               periods, used);
        },
        notes);
    return notes;
}

}  // namespace pairmodel
