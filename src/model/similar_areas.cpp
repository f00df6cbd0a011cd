#include "pairmodel/model/similar_areas.hpp"

#include "pairmodel/model/elementary.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pairmodel {

namespace {

/// The logarithm of an indicator's value, where the area has one above 0.
std::optional<double> log_value(const AreaView& area, std::size_t indicator) {
    for (const IndicatorValue& v : area.indicators)
        if (v.indicator == indicator && v.value > 0) return logarithm(v.value);
    return std::nullopt;
}

double standard_deviation(std::span<const Area> areas, std::size_t indicator) {
    std::vector<double> logs;
    for (const Area& area : areas)
        if (const auto log = log_value(area, indicator)) logs.push_back(*log);
    if (logs.size() < 2) return 0;
    double mean = 0;
    for (const double log : logs) mean += log / static_cast<double>(logs.size());
    double squares = 0;
    for (const double log : logs) squares += (log - mean) * (log - mean);
    return std::sqrt(squares / static_cast<double>(logs.size() - 1));
}

/// An indicator to compare by.
struct Axis {
    std::size_t indicator = 0;
    double here = 0;  ///< logarithm of the area's own value
    double deviation = 1;
};

std::optional<double> distance_of(const AreaView& other, const std::vector<Axis>& axes) {
    double squares = 0;
    for (const Axis& axis : axes) {
        const auto log = log_value(other, axis.indicator);
        if (!log) return std::nullopt;
        const double apart = (*log - axis.here) / axis.deviation;
        squares += apart * apart;
    }
    return std::sqrt(squares / static_cast<double>(axes.size()));
}

}  // namespace

SimilarAreas most_similar(const AreaView& area, std::span<const Area> others, std::size_t count) {
    std::vector<Axis> axes;
    SimilarAreas similar;
    for (const IndicatorValue& v : area.indicators) {
        const auto here = log_value(area, v.indicator);
        const double deviation = standard_deviation(others, v.indicator);
        if (!here || deviation <= 0) continue;
        axes.push_back({v.indicator, *here, deviation});
        similar.indicators.push_back(v.indicator);
    }
    if (axes.empty()) return similar;
    for (std::size_t i = 0; i < others.size(); ++i)
        if (const auto distance = distance_of(others[i], axes)) similar.areas.push_back({i, *distance});
    std::stable_sort(similar.areas.begin(), similar.areas.end(),
                     [](const SimilarArea& a, const SimilarArea& b) { return a.distance < b.distance; });
    if (similar.areas.size() > count) similar.areas.resize(count);
    return similar;
}

}  // namespace pairmodel
