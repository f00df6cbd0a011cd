// StatsWales since 2025: "Data values" and "Data description", then the dimensions by their names.

#include "input/official/layouts/layout.hpp"

namespace pairmodel {

const Layout& statswales_layout() {
    static const Layout layout{.title = "StatsWales",
                               .publisher = "Welsh Government (StatsWales)",
                               .columns = {{"Data values", "datavalues", Role::value, true, true},
                                           {"Data description", "datadescription", {}, true, true},
                                           {"Area code", "areacode", Role::code, false},
                                           {"Area", "area", Role::name, false}},
                               .standard = {"notes", "*hierarchy", "*sortorder", "*code"},
                               .other_codes = true};
    return layout;
}

}  // namespace pairmodel
