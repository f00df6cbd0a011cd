#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/model/parameters.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The ids of the sets that are compiled in; the first is the default.
[[nodiscard]] std::span<const std::string> builtin_parameter_sets();

/// A compiled-in set. Precondition: `id` is one of builtin_parameter_sets().
[[nodiscard]] ParameterSet builtin_parameter_set(std::string_view id);

/// The JSON text of a compiled-in set, and of the schema that every set obeys.
[[nodiscard]] std::string_view builtin_parameter_text(std::string_view id);
[[nodiscard]] std::string_view parameter_schema_text();

/// A parameter set from JSON text. `file` is what messages call it.
/// Throws InputError with every problem, each named by JSON pointer.
[[nodiscard]] ParameterSet parse_parameter_set(const std::string& file, std::string_view text);

/// The same from a file. Throws FileError where it cannot be read.
[[nodiscard]] ParameterSet read_parameter_set(const std::string& path);

}  // namespace pairmodel
