// Nomis, CSV of the API (….data.csv): one row an observation, each dimension in several columns.

#include "input/official/layouts/layout.hpp"

namespace pairmodel {

const Layout& nomis_api_layout() {
    static const Layout layout{.title = "Nomis (API)",
                               .publisher = "Office for National Statistics (Nomis)",
                               .columns = {{"DATE", "date*", Role::period},
                                           {"GEOGRAPHY_NAME", "geographyname", Role::name},
                                           {"GEOGRAPHY_CODE", "geographycode", Role::code, true, true},
                                           {"OBS_VALUE", "obsvalue", Role::value, true, true}},
                               .told_apart_by = {"*name"},
                               .standard = {"date*", "geography*", "obs*", "record*"},
                               .other_codes = true};
    return layout;
}

}  // namespace pairmodel
