// Any table with a column of GSS codes and one of values.

#include "input/official/layouts/layout.hpp"

namespace pairmodel {

const Layout& any_layout() {
    // Its columns are found by the names that tables of areas may use: see official_header.cpp.
    static const Layout layout{.title = "a table with codes and values", .publisher = "", .columns = {}};
    return layout;
}

}  // namespace pairmodel
