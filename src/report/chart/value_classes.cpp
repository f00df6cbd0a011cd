#include "report/chart/value_classes.hpp"

#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pairmodel {

std::size_t ValueClasses::of(double share) {
    // What is shown as a bound is in the class above it.
    const double reached = rounded(share * 100, 1) / 100 + 1e-9;
    return static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), reached) - bounds.begin());
}

std::string ValueClasses::label(std::size_t index) {
    const auto points = [](std::size_t bound) { return std::lround(bounds.at(bound) * 100); };
    if (index == 0) return fmt::format("under {}%", points(0));
    if (index == bounds.size()) return fmt::format("{}% or more", points(index - 1));
    return fmt::format("{} to {}%", points(index - 1), points(index) - 1);
}

}  // namespace pairmodel
