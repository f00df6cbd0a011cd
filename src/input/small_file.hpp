#pragma once

#include <istream>
#include <string>
#include <string_view>

namespace pairmodel {

/// The bytes of a file of at most 1 MiB; `kind` is what it should be, "parameter set".
/// Throws FileError where it cannot be read or is larger.
[[nodiscard]] std::string read_small_file(const std::string& path, std::string_view kind);

/// All bytes of a small table, whatever its size; `name` is what messages call it. Throws FileError where it
/// cannot be read.
[[nodiscard]] std::string read_whole(std::istream& stream, const std::string& name);
/// The same for a file; "-" is standard input.
[[nodiscard]] std::string read_whole(const std::string& path);

}  // namespace pairmodel
