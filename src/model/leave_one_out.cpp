#include "pairmodel/model/leave_one_out.hpp"

#include "pairmodel/model/error.hpp"

#include <utility>

namespace pairmodel {

namespace {

std::optional<double> mean_of(std::span<const IndicatorValue> values, std::span<const Indicator> definitions,
                              const IndicatorChoice& choice, Nation nation) {
    try {
        const AdversityRatio made = combine_indicators(values, definitions, choice, nation);
        if (made.basis == AdversityBasis::none) return std::nullopt;
        return made.ratio;
    } catch (const ModelError&) {
        return std::nullopt;  // what is asked is whether there is such a mean
    }
}

}  // namespace

ChoicesWithout::ChoicesWithout(const IndicatorChoice& choice, std::span<const Indicator> definitions)
    : definitions_(definitions), choice_(choice), all_(both(choice)) {
    for (std::size_t i = 0; i < choice.weights.size(); ++i) {
        IndicatorChoice without = choice;
        without.weights[i] = 0;
        without_.push_back(choice.weights[i] > 0 ? both(std::move(without)) : Both{});
    }
}

ChoicesWithout::Both ChoicesWithout::both(IndicatorChoice choice) const {
    choice.combine = Combine::geometric;
    Both choices{scaled_to_nations(choice, definitions_), {}};
    choice.combine = Combine::arithmetic;
    choices.arithmetic = scaled_to_nations(std::move(choice), definitions_);
    return choices;
}

BothMeans ChoicesWithout::means(const Both& choices, std::span<const IndicatorValue> values,
                                Nation nation) const {
    return {mean_of(values, definitions_, choices.geometric, nation),
            mean_of(values, definitions_, choices.arithmetic, nation)};
}

LeaveOneOut ChoicesWithout::of(std::span<const IndicatorValue> values, Nation nation) const {
    LeaveOneOut result;
    result.all = combine_indicators(values, definitions_, choice_, nation);
    result.means = means(all_, values, nation);
    for (const IndicatorRatio& used : result.all.indicators)
        result.without.push_back(means(without_[used.indicator], values, nation));
    return result;
}

LeaveOneOut leave_one_out(std::span<const IndicatorValue> values, std::span<const Indicator> definitions,
                          const IndicatorChoice& choice, Nation nation) {
    return ChoicesWithout(choice, definitions).of(values, nation);
}

}  // namespace pairmodel
