#pragma once

#include "pairmodel/model/area_list.hpp"

#include <string_view>

namespace pairmodel {

/// Whether the text, alone in its row, reads like a note under a table rather than a row cut short.
[[nodiscard]] bool reads_like_footnote(std::string_view text);

/// Whether an area may be a note that a comma has cut in two ("Births registered in England and Wales,
/// 2023"): it has no code, its name reads like a sentence and its births like a year.
[[nodiscard]] bool may_be_footnote(const AreaView& area);

}  // namespace pairmodel
