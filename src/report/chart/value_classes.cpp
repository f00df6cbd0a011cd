#include "report/chart/value_classes.hpp"

#include "report/table/shown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pairmodel {

namespace {

/// So much of the values at either end does not settle the classes.
constexpr double tail = 0.05;

/// Multiples of the step above `low`, up to `high`.
std::vector<double> multiples(double low, double high, double step) {
    std::vector<double> found;
    const double last = std::floor(high / step);
    for (double n = std::floor(low / step) + 1; n <= last && found.size() <= ValueClasses::most; ++n)
        found.push_back(n * step);
    return found;
}

}  // namespace

ValueClasses::ValueClasses(std::vector<double> values, ColumnKind kind) : kind_(kind) {
    if (values.empty()) return;
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
    };
    for (const double step : {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0}) {
        breaks_ = multiples(at(tail), at(1 - tail), step);
        if (breaks_.size() < most) return;
    }
    breaks_.resize(most - 1);
}

std::size_t ValueClasses::of(double value) const {
    // A value that is a break but for its last bits is in the class above it.
    const double reached = value + 1e-9;
    return static_cast<std::size_t>(std::upper_bound(breaks_.begin(), breaks_.end(), reached) -
                                    breaks_.begin());
}

std::string ValueClasses::label(std::size_t index) const {
    const auto at = [&](std::size_t i) { return shown(breaks_[i], kind_, 0); };
    if (breaks_.empty()) return "All";
    if (index == 0) return "Under " + at(0);
    if (index == breaks_.size()) return at(index - 1) + " and over";
    return fmt::format("{} to under {}", at(index - 1), at(index));
}

}  // namespace pairmodel
