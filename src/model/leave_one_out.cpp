#include "pairmodel/model/leave_one_out.hpp"

#include "pairmodel/model/error.hpp"

namespace pairmodel {

namespace {

std::optional<double> mean_of(std::span<const IndicatorValue> values, std::span<const Indicator> definitions,
                              const IndicatorChoice& choice) {
    try {
        const AdversityRatio made = combine_indicators(values, definitions, choice);
        if (made.basis == AdversityBasis::none) return std::nullopt;
        return made.ratio;
    } catch (const ModelError&) {
        return std::nullopt;  // what is asked is whether there is such a mean
    }
}

BothMeans both_means(std::span<const IndicatorValue> values, std::span<const Indicator> definitions,
                     const std::vector<double>& weights) {
    return {mean_of(values, definitions, {weights, Combine::geometric}),
            mean_of(values, definitions, {weights, Combine::arithmetic})};
}

}  // namespace

LeaveOneOut leave_one_out(std::span<const IndicatorValue> values, std::span<const Indicator> definitions,
                          const IndicatorChoice& choice) {
    LeaveOneOut result;
    result.all = combine_indicators(values, definitions, choice);
    result.means = both_means(values, definitions, choice.weights);
    for (const IndicatorRatio& used : result.all.indicators) {
        std::vector<double> weights = choice.weights;
        weights[used.indicator] = 0;
        result.without.push_back(both_means(values, definitions, weights));
    }
    return result;
}

}  // namespace pairmodel
