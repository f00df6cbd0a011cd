#pragma once

#include "system/file.hpp"

namespace pairmodel::system {

/// Of what is open under this number.
[[nodiscard]] Status status_of_descriptor(int file);

}  // namespace pairmodel::system
