#pragma once

#include "pairmodel/model/area.hpp"
#include "pairmodel/model/area_list.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
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

/// The births of this year, where they are known.
[[nodiscard]] std::optional<std::int64_t> births_of(const BirthsHistory& history, int year);

/// Takes the births out, of every year, and all from which they might be had: what is left is an area's code,
/// name, region and groups. What is made of it afterwards cannot depend on what is not there.
void withhold(Area& area, BirthsHistory& history);

/// "2019 to 2024" where the areas' births are of several years; else empty.
[[nodiscard]] std::string several_years(const AreaList& areas, std::span<const std::size_t> indices);
/// The first and the last year that the births of these areas are of; zeros where none is stated.
[[nodiscard]] std::pair<int, int> years_of(const AreaList& areas, std::span<const std::size_t> indices);

/// Makes an area of one year's births one of all children under two: the births of its year and of the year
/// before. Where the year before is not known, as many are assumed, and the result is false. Deaths and
/// moves are not counted (pairmodel's own).
[[nodiscard]] bool make_under_two(Area& area, const BirthsHistory& history);

/// Children under two in each year of a history of births: those of the year and of the year before, where
/// both are known.
[[nodiscard]] BirthsHistory under_two_history(const BirthsHistory& births);

/// Makes an area of births one of the pregnancies that they are from, to the nearest whole one: of twins
/// there is one. Stillbirths are left out, and births of three or more count as two (pairmodel's own).
void make_antenatal(Area& area, double multiples);
/// The same of a history of births.
[[nodiscard]] BirthsHistory antenatal_history(const BirthsHistory& births, double multiples);

}  // namespace pairmodel
