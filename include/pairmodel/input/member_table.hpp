#pragma once

#include "pairmodel/input/reference_areas.hpp"

#include <istream>
#include <string>
#include <vector>

namespace pairmodel {

/// Wider areas of one's own, each the sum of members of the built-in table.
struct MemberTable {
    std::string name;
    std::string sha256;
    std::vector<std::string> notes;
    std::vector<ReferenceArea> groups;  ///< in the order of the file; of the type "own group", without a code
};

/// Reads a CSV table with the columns `group` and `member`, a member's code or name, and perhaps `share`, how
/// much of the member's babies the group has (0.4 or 40%; all where the cell is empty). A member that is a
/// wider area itself stands for all of its members. Throws InputError with every problem of the file, among
/// them a base area of which several groups have more than all; FileError where it cannot be read.
[[nodiscard]] MemberTable read_member_table(std::istream& stream, const std::string& name);
[[nodiscard]] MemberTable read_member_table(const std::string& path);

}  // namespace pairmodel
