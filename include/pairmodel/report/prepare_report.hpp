#pragma once

#include "pairmodel/input/prepare.hpp"
#include "pairmodel/report/document.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace pairmodel {

/// The document of `prepare`: the input table as data; what was used, left out and why as notes and records.
[[nodiscard]] Document prepare_document(const PreparedTable& table);

/// What happened, in sentences; at most so many areas are named in each, then how many more there are.
[[nodiscard]] std::vector<std::string> prepare_notes(const PreparedTable& table, std::size_t named);

}  // namespace pairmodel
