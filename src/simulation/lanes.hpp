#pragma once

#include <Eigen/Core>

namespace pairmodel {

/// Several numbers side by side that behave as one, so that the steps of the model work on many draws at
/// once.
template <class Number, int width>
struct LanesOf {
    using Array = Eigen::Array<Number, width, 1>;
    static constexpr int count = width;
    Array v;

    LanesOf() : v(Array::Zero()) {}
    explicit LanesOf(double value) : v(Array::Constant(static_cast<Number>(value))) {}
    template <class Derived>
    explicit LanesOf(const Eigen::ArrayBase<Derived>& values) : v(values) {}
    [[nodiscard]] static LanesOf load(const Number* from) { return LanesOf(Eigen::Map<const Array>(from)); }
    void store(Number* to) const { Eigen::Map<Array>{to} = v; }

    friend LanesOf operator+(const LanesOf& a, const LanesOf& b) { return LanesOf(a.v + b.v); }
    friend LanesOf operator-(const LanesOf& a, const LanesOf& b) { return LanesOf(a.v - b.v); }
    friend LanesOf operator*(const LanesOf& a, const LanesOf& b) { return LanesOf(a.v * b.v); }
    friend LanesOf operator/(const LanesOf& a, const LanesOf& b) { return LanesOf(a.v / b.v); }
    /// How many of the lanes are above.
    friend int operator>(const LanesOf& a, const LanesOf& b) { return static_cast<int>((a.v > b.v).count()); }
    friend LanesOf larger(const LanesOf& a, const LanesOf& b) { return LanesOf(a.v.max(b.v)); }
    friend bool none_below(const LanesOf& a, double bound) {
        return (a.v >= static_cast<Number>(bound)).all();
    }
};

/// Draws are ranked in single precision; the draws that are shown are worked out again in double.
using Lanes = LanesOf<float, 8>;

}  // namespace pairmodel
