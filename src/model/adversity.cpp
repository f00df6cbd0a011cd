#include "pairmodel/model/adversity.hpp"

#include "pairmodel/model/error.hpp"

#include <cmath>
#include <string>

namespace pairmodel {

namespace {

/// Half the width of a 95 % interval in standard errors.
constexpr double z95 = 1.96;

double weighted_mean(const std::vector<IndicatorRatio>& ratios, Combine combine) {
    double sum = 0;
    double weights = 0;
    for (const IndicatorRatio& r : ratios) {
        sum += r.weight * (combine == Combine::geometric ? std::log(r.ratio) : r.ratio);
        weights += r.weight;
    }
    const double mean = sum / weights;
    return combine == Combine::geometric ? std::exp(mean) : mean;
}

/// Standard deviation of the log ratios ÷ √n. Unweighted: the weights say how much an indicator counts,
/// not how well it is known. A ratio of 0 (arithmetic mean only) has no logarithm, so no spread either.
std::optional<double> spread_of(const std::vector<IndicatorRatio>& ratios) {
    const auto n = static_cast<double>(ratios.size());
    if (ratios.size() < 2) return std::nullopt;
    double mean = 0;
    for (const IndicatorRatio& r : ratios) {
        if (r.ratio <= 0) return std::nullopt;
        mean += std::log(r.ratio) / n;
    }
    double squares = 0;
    for (const IndicatorRatio& r : ratios) squares += std::pow(std::log(r.ratio) - mean, 2);
    return std::sqrt(squares / (n - 1)) / std::sqrt(n);
}

}  // namespace

double ratio_of(double value, const Indicator& definition) {
    if (definition.higher_is == HigherIs::worse) return value / definition.reference_value;
    if (value <= 0)
        throw ModelError("indicator " + definition.id +
                         " is 0, where higher is better: the national value cannot be divided by it");
    return definition.reference_value / value;
}

std::vector<bool> indicators_of(const AreaList& areas, std::size_t indicators) {
    std::vector<bool> some(indicators, false);
    for (const AreaView& area : areas)
        for (const IndicatorValue& v : area.indicators) some[v.indicator] = true;
    return some;
}

AdversityRatio combine_indicators(std::span<const IndicatorValue> values,
                                  std::span<const Indicator> definitions, const IndicatorChoice& choice) {
    AdversityRatio result;
    for (const IndicatorValue& v : values) {
        const double weight = choice.weights.at(v.indicator);
        if (weight == 0) continue;
        const Indicator& definition = definitions[v.indicator];
        if (choice.combine == Combine::geometric && v.value <= 0)
            throw ModelError("indicator " + definition.id + " is 0, which has no place in a geometric mean");
        result.indicators.push_back({v.indicator, v.value, ratio_of(v.value, definition), weight});
    }
    for (std::size_t i = 0; i < choice.weights.size(); ++i)
        if (choice.weights[i] > 0 && (choice.offered.empty() || choice.offered[i]))
            ++result.indicators_wanted;
    if (result.indicators.empty()) return result;
    result.basis = AdversityBasis::indicators;
    result.ratio = weighted_mean(result.indicators, choice.combine);
    result.log_standard_error = spread_of(result.indicators);
    return result;
}

double log_standard_error_of(double ratio, double standard_error) {
    return standard_error / ratio;
}

double log_standard_error_of_interval(double low, double high) {
    return (std::log(high) - std::log(low)) / (2 * z95);
}

Interval ratio_interval(double ratio, double log_standard_error) {
    const double half = z95 * log_standard_error;
    return {ratio * std::exp(-half), ratio, ratio * std::exp(half)};
}

AdversityRatio adversity_of(const AreaView& area, std::span<const Indicator> definitions,
                            const IndicatorChoice& choice) {
    if (area.adversity)
        return {
            area.adversity->ratio, AdversityBasis::given_for_area, area.adversity->log_standard_error, {}};
    return combine_indicators(area.indicators, definitions, choice);
}

}  // namespace pairmodel
