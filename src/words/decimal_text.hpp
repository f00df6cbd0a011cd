#pragma once

#include <charconv>

namespace pairmodel {

/// As std::from_chars(), whatever the locale: the double nearest to what stands at `first`. (That of
/// floating-point numbers is not in every standard library.)
std::from_chars_result double_from_chars(const char* first, const char* last, double& value);

}  // namespace pairmodel
