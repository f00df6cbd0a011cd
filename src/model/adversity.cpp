#include "pairmodel/model/adversity.hpp"

#include "pairmodel/model/error.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
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

std::string_view code_of(Scale scale) {
    return scale == Scale::proportional ? "proportional" : "odds";
}

std::string_view code_of(Combine combine) {
    return combine == Combine::geometric ? "geometric" : "arithmetic";
}

std::string_view code_of(HigherIs higher) {
    return higher == HigherIs::worse ? "worse" : "better";
}

std::string_view code_of(AdversityBasis basis) {
    switch (basis) {
        case AdversityBasis::given_for_run:
            return "given_for_run";
        case AdversityBasis::given_for_area:
            return "given_for_area";
        case AdversityBasis::indicators:
            return "indicators";
        case AdversityBasis::none:
            return "none";
        case AdversityBasis::members:
            return "members";
    }
    throw std::logic_error("adversity basis out of range");
}

const Indicator& Indicator::in(Nation where) const {
    const auto found =
        std::find_if(elsewhere.begin(), elsewhere.end(), [&](const Indicator& i) { return i.nation == where; });
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
                         " is 0, where higher is better: the national value cannot be divided by it");
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
            throw ModelError("indicator " + definition.id + " is 0, which has no place in a geometric mean");
        result.indicators.push_back({v.indicator, v.value, ratio_of(v.value, definition), weight});
    }
    for (std::size_t i = 0; i < choice.weights.size(); ++i)
        if (is_wanted(i, definitions, choice, nation)) ++result.indicators_wanted;
    if (result.indicators.empty()) return result;
    result.basis = AdversityBasis::indicators;
    // National values of the user's own alone are no nation's average that we know of.
    if (std::all_of(result.indicators.begin(), result.indicators.end(), [&](const IndicatorRatio& r) {
            return definitions[r.indicator].nation == Nation::unknown || !definitions[r.indicator].origin.empty();
        }))
        result.nation = Nation::unknown;
    result.scale = choice.scale[nation];
    result.standing = choice.standing[nation];
    result.ratio = weighted_mean(result.indicators, choice.combine) * result.scale * result.standing;
    result.log_standard_error = spread_of(result.indicators);
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
    return combine_indicators(area.indicators, definitions, choice, nation_of(area.code));
}

}  // namespace pairmodel
