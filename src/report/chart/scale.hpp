#pragma once

#include "pairmodel/report/table.hpp"
#include "report/chart/canvas.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel::charts {

/// The values that a chart shows, from the lowest to the highest, and zero: an axis that begins elsewhere
/// makes much of little.
class Reach {
public:
    void include(std::optional<double> value);
    [[nodiscard]] double low() const { return low_; }
    [[nodiscard]] double high() const { return high_; }

private:
    double low_ = 0;
    double high_ = 0;
};

/// Values as places along an axis that begins and ends with a tick, at 1, 2 or 5 times a power of ten.
class Scale {
public:
    /// As many ticks as there is room for: neighbours are at least `room(label)` apart.
    template <class Room>
    static Scale over(const Reach& reach, ColumnKind kind, Span span, Room room) {
        for (int steps = most_steps; steps > 1; --steps) {
            const Scale scale(reach, kind, span, steps);
            double wanted = 0;
            for (const double tick : scale.ticks()) wanted = std::max(wanted, room(scale.label(tick)));
            if (scale.distance() >= wanted) return scale;
        }
        return {reach, kind, span, 1};
    }

    [[nodiscard]] double at(double value) const;
    [[nodiscard]] std::vector<double> ticks() const;
    [[nodiscard]] std::string label(double tick) const;
    [[nodiscard]] Span span() const { return span_; }

private:
    static constexpr int most_steps = 6;
    Scale(const Reach& reach, ColumnKind kind, Span span, int steps);
    [[nodiscard]] double distance() const { return span_.length() / (last_ - first_); }

    ColumnKind kind_;
    Span span_;
    double step_;
    double first_;  ///< ticks in steps from zero
    double last_;
};

}  // namespace pairmodel::charts
