#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/planning/team.hpp"

#include <string>
#include <string_view>

namespace pairmodel {

/// A team as read from a file.
struct TeamFile {
    Team team;
    std::string name;
    std::string sha256;
};

/// The JSON Schema that such a file obeys.
[[nodiscard]] std::string_view team_schema_text();

/// A team from JSON text. `file` is what messages call it. Throws InputError with every problem, each named
/// by JSON pointer.
[[nodiscard]] TeamFile parse_team_file(const std::string& file, std::string_view text);

/// The same from a file. Throws FileError where it cannot be read.
[[nodiscard]] TeamFile read_team_file(const std::string& path);

/// The level of a team: targeted, specialist, or both. Nothing where the text is anything else.
[[nodiscard]] std::optional<ProvisionLevel> team_level_of(std::string_view text);

}  // namespace pairmodel
