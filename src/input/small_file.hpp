#pragma once

#include <string>
#include <string_view>

namespace pairmodel {

/// The bytes of a file of at most 1 MiB; `kind` is what it should be, "parameter set".
/// Throws FileError where it cannot be read or is larger.
[[nodiscard]] std::string read_small_file(const std::string& path, std::string_view kind);

}  // namespace pairmodel
