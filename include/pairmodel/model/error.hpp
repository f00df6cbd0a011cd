#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace pairmodel {

/// A question that the model has no answer to, in words for its user: a negative adversity factor, a
/// `published` allocation of a set that prints no level shares, shares that do not add up to 1.
class ModelError : public std::domain_error {
public:
    explicit ModelError(const std::string& problem, std::string hint = "")
        : std::domain_error(problem), hint_(std::move(hint)) {}

    /// What to do instead, which depends on the reason; may be empty.
    [[nodiscard]] const std::string& hint() const { return hint_; }

private:
    std::string hint_;
};

}  // namespace pairmodel
