#include "report/chart/value_classes.hpp"

#include "report/table/shown.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pairmodel {

namespace {

/// So much of the values at either end does not settle the classes: less above, as that is what maps are read
/// for.
constexpr double lower_tail = 0.1;
constexpr double upper_tail = 0.02;

/// What is shown of a value: shares have whole per cents.
double as_shown(double value, ColumnKind kind) {
    return kind == ColumnKind::share ? rounded(value * 100, 1) / 100 : value;
}

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
    for (double& value : values) value = as_shown(value, kind);
    std::sort(values.begin(), values.end());
    lowest_ = values.front();
    highest_ = values.back();
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
    };
    for (const double step : {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0}) {
        breaks_ = multiples(at(lower_tail), at(1 - upper_tail), step);
        if (breaks_.size() < most) return;
    }
    breaks_.resize(most - 1);
}

std::size_t ValueClasses::of(double value) const {
    // A value that is a break but for its last bits is in the class above it.
    const double reached = as_shown(value, kind_) + 1e-9;
    return static_cast<std::size_t>(std::upper_bound(breaks_.begin(), breaks_.end(), reached) -
                                    breaks_.begin());
}

std::string ValueClasses::label(std::size_t index) const {
    const auto text = [&](double value) { return shown(value, kind_, 0); };
    if (breaks_.empty()) return "All";
    const std::string from = text(index == 0 ? lowest_ : breaks_[index - 1]);
    if (index < breaks_.size()) return fmt::format("{} to under {}", from, text(breaks_[index]));
    return text(highest_) == from ? from : fmt::format("{} to {}", from, text(highest_));
}

}  // namespace pairmodel
