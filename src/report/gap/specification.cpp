#include "report/gap/specification.hpp"

#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr double fine_below = 5;  ///< per cent: a half is as much of these as 1 is of 10

/// A share in per cent, as exact as a specification can promise.
double in_steps(double share) {
    const double points = share * 100;
    return points < fine_below ? rounded(points * 2, 1) / 2 : rounded(points, 1);
}

std::string amount_phrase(double share_low, double share_high) {
    const double low = in_steps(std::min(share_low, share_high));
    const double high = in_steps(std::max(share_low, share_high));
    if (high == 0) return std::max(share_low, share_high) > 0 ? "less than 0.5%" : "0%";
    if (low == high) return fmt::format("approximately {}%", shortest(high));
    if (low == 0) return fmt::format("up to {}%", shortest(high));
    return fmt::format("approximately {} to {}%", shortest(low), shortest(high));
}

}  // namespace

std::string specification_sentence(double share_low, double share_high,
                                   std::string_view level_of_care_phrase) {
    return fmt::format("We anticipate {} to be {} of births.", level_of_care_phrase,
                       amount_phrase(share_low, share_high));
}

}  // namespace pairmodel
