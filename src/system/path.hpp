#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pairmodel::system {

/// What parts the names in a path: / and, on Windows, \ as well.
[[nodiscard]] bool is_separator(char c);

/// How long the drive is that a path begins with ("C:"), whose colon is no mark of anything else.
[[nodiscard]] std::size_t drive_length(std::string_view path);

/// The last name of a path.
[[nodiscard]] std::string name_of(std::string_view path);
/// What stands before the last name, without the separator; empty where there is nothing, "/" for a root.
[[nodiscard]] std::string folder_of(std::string_view path);
/// From the last dot of the last name, ".csv"; empty where there is none, or it begins the name.
[[nodiscard]] std::string ending_of(std::string_view path);
[[nodiscard]] std::string in_folder(std::string_view folder, std::string_view name);

}  // namespace pairmodel::system
