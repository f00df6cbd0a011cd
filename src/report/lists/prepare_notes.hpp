#pragma once

#include "pairmodel/input/prepare.hpp"

#include <string>

namespace pairmodel {

/// The indicator of the built-in table with this id; null where there is none.
[[nodiscard]] const Indicator* builtin_indicator(const std::string& id);

/// The year of the births; empty where the file does not tell one.
[[nodiscard]] std::string births_year(const PreparedTable& table);

}  // namespace pairmodel
