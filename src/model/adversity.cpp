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

/// Squared distances of the log ratios from their mean, and how many of them are free. The spread is
/// unweighted: weights say how much an indicator counts, not how well it is known. A ratio of 0 (arithmetic
/// mean only) has no logarithm, so no spread either.
struct Spread {
    double squares = 0;
    double freedom = 0;
};
Spread spread_of(const std::vector<IndicatorRatio>& ratios) {
    const auto n = static_cast<double>(ratios.size());
    double mean = 0;
    for (const IndicatorRatio& r : ratios) {
        if (r.ratio <= 0) return {};
        mean += std::log(r.ratio) / n;
    }
    Spread spread{0, n - 1};
    for (const IndicatorRatio& r : ratios) spread.squares += std::pow(std::log(r.ratio) - mean, 2);
    return spread;
}

/// Σw² ÷ (Σw)²: 1/n with equal weights.
double share_of_squares(const std::vector<IndicatorRatio>& ratios) {
    double sum = 0;
    double squares = 0;
    for (const IndicatorRatio& r : ratios) {
        sum += r.weight;
        squares += r.weight * r.weight;
    }
    return squares / (sum * sum);
}

/// The pooled variance of the indicators ("moderated", as Smyth 2004 has it), and what it makes of their
/// mean. What indicators have in common in their errors does not average out, however many there are.
void set_error(const RatioError& error, AdversityRatio& result) {
    if (result.indicators.empty()) {
        if (error.between_areas <= 0) return;
        result.log_standard_error = error.between_areas;
        result.degrees_of_freedom = error.degrees_of_freedom;
    } else {
        const Spread own = spread_of(result.indicators);
        const double freedom = error.degrees_of_freedom + own.freedom;
        if (freedom <= 0) return;
        const double pooled =
            (error.degrees_of_freedom * std::pow(error.indicator_deviation, 2) + own.squares) / freedom;
        const double common = error.correlation / (1 - error.correlation);
        result.log_standard_error = std::sqrt(pooled * (share_of_squares(result.indicators) + common));
        result.degrees_of_freedom = freedom;
    }
    result.shared_in_region = error.shared_in_region;
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
    set_error(choice.error, result);
    if (result.indicators.empty()) return result;
    result.basis = AdversityBasis::indicators;
    result.ratio = weighted_mean(result.indicators, choice.combine);
    return result;
}

double log_standard_error_of(double ratio, double standard_error) {
    return standard_error / ratio;
}

double log_standard_error_of_interval(double low, double high) {
    return (std::log(high) - std::log(low)) / (2 * z95);
}

double AdversityRatio::median() const {
    if (std::isinf(degrees_of_freedom) || degrees_of_freedom <= 2) return ratio;
    const double error = log_standard_error.value_or(0);
    return ratio * std::exp(-error * error * degrees_of_freedom / (degrees_of_freedom - 2) / 2);
}

Interval ratio_interval(const AdversityRatio& ratio) {
    const double half = StudentT(ratio.degrees_of_freedom).at(z95) * ratio.log_standard_error.value_or(0);
    return {ratio.median() * std::exp(-half), ratio.ratio, ratio.median() * std::exp(half)};
}

AdversityRatio adversity_of(const AreaView& area, std::span<const Indicator> definitions,
                            const IndicatorChoice& choice) {
    if (area.adversity)
        return {
            area.adversity->ratio, AdversityBasis::given_for_area, area.adversity->log_standard_error, {}};
    AdversityRatio made = combine_indicators(area.indicators, definitions, choice);
    if (made.basis == AdversityBasis::none && is_nation(area.code)) made.log_standard_error.reset();
    return made;
}

}  // namespace pairmodel
