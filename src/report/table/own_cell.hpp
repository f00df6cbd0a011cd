#pragma once

#include "pairmodel/report/table.hpp"

#include <string>
#include <string_view>

namespace pairmodel {

/// The cell as long as what it is a view of lives.
[[nodiscard]] inline Cell view_of(const OwnCell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return std::string_view(*text);
    if (const auto* number = std::get_if<double>(&cell)) return *number;
    return std::get<Absent>(cell);
}

/// The cell for longer than its row is used.
[[nodiscard]] inline OwnCell owned(const Cell& cell) {
    if (const auto* text = std::get_if<std::string_view>(&cell)) return std::string(*text);
    if (const auto* number = std::get_if<double>(&cell)) return *number;
    return std::get<Absent>(cell);
}

}  // namespace pairmodel
