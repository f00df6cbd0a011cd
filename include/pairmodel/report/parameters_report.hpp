#pragma once

#include "pairmodel/model/parameters.hpp"
#include "pairmodel/report/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The document of `parameters list`.
[[nodiscard]] Document parameter_list_document(const std::vector<ParameterSet>& sets);

/// The document of `parameters show`: every figure with unit, meaning, source, page and evidence. As JSON it
/// is `json`, the set's own file, ready to be changed and used again.
[[nodiscard]] Document parameter_set_document(const ParameterSet& set, std::string_view json);

}  // namespace pairmodel
