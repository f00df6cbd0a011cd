#pragma once

#include "pairmodel/model/equity.hpp"
#include "pairmodel/study/study.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

inline constexpr int tenths_of_all = 10;

/// What is divided no further: a tenth of a district's neighbourhoods, or a row of a table.
struct EquityCell {
    std::string group;  ///< the value of the column that groups
    int tenth = 1;
    double neighbourhoods = 1;
    double births = 0;
    double ratio = 1;
    Scenarios<Measures> babies = {};
    Scenarios<Measures> uneven = {};

    [[nodiscard]] int fifth() const { return (tenth + 1) / 2; }
};

/// An area's cells, and by what their adversity was multiplied.
struct EquityCells {
    std::vector<EquityCell> list;
    bool some_withheld =
        false;  ///< there were more, of which nothing may be known, nor in which part they are
    Interval calibration = {1, 1, 1};

    void calibrated(const Scenarios<double>& by) {
        calibration.low = std::min({calibration.low, by.lower_need, by.higher_need});
        calibration.high = std::max({calibration.high, by.lower_need, by.higher_need});
    }
};

/// Of built-in neighbourhoods: the tenths of each district that the area is made of. Precondition: they are
/// known.
[[nodiscard]] EquityCells builtin_cells(const Run& run, std::size_t area);

/// The column that groups is that of names.
inline constexpr std::size_t by_area_name = std::numeric_limits<std::size_t>::max();

/// The rows of a table, each with the steps by itself; those that are withheld are left out.
[[nodiscard]] EquityCells row_cells(const StudyResult& rows, const Run& run,
                                    std::optional<std::size_t> group_column);

/// The same with the births and the need of an area put to them. Throws RequestError where none has births.
[[nodiscard]] EquityCells put_to_rows(const Estimate& area, EquityCells cells, const Model& model);

}  // namespace pairmodel
