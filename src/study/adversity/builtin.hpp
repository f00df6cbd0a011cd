#pragma once

#include "study/selection.hpp"

namespace pairmodel {

/// Where nothing is known of any area's adversity, those that the built-in table has get its indicators, by
/// their codes or else by their very names. Births of a wider area go to the areas that it is made of, in
/// proportion to the built-in births. All of it is noted.
void use_builtin_adversity(SelectedAreas& selected);

}  // namespace pairmodel
