#pragma once

#include "input/areas/columns.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// What is to be said of columns that were only kept, though their headings speak of adversity: "IMD 2019
/// score" is most likely meant for `imd`. Nothing of a column that ranks or bands areas.
[[nodiscard]] std::vector<std::string> unread_adversity_notes(const AreaColumns& columns,
                                                              const AreaTableOptions& options);

}  // namespace pairmodel
