#pragma once

#include "pairmodel/model/scenario.hpp"

#include <string>

namespace pairmodel {

/// "600,000", "11", "3.3": two figures are as many as a guess of posts or pounds has.
[[nodiscard]] std::string rough(double amount);

/// "£600,000 to £660,000", or one figure where both ends show the same.
[[nodiscard]] std::string rough_range(const Interval& amounts, const char* before);

}  // namespace pairmodel
