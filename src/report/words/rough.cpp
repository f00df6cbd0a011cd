#include "report/words/rough.hpp"

#include "words/figures.hpp"

#include <fmt/format.h>

#include <cmath>

namespace pairmodel {

std::string rough(double amount) {
    if (amount <= 0) return "0";
    const double step = std::pow(10, std::floor(std::log10(amount)) - 1);
    const double seen = std::round(amount / step) * step;
    return step < 1 ? shortest(std::round(seen * 100) / 100) : grouped(seen);
}

std::string rough_range(const Interval& amounts, const char* before) {
    const std::string low = rough(amounts.low);
    const std::string high = rough(amounts.high);
    return low == high ? before + high : fmt::format("{}{} to {}{}", before, low, before, high);
}

}  // namespace pairmodel
