#include "pairmodel/simulation/parameter_draws.hpp"

#include "pairmodel/model/incidence.hpp"
#include "pairmodel/simulation/random_stream.hpp"

namespace pairmodel {

namespace {

/// Where between the scenarios: 0 is lower need, 1 is higher need.
Assumption place_of(const ParameterSet& set) {
    const bool coincide = set.incidence.secure.value.lower_need == set.incidence.secure.value.higher_need &&
                          set.incidence.insecure.value.lower_need == set.incidence.insecure.value.higher_need;
    return {0.5, 0, 1, coincide ? Distribution::fixed : set.incidence_distribution};
}

/// An elasticity that the user chose does not vary.
Assumption elasticity_of(const Model& model) {
    if (!model.elasticity_chosen()) return model.parameters().elasticity;
    return {model.elasticity(), model.elasticity(), model.elasticity(), Distribution::fixed};
}

double between(double lower, double higher, double place) {
    return lower + place * (higher - lower);
}

}  // namespace

ParameterSampler::ParameterSampler(const Model& model)
    : patterns_{incidence(model.parameters(), Scenario::lower_need),
                incidence(model.parameters(), Scenario::higher_need)},
      samplers_{Sampler(place_of(model.parameters())), Sampler(elasticity_of(model)),
                Sampler(model.parameters().unreached_share),
                Sampler(model.parameters().targeted_share_of_reached)} {}

DrawnParameters<double> ParameterSampler::at(const ParameterProbabilities& probabilities) const {
    const ParameterProbabilities& u = probabilities;
    const PatternShares& lower = patterns_.lower_need;
    const PatternShares& higher = patterns_.higher_need;
    const double place = samplers_[0].quantile(u[0]);
    return {{between(lower.secure, higher.secure, place), between(lower.insecure, higher.insecure, place),
             between(lower.disorganised, higher.disorganised, place)},
            samplers_[1].quantile(u[1]),
            {samplers_[2].quantile(u[2]), samplers_[3].quantile(u[3])}};
}

std::vector<DrawnParameters<double>> draw_parameters(const ParameterSampler& sampler, std::uint64_t seed,
                                                     std::size_t count) {
    std::vector<RandomStream> streams;
    for (const std::string_view name : drawn_parameters) streams.emplace_back(seed, name);
    std::vector<DrawnParameters<double>> draws;
    draws.reserve(count);
    ParameterProbabilities u{};
    for (std::size_t draw = 0; draw < count; ++draw) {
        for (std::size_t i = 0; i < u.size(); ++i) u[i] = streams[i].uniform(draw);
        draws.push_back(sampler.at(u));
    }
    return draws;
}

}  // namespace pairmodel
