#pragma once

#include <string>
#include <string_view>

namespace pairmodel {

/// What a number in a cell is shown as.
enum class Look { plain, percent, date, time };

/// Of a number format of Excel, "0.0%", "dd/mm/yyyy".
[[nodiscard]] Look look_of_format(std::string_view format);
/// Of the formats that Excel knows by number alone.
[[nodiscard]] Look look_of_number(unsigned id);

/// A number as a table has it: with all its digits, and a percent sign where it is shown with one. A date is
/// a number of days, as Excel counts them (with a 29 February 1900), or from 1 January 1904.
[[nodiscard]] std::string shown_number(double value, Look look, bool from_1904);

}  // namespace pairmodel
