#pragma once

#include "pairmodel/study/study.hpp"

#include <vector>

namespace pairmodel {

/// Looks whether the rows of a table are the neighbourhoods of the one area of `whole`, all of them and no
/// others, as the area's births are put to them. Throws RequestError where they cannot be; gives what is to
/// be told where they may not be.
[[nodiscard]] std::vector<Note> check_belonging(const StudyResult& rows, const StudyResult& whole);

}  // namespace pairmodel
