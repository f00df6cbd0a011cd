#include "report/chart/scale.hpp"

#include "report/table/shown.hpp"
#include "words/figures.hpp"

#include <cmath>

namespace pairmodel::charts {

namespace {

/// What rounding errors of a step may be.
constexpr double slack = 1e-9;

/// Steps below this would give several ticks the same label.
double least_step(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::share:
        case ColumnKind::ratio:
            return 0.01;
        case ColumnKind::decimal:
            return 0.0001;
        default:
            return 1;
    }
}

double nice_step(double length, int steps, double least) {
    const double raw = length / steps;
    if (raw <= least) return least;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double multiple : {1.0, 2.0, 5.0})
        if (multiple * power >= raw * (1 - slack)) return multiple * power;
    return 10 * power;
}

}  // namespace

void Reach::include(std::optional<double> value) {
    if (!value) return;
    low_ = std::min(low_, *value);
    high_ = std::max(high_, *value);
}

Scale::Scale(const Reach& reach, ColumnKind kind, Span span, int steps)
    : kind_(kind),
      span_(span),
      step_(nice_step(reach.high() - reach.low(), steps, least_step(kind))),
      first_(std::floor(reach.low() / step_ + slack)),
      last_(std::ceil(reach.high() / step_ - slack)) {
    if (last_ <= first_) last_ = first_ + 1;
}

double Scale::at(double value) const {
    const double share = (value / step_ - first_) / (last_ - first_);
    return span_.from + share * (span_.to - span_.from);
}

std::vector<double> Scale::ticks() const {
    std::vector<double> ticks;
    for (double tick = first_; tick <= last_; ++tick) ticks.push_back(tick * step_);
    return ticks;
}

std::string Scale::label(double tick) const {
    std::string text = shown(tick, kind_, 1);
    if (text.starts_with('-')) text.replace(0, 1, "−");
    return text;
}

}  // namespace pairmodel::charts
