#pragma once

#include <stdexcept>

namespace pairmodel {

/// A question that the model has no answer to, in words for its user: a negative adversity factor, a
/// `published` allocation of a set that prints no level shares, shares that do not add up to 1.
class ModelError : public std::domain_error {
public:
    using std::domain_error::domain_error;
};

}  // namespace pairmodel
