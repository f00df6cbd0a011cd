#pragma once

#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "support/refusals.hpp"

#include <sstream>
#include <string>

/// What tests of columns read: tables of areas with the built-in indicators.
namespace columns {

inline pairmodel::AreaTable read(const std::string& text, pairmodel::AreaTableOptions options = {}) {
    options.indicators = pairmodel::reference_table().indicators;
    std::istringstream stream(text);
    return read_area_table(stream, "t.csv", options);
}

inline std::string problems(const std::string& text, const pairmodel::AreaTableOptions& options = {}) {
    return problems_of([&] { return read(text, options); });
}

}  // namespace columns
