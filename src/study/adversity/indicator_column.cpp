#include "study/adversity/indicator_column.hpp"

#include "pairmodel/input/gss_code.hpp"

#include <limits>
#include <set>

namespace pairmodel {

namespace {

double median_of(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Pearson's correlation; 0 where one of the two does not vary.
double correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const auto n = static_cast<double>(x.size());
    double sx = 0;
    double sy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sx += x[i], sy += y[i];
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double dx = x[i] - sx / n;
        const double dy = y[i] - sy / n;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

/// Of the values with the built-in ones of the same areas.
double correlation_beside_builtin(const IndicatorColumn& column) {
    std::vector<double> values;
    std::vector<double> known;
    for (const auto& [value, builtin] : column.beside_builtin) {
        values.push_back(value);
        known.push_back(builtin);
    }
    return correlation(values, known);
}

/// How many times the one is the other, whichever is more.
double times_apart(const std::pair<double, double>& value_and_known) {
    const auto& [value, known] = value_and_known;
    return value > 0 ? std::max(value / known, known / value) : std::numeric_limits<double>::infinity();
}

}  // namespace

IndicatorColumns::IndicatorColumns(std::span<const Indicator> indicators) : all_(indicators.size()) {
    for (std::size_t i = 0; i < all_.size(); ++i) {
        all_[i].indicator = &indicators[i];
        if (has_builtin_unit(indicators[i])) all_[i].range = known_range(indicators[i].id);
    }
}

void IndicatorColumns::look_at(const AreaView& area, const KnownAreas& same) {
    if (is_nation(area.code)) return;  // its value is the national one
    for (const IndicatorValue& v : area.indicators) {
        IndicatorColumn& column = all_[v.indicator];
        const double national = column.indicator->in(nation_of(area.code)).reference_value;
        column.national_low = column.values.empty() ? national : std::min(column.national_low, national);
        column.national_high = std::max(column.national_high, national);
        column.values.push_back(v.value);
        column.births.push_back(static_cast<double>(area.live_births.value_or(0)));
        if (!column.range) continue;
        if (const auto known = known_value(same, column.indicator->id); known && *known > 0)
            column.beside_builtin.emplace_back(v.value, *known);
    }
}

std::vector<IndicatorColumn> IndicatorColumns::with_values() && {
    std::erase_if(all_, [](const IndicatorColumn& column) { return column.values.empty(); });
    return std::move(all_);
}

bool go_with_births(const IndicatorColumn& column) {
    constexpr std::size_t enough = 5;
    constexpr double spread = 3;
    constexpr double close = 0.9;
    constexpr double slope = 0.7;
    std::vector<double> values;
    std::vector<double> births;
    for (std::size_t i = 0; i < column.values.size(); ++i) {
        if (column.births[i] <= 0 || column.values[i] <= 0) continue;
        values.push_back(std::log(column.values[i]));
        births.push_back(std::log(column.births[i]));
    }
    if (values.size() < enough || !column.all(is_whole)) return false;
    const auto range = [](const std::vector<double>& of) {
        return *std::max_element(of.begin(), of.end()) - *std::min_element(of.begin(), of.end());
    };
    return range(births) > std::log(spread) && range(values) > slope * range(births) &&
           correlation(values, births) > close;
}

bool are_tenths(const IndicatorColumn& column) {
    constexpr double tenths = 10;
    return column.all([](double v) { return is_whole(v) && v >= 1 && v <= tenths; }) &&
           column.range->most > 2 * tenths &&
           (column.values.size() > 1 || column.most() < column.range->least);
}

bool are_ranks(const IndicatorColumn& column) {
    constexpr std::size_t enough = 5;
    if (!column.all([](double v) { return is_whole(v) && v >= 1; })) return false;
    if (column.most() > 3 * column.range->most) return true;
    std::vector<double> sorted = column.values;
    std::sort(sorted.begin(), sorted.end());
    const bool distinct = std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
    return sorted.size() >= enough && distinct &&
           (column.indicator->unit == "score" || sorted.back() < 2 * static_cast<double>(sorted.size()));
}

bool go_the_other_way(const IndicatorColumn& column) {
    constexpr std::size_t enough = 8;
    constexpr double against = -0.3;
    return column.beside_builtin.size() >= enough && correlation_beside_builtin(column) < against;
}

bool are_distinct_whole(const IndicatorColumn& column) {
    std::set<double> distinct(column.values.begin(), column.values.end());
    return distinct.size() == column.values.size() && column.all(is_whole);
}

std::optional<std::pair<double, double>> far_from_builtin(const IndicatorColumn& column) {
    constexpr std::size_t enough = 3;
    constexpr double same_order = 0.5;
    constexpr double far_against_order = 1.5;
    constexpr std::ptrdiff_t good_part = 4;  // one in so many
    const auto& pairs = column.beside_builtin;
    if (pairs.size() < enough) return std::nullopt;
    const double order = correlation_beside_builtin(column);
    if (order >= same_order) return std::nullopt;
    const auto farthest = *std::max_element(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
        return times_apart(a) < times_apart(b);
    });
    const auto many =
        std::count_if(pairs.begin(), pairs.end(), [](const auto& pair) { return times_apart(pair) > 2; });
    if (good_part * many >= std::ssize(pairs)) return farthest;
    if (order < 0 && are_distinct_whole(column) && times_apart(farthest) > far_against_order) return farthest;
    return std::nullopt;
}

double times_builtin(const IndicatorColumn& column) {
    constexpr double far = 2;
    constexpr double far_from_all = 10;
    constexpr double far_in_the_middle = 3;
    constexpr std::size_t enough = 5;
    if (!column.beside_builtin.empty()) {
        std::vector<double> ratios;
        for (const auto& [value, known] : column.beside_builtin) ratios.push_back(value / known);
        const double times = median_of(std::move(ratios));
        return times > far || times < 1 / far ? times : 1;
    }
    const double middle = median_of(column.values);
    const double below = column.values.size() < enough ? far_from_all : far_in_the_middle;
    if (middle < column.range->least / below || middle > far_in_the_middle * column.range->most)
        return middle / column.range->middle;
    return 1;
}

}  // namespace pairmodel
