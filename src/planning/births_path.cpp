#include "pairmodel/planning/births_path.hpp"

#include "pairmodel/model/elementary.hpp"
#include "pairmodel/model/error.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace pairmodel {

namespace {

struct Point {
    double year;
    double log_births;
};

std::vector<Point> points_of(const BirthsHistory& history) {
    std::vector<Point> points;
    for (const YearOfBirths& known : history) {
        if (!known.live_births) continue;
        if (*known.live_births == 0)
            throw ModelError("no births in " + std::to_string(known.year) +
                             ", which no trend can be taken from");
        points.push_back(
            {static_cast<double>(known.year), logarithm(static_cast<double>(*known.live_births))});
    }
    if (points.size() < fewest_trend_years)
        throw ModelError("births of " + std::to_string(points.size()) +
                         (points.size() == 1 ? " year" : " years") + ", and a trend needs " +
                         std::to_string(fewest_trend_years) + " or more");
    return points;
}

BirthsPath grown(double growth, const AreaView& area, const PlanYears& years) {
    const int start = area.live_births_year > 0 ? area.live_births_year : years.from;
    if (years.from < start)
        throw ModelError("births of " + std::to_string(start) + ", which cannot grow towards " +
                         std::to_string(years.from));
    BirthsPath path;
    path.basis = BirthsBasis::growth;
    auto births = static_cast<double>(*area.live_births);
    for (int year = start; year <= years.to; ++year, births *= 1 + growth)
        if (year >= years.from) path.births.push_back(births);
    return path;
}

/// Of children under two, the births of the year before as well.
BirthsPath given(const YearFigures& by_year, const PlanYears& years, Cohort cohort) {
    BirthsPath path;
    path.basis = BirthsBasis::by_year;
    for (const auto& [year, births] : by_year)
        if (year >= years.from && year <= years.to) path.births.push_back(births);
    if (is_of_one_year(cohort)) return path;
    const std::vector<double> of_year = path.births;
    const auto before = std::find_if(by_year.begin(), by_year.end(),
                                     [&](const YearFigure& f) { return f.year == years.from - 1; });
    path.births[0] += before == by_year.end() ? of_year[0] : before->figure;
    for (std::size_t i = 1; i < of_year.size(); ++i) path.births[i] += of_year[i - 1];
    return path;
}

/// A nation's trend is its own; an area's part in it strays by chance as well.
BirthsPath on_trend(const AreaView& area, const BirthsHistory& history, const PlanYears& years,
                    const TrendError& error) {
    const LogTrend trend = log_trend_of(history);
    const double local =
        is_nation(area.code) ? 0 : std::sqrt(squared(error.local) + exponential(-trend.level));
    BirthsPath path;
    path.basis = BirthsBasis::trend;
    path.trend_years = trend.years;
    for (const YearOfBirths& known : history) {
        if (!known.live_births) continue;
        if (path.first_trend_year == 0) path.first_trend_year = known.year;
        path.last_trend_year = std::max(path.last_trend_year, known.year);
    }
    for (int year = years.from; year <= years.to; ++year) {
        path.births.push_back(trend.births_at(year));
        path.errors.push_back({error.national * trend.reach_at(year), local * trend.reach_at(year)});
    }
    return path;
}

BirthsPath as_known(const AreaView& area, const BirthsHistory& history, const PlanYears& years) {
    BirthsPath path;
    path.births = known_births(history, years);
    path.basis = path.births.empty() ? BirthsBasis::one_year : BirthsBasis::known_years;
    if (path.births.empty()) path.births.assign(years.count(), static_cast<double>(*area.live_births));
    return path;
}

BirthsPath path_of(const BirthsChoice& choice, const AreaView& area, const BirthsHistory& history,
                   const PlanYears& years, const TrendError& trend_error) {
    switch (choice.rule) {
        case BirthsRule::growth:
            return grown(choice.growth, area, years);
        case BirthsRule::by_year:
            return given(choice.by_year, years, area.cohort);
        case BirthsRule::trend:
            return on_trend(area, history, years, trend_error);
        case BirthsRule::one_year:
            return as_known(area, {}, years);
        case BirthsRule::known:
            break;
    }
    return as_known(area, history, years);
}

}  // namespace

double LogTrend::births_at(int year) const {
    return exponential(level + slope * (year - middle));
}

double LogTrend::reach_at(int year) const {
    const double distance = year - middle;
    return std::sqrt(1 + 1 / static_cast<double>(years) + distance * distance / squares);
}

LogTrend log_trend_of(const BirthsHistory& history) {
    const std::vector<Point> points = points_of(history);
    const auto n = static_cast<double>(points.size());
    LogTrend trend;
    trend.years = points.size();
    for (const Point& p : points) {
        trend.middle += p.year / n;
        trend.level += p.log_births / n;
    }
    double products = 0;
    for (const Point& p : points) {
        trend.squares += (p.year - trend.middle) * (p.year - trend.middle);
        products += (p.year - trend.middle) * (p.log_births - trend.level);
    }
    trend.slope = products / trend.squares;
    return trend;
}

std::vector<double> known_births(const BirthsHistory& history, const PlanYears& years) {
    std::vector<double> births;
    for (const YearOfBirths& known : history)
        if (known.live_births && known.year >= years.from && known.year <= years.to)
            births.push_back(static_cast<double>(*known.live_births));
    if (births.size() != years.count()) births.clear();
    return births;
}

BirthsPath births_path(const BirthsChoice& choice, const AreaView& area, const BirthsHistory& history,
                       const PlanYears& years, const TrendError& trend_error) {
    BirthsPath path = path_of(choice, area, history, years, trend_error);
    const auto fits = [](double births) { return births >= 0 && births <= most_births; };
    if (!std::all_of(path.births.begin(), path.births.end(), fits))
        throw ModelError("more than 1,000,000,000 births in a year");
    return path;
}

}  // namespace pairmodel
