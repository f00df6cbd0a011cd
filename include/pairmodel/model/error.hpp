#pragma once

#include <stdexcept>
#include <string>

namespace pairmodel {

/// What the model would have an answer to instead.
enum class Remedy { none, no_value, arithmetic_mean, smaller_elasticity, proportional_scale };

/// A question that the model has no answer to, in words for its user: a negative adversity factor, a
/// `published` allocation of a set that prints no level shares, shares that do not add up to 1.
class ModelError : public std::domain_error {
public:
    explicit ModelError(const std::string& problem, Remedy remedy = Remedy::none)
        : std::domain_error(problem), remedy_(remedy) {}

    [[nodiscard]] Remedy remedy() const { return remedy_; }

private:
    Remedy remedy_;
};

}  // namespace pairmodel
