#pragma once

#include "input/workbook/archive.hpp"
#include "input/workbook/sheet.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace pairmodel {

/// Whether an archive is a workbook (.xlsx, .ods).
[[nodiscard]] bool is_workbook(Archive& archive);

/// The sheets of a workbook, in their order; together no more text than `most_bytes`. Throws FileError where
/// it cannot be read, or is too large; `file` is what messages call it.
[[nodiscard]] std::vector<Sheet> read_workbook(Archive& archive, const std::string& file,
                                               std::uintmax_t most_bytes);

// One function a format, each in a file of its name.
[[nodiscard]] std::vector<Sheet> read_xlsx(Archive& archive, const std::string& file,
                                           std::uintmax_t most_bytes);
[[nodiscard]] std::vector<Sheet> read_ods(Archive& archive, const std::string& file,
                                          std::uintmax_t most_bytes);

/// What a part may have that is read as a whole, such as one that lists the others.
inline constexpr std::uintmax_t small_part_bytes = 32ULL << 20;

/// Where the main part of a .xlsx is; empty where it is none.
[[nodiscard]] std::string xlsx_main_part(const Archive& archive);

}  // namespace pairmodel
