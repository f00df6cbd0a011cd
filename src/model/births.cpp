#include "pairmodel/model/births.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pairmodel {

std::optional<std::int64_t> births_of(const BirthsHistory& history, int year) {
    const auto found =
        std::find_if(history.begin(), history.end(), [&](const YearOfBirths& y) { return y.year == year; });
    return found == history.end() ? std::nullopt : found->live_births;
}

void withhold(Area& area, BirthsHistory& history) {
    Area left;
    left.code = std::move(area.code);
    left.name = std::move(area.name);
    left.region = std::move(area.region);
    left.groups = std::move(area.groups);
    left.cohort = area.cohort;
    left.withheld = true;
    area = std::move(left);
    for (YearOfBirths& year : history) year.live_births.reset();
}

std::pair<int, int> years_of(const AreaList& areas, std::span<const std::size_t> indices) {
    int first = 0;
    int last = 0;
    for (const std::size_t i : indices) {
        const AreaView area = areas[i];
        if (!area.live_births || area.live_births_year == 0) continue;
        first = first == 0 ? area.live_births_year : std::min(first, area.live_births_year);
        last = std::max(last, area.live_births_year);
    }
    return {first, last};
}

std::string several_years(const AreaList& areas, std::span<const std::size_t> indices) {
    const auto [first, last] = years_of(areas, indices);
    return first == last ? "" : std::to_string(first) + " to " + std::to_string(last);
}

bool make_under_two(Area& area, const BirthsHistory& history) {
    area.cohort = Cohort::under_two;
    if (!area.live_births) return true;
    const auto before =
        area.live_births_year > 0 ? births_of(history, area.live_births_year - 1) : std::nullopt;
    *area.live_births += before.value_or(*area.live_births);
    return before.has_value();
}

namespace {

void take_maternities(std::optional<std::int64_t>& births, double multiples) {
    if (births) births = std::llround(static_cast<double>(*births) / (1 + multiples));
}

}  // namespace

void make_antenatal(Area& area, double multiples) {
    area.cohort = Cohort::antenatal;
    take_maternities(area.live_births, multiples);
}

BirthsHistory antenatal_history(const BirthsHistory& births, double multiples) {
    BirthsHistory history = births;
    for (YearOfBirths& year : history) take_maternities(year.live_births, multiples);
    return history;
}

BirthsHistory under_two_history(const BirthsHistory& births) {
    BirthsHistory stock = births;
    for (YearOfBirths& year : stock) {
        const auto before = births_of(births, year.year - 1);
        if (year.live_births && before)
            *year.live_births += *before;
        else
            year.live_births.reset();
    }
    return stock;
}

}  // namespace pairmodel
