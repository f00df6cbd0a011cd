#pragma once

#include "pairmodel/input/prepare.hpp"

#include <string>

namespace pairmodel {

/// The year of the births; empty where the file does not tell one.
[[nodiscard]] std::string births_year(const PreparedTable& table);

}  // namespace pairmodel
