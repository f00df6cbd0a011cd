// NISRA data portal (PxStat): one row an observation; each dimension with its code, then with its name.

#include "input/official/layouts/layout.hpp"

namespace pairmodel {

const Layout& nisra_layout() {
    static const Layout layout{.title = "NISRA data portal",
                               .publisher = "Northern Ireland Statistics and Research Agency",
                               .columns = {{"STATISTIC", "statistic"},
                                           {"Statistic Label", "statisticlabel", Role::subject},
                                           {"UNIT", "unit"},
                                           {"VALUE", "value", Role::value, true, true}},
                               .standard = {"statistic", "tlist*", "unit"},
                               .other_codes = true};
    return layout;
}

}  // namespace pairmodel
