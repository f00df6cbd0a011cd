// Indices of Deprivation, File 10 (and File 11 of upper-tier authorities): average scores.

#include "input/official/layouts/deprivation.hpp"

namespace pairmodel {

const Layout& deprivation_averages_layout() {
    static const Layout layout{
        .title = "Indices of Deprivation, averages of authorities (File 10)",
        .publisher = deprivation_publisher,
        .columns = {{"Local Authority District code (2019)", "*localauthority*code#", Role::code, true, true},
                    {"Local Authority District name (2019)", "*localauthority*name#", Role::name},
                    {"IMD - Average rank", "*averagerank"},
                    {"IMD - Average score", "imdaveragescore", Role::value, true, true}},
        .period_of = deprivation_edition,
        .unit = "score"};
    return layout;
}

}  // namespace pairmodel
