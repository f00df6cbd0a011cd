#pragma once

#include "pairmodel/model/estimate.hpp"

#include <span>
#include <vector>

namespace pairmodel {

/// A part of an area, such as its neighbourhoods in one tenth of deprivation.
struct AreaPart {
    double births = 0;    ///< as a share of the area's
    double relative = 1;  ///< adversity there ÷ that of the area, > 0
};

/// An area's babies in its parts.
struct DividedArea {
    std::vector<Scenarios<Measures>> parts;
    /// By what the parts' adversity was multiplied, so that their need adds up to the area's; 1: as it was.
    Scenarios<double> calibration = {1, 1};
};

/// The same steps for each part, with the adversity that it has; one factor for all parts of a scenario sees
/// to it that they add up to the area's estimate (docs/model.md, "Equity"). Births of the parts add up to 1.
/// Throws ModelError as estimate() does.
[[nodiscard]] DividedArea divide(const Estimate& area, std::span<const AreaPart> parts, const Model& model);

/// How likely a baby in need is to be reached in a fifth (1: most deprived), beside the least deprived:
/// `ratio` in the first, 1 in the last, and in even steps between.
[[nodiscard]] double relative_reach(double ratio, int fifth);

/// By what the demand of each part is multiplied, where it is reached so many times as likely as another, and
/// all together as often as before.
[[nodiscard]] std::vector<double> reach_factors(std::span<const double> demand,
                                                std::span<const double> likelihood);

/// The babies of a part where demand is multiplied and need stays: who is not reached is missed.
[[nodiscard]] Measures with_reach(const Measures& babies, double factor);

/// A point of a concentration curve: shares of all births and of all babies in question, from the most
/// deprived on.
struct CurvePoint {
    double births = 0;
    double babies = 0;
};

/// From 0 to 1. `parts`: births and babies of each, the most deprived first.
[[nodiscard]] std::vector<CurvePoint> concentration_curve(std::span<const CurvePoint> parts);

/// 1 less twice the area below the curve: 0 where babies are spread as births are, below 0 where they are
/// rather in the more deprived parts, and never below -1.
[[nodiscard]] double concentration_index(std::span<const CurvePoint> curve);

}  // namespace pairmodel
