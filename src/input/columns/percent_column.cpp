#include "input/columns/percent_column.hpp"

#include "input/cells/number.hpp"

#include <fmt/format.h>

namespace pairmodel {

std::optional<std::string_view> PercentColumn::number_in(std::string_view cell, std::size_t line) {
    cell = trimmed(cell);
    const bool sign = cell.ends_with('%');
    if (sign && !may_be_) return std::nullopt;
    if (!signs_) {
        signs_ = sign;
        line_ = line;
    }
    if (sign != *signs_) return std::nullopt;
    return sign ? trimmed(cell.substr(0, cell.size() - 1)) : cell;
}

std::string PercentColumn::expected() const {
    if (!may_be_) return "a number, 0 or more";
    return fmt::format("a number with{} a per cent sign, as on line {}", *signs_ ? "" : "out", line_);
}

std::string PercentColumn::hint() const {
    if (may_be_) return "write all cells of the column with %, or none";
    return fmt::format("a {}{} is meant, and this is a percentage: is this another measure?",
                       unit_.starts_with("per ") ? "rate " : "", unit_);
}

}  // namespace pairmodel
