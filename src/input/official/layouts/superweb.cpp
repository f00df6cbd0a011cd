// SuperWEB2, the software of Stat-Xplore (Department for Work and Pensions): title lines with what was
// counted and filtered, a row with the years or months, below it one with the name of the field of areas;
// areas by name, annotations beside the figures and explained below.

#include "input/official/layouts/layout.hpp"

namespace pairmodel {

const Layout& superweb_layout() {
    static const Layout layout{
        .title = "Stat-Xplore",
        .publisher = "Department for Work and Pensions (Stat-Xplore)",
        .columns = {{"National - Regional - LA - OAs", "nationalregionallaoas", Role::name, true, true}},
        .standard = {"*annotations"}};
    return layout;
}

}  // namespace pairmodel
