// statistics.gov.scot, a data set as CSV: one row an observation, areas by code alone.

#include "input/official/layouts/layout.hpp"

namespace pairmodel {

const Layout& statistics_gov_scot_layout() {
    static const Layout layout{.title = "statistics.gov.scot",
                               .publisher = "Scottish Government (statistics.gov.scot)",
                               .columns = {{"FeatureCode", "featurecode", Role::code, true, true},
                                           {"DateCode", "datecode", Role::period, true, true},
                                           {"Measurement", "measurement"},
                                           {"Units", "units"},
                                           {"Value", "value", Role::value, true, true}},
                               .standard = {"units", "featurename", "featuretype"},
                               .other_codes = true};
    return layout;
}

}  // namespace pairmodel
