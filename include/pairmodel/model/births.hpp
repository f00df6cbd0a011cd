#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace pairmodel {

/// An area's live births of one year; absent: not available.
struct YearOfBirths {
    int year = 0;
    std::optional<std::int64_t> live_births;
};

/// What is known of an area's births, by year, the earliest first. Empty where the births are of no stated
/// year.
using BirthsHistory = std::vector<YearOfBirths>;

}  // namespace pairmodel
