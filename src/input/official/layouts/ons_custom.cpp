// ONS, "create a custom dataset" and the data sets of the census: each dimension as a code and as a name,
// then the observation.

#include "input/official/layouts/layout.hpp"

namespace pairmodel {

const Layout& ons_custom_layout() {
    static const Layout layout{.title = "ONS custom dataset",
                               .publisher = "Office for National Statistics",
                               .columns = {{"Observation", "observation", Role::value, true, true},
                                           {"Lower tier local authorities Code", "*code", {}, true}},
                               .standard = {"*code"},
                               .other_codes = true};
    return layout;
}

}  // namespace pairmodel
