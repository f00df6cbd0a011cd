#include "pairmodel/model/adversity.hpp"

#include "pairmodel/model/elementary.hpp"
#include "pairmodel/model/error.hpp"

#include <algorithm>
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
        sum += r.weight * (combine == Combine::geometric ? logarithm(r.ratio) : r.ratio);
        weights += r.weight;
    }
    const double mean = sum / weights;
    return combine == Combine::geometric ? exponential(mean) : mean;
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
        mean += logarithm(r.ratio) / n;
    }
    Spread spread{0, n - 1};
    for (const IndicatorRatio& r : ratios) spread.squares += squared(logarithm(r.ratio) - mean);
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
            (error.degrees_of_freedom * squared(error.indicator_deviation) + own.squares) / freedom;
        const double common = error.correlation / (1 - error.correlation);
        result.log_standard_error = std::sqrt(pooled * (share_of_squares(result.indicators) + common));
        result.degrees_of_freedom = freedom;
    }
    result.shared_in_region = error.shared_in_region;
}

}  // namespace

const Indicator& Indicator::in(Nation where) const {
    const auto found = std::find_if(elsewhere.begin(), elsewhere.end(),
                                    [&](const Indicator& i) { return i.nation == where; });
    return found == elsewhere.end() ? *this : *found;
}

bool Indicator::holds_in(Nation where) const {
    return comparable_in.empty() || where == Nation::unknown ||
           std::find(comparable_in.begin(), comparable_in.end(), name_of(where)) != comparable_in.end();
}

double ratio_of(double value, const Indicator& definition) {
    if (definition.higher_is == HigherIs::worse) return value / definition.reference_value;
    if (value <= 0)
        throw ModelError("indicator " + definition.id +
                             " is 0, where higher is better: the national value cannot be divided by it",
                         Remedy::no_value);
    return definition.reference_value / value;
}

std::vector<bool> indicators_of(const AreaList& areas, std::size_t indicators) {
    std::vector<bool> some(indicators, false);
    for (const AreaView& area : areas)
        for (const IndicatorValue& v : area.indicators) some[v.indicator] = true;
    return some;
}

namespace {

bool is_wanted(std::size_t indicator, std::span<const Indicator> definitions, const IndicatorChoice& choice,
               Nation nation) {
    return choice.weights[indicator] > 0 && (choice.offered.empty() || choice.offered[indicator]) &&
           (indicator >= definitions.size() || definitions[indicator].holds_in(nation));
}

}  // namespace

AdversityRatio combine_indicators(std::span<const IndicatorValue> values,
                                  std::span<const Indicator> definitions, const IndicatorChoice& choice,
                                  Nation nation) {
    AdversityRatio result;
    result.nation = nation;
    for (const IndicatorValue& v : values) {
        const double weight = choice.weights.at(v.indicator);
        if (weight == 0) continue;
        const Indicator& definition = definitions[v.indicator].in(nation);
        if (choice.combine == Combine::geometric && v.value <= 0)
            throw ModelError("indicator " + definition.id + " is 0, which has no place in a geometric mean",
                             Remedy::arithmetic_mean);
        result.indicators.push_back({v.indicator, v.value, ratio_of(v.value, definition), weight});
    }
    for (std::size_t i = 0; i < choice.weights.size(); ++i)
        if (is_wanted(i, definitions, choice, nation)) ++result.indicators_wanted;
    set_error(choice.error, result);
    if (result.indicators.empty()) {
        if (nation != Nation::unknown) result.ratio = result.standing = choice.standing[nation];
        return result;
    }
    result.basis = AdversityBasis::indicators;
    // National values of the user's own alone are no nation's average that we know of.
    if (std::all_of(result.indicators.begin(), result.indicators.end(), [&](const IndicatorRatio& r) {
            return definitions[r.indicator].nation == Nation::unknown ||
                   !definitions[r.indicator].origin.empty();
        }))
        result.nation = Nation::unknown;
    result.scale = choice.scale[nation];
    result.standing = choice.standing[nation];
    result.ratio = weighted_mean(result.indicators, choice.combine) * result.scale * result.standing;
    return result;
}

namespace {

/// The indicators that count here and are compared with built-in averages; empty where others count too.
std::vector<double> built_in_weights(std::span<const Indicator> definitions, const IndicatorChoice& choice) {
    std::vector<double> weights = choice.weights;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!choice.offered.empty() && !choice.offered[i]) weights[i] = 0;
        if (weights[i] > 0 && !definitions[i].origin.empty()) return {};
    }
    return weights;
}

}  // namespace

IndicatorChoice scaled_to_nations(IndicatorChoice choice, std::span<const Indicator> definitions) {
    choice.scale = ByNation<double>(1);
    if (!choice.base) return choice;
    IndicatorChoice whole{built_in_weights(definitions, choice), choice.combine};
    if (whole.weights.empty()) return choice;
    ByNation<double> sums;
    ByNation<double> births;
    for (const BaseArea& area : *choice.base) {
        const AdversityRatio made = combine_indicators(area.indicators, definitions, whole, area.nation);
        if (made.basis == AdversityBasis::none) continue;
        sums[area.nation] += area.live_births * made.ratio;
        births[area.nation] += area.live_births;
    }
    for (std::size_t i = 1; i < nation_count; ++i) {
        const auto nation = static_cast<Nation>(i);
        if (births[nation] > 0) choice.scale[nation] = births[nation] / sums[nation];
    }
    choice.scale[Nation::unknown] = choice.scale[Nation::england];
    return choice;
}

double log_standard_error_of(double ratio, double standard_error) {
    return standard_error / ratio;
}

double log_standard_error_of_interval(double low, double high) {
    return (logarithm(high) - logarithm(low)) / (2 * z95);
}

double AdversityRatio::median() const {
    if (std::isinf(degrees_of_freedom) || degrees_of_freedom <= 2) return ratio;
    const double error = log_standard_error.value_or(0);
    return ratio * exponential(-error * error * degrees_of_freedom / (degrees_of_freedom - 2) / 2);
}

Interval ratio_interval(const AdversityRatio& ratio) {
    const double half = StudentT(ratio.degrees_of_freedom).at(z95) * ratio.log_standard_error.value_or(0);
    return {ratio.median() * exponential(-half), ratio.ratio, ratio.median() * exponential(half)};
}

AdversityRatio adversity_of(const AreaView& area, std::span<const Indicator> definitions,
                            const IndicatorChoice& choice) {
    if (area.adversity)
        return {
            area.adversity->ratio, AdversityBasis::given_for_area, area.adversity->log_standard_error, {}};
    AdversityRatio made = combine_indicators(area.indicators, definitions, choice, nation_of(area.code));
    if (made.basis == AdversityBasis::none && is_nation(area.code)) made.log_standard_error.reset();
    return made;
}

}  // namespace pairmodel
