#pragma once

#include <string_view>

namespace pairmodel {

/// Whether each part of a workbook ends with the end of the element that it begins with: not where the disk
/// was full when it was written, which nobody may have noticed. Throws FileError where the workbook cannot be
/// unpacked.
[[nodiscard]] bool has_whole_parts(std::string_view workbook);

}  // namespace pairmodel
