#pragma once

#include "pairmodel/input/observed_table.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace pairmodel {

/// The births that families counted in some years are set beside.
class CountedBirths {
public:
    CountedBirths(const AreaList& areas, std::span<const BirthsHistory> histories)
        : areas_(areas), histories_(histories) {}

    /// The births of the area at that index in the years of a number: those of these years where all are
    /// known, else as many as in the year in use. 0 where that has none.
    [[nodiscard]] double of(const ObservedRow& row, std::size_t index);
    /// Where these are not the births in use, or ought not to be.
    [[nodiscard]] std::vector<std::string> notes() const;

private:
    [[nodiscard]] std::optional<double> known(const std::vector<int>& years, std::size_t area) const;

    const AreaList& areas_;
    std::span<const BirthsHistory> histories_;
    /// By area: periods of numbers whose own births were taken, and of those whose births are not known.
    std::map<std::size_t, std::set<std::string>> taken_;
    std::map<std::size_t, std::set<std::string>> unknown_;
};

}  // namespace pairmodel
