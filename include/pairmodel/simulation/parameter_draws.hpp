#pragma once

#include "pairmodel/model/attrition.hpp"
#include "pairmodel/model/estimate.hpp"
#include "pairmodel/model/parameters.hpp"
#include "pairmodel/simulation/distribution.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pairmodel {

/// One complete set of parameter values, as the steps of the model take them.
template <class T>
struct DrawnParameters {
    PatternSharesOf<T> national;
    T elasticity{};
    AttritionOf<T> attrition;
};

/// What a simulation draws for all areas alike, by the names of its streams. `incidence` is the place of the
/// patterns between the two scenarios, which stay coupled.
inline constexpr std::array<std::string_view, 4> drawn_parameters{
    "incidence", "elasticity", "unreached_share", "targeted_share_of_reached"};
/// A probability for each of them.
using ParameterProbabilities = std::array<double, drawn_parameters.size()>;

/// Makes complete sets of parameter values of a model's set.
class ParameterSampler {
public:
    /// Throws ModelError where a distribution of the set has no shape.
    explicit ParameterSampler(const Model& model);

    /// The set of values that have these probabilities below them, each within (0, 1).
    [[nodiscard]] DrawnParameters<double> at(const ParameterProbabilities& probabilities) const;
    /// Whether the parameter (an index into `drawn_parameters`) is the same in every draw.
    [[nodiscard]] bool is_fixed(std::size_t parameter) const { return samplers_[parameter].is_fixed(); }

private:
    Scenarios<PatternShares> patterns_;
    std::array<Sampler, drawn_parameters.size()> samplers_;
};

/// Parameter draws 0 to count − 1.
[[nodiscard]] std::vector<DrawnParameters<double>> draw_parameters(const ParameterSampler& sampler,
                                                                   std::uint64_t seed, std::size_t count);

}  // namespace pairmodel
