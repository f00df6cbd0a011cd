// Explore Education Statistics (Department for Education), a data set as CSV: the area stands in other
// columns at each geographic level, then filters, then several measures.

#include "input/cells/suggest.hpp"
#include "input/official/layouts/layout.hpp"

namespace pairmodel {

namespace {

std::string_view code_of(const LayoutRow& row) {
    const std::string level = plain_name(row["geographiclevel"]);
    if (level == "national") return row["countrycode"];
    if (level == "regional") return row["regioncode"];
    if (level == "localauthority") return row["newlacode"];
    if (level == "localauthoritydistrict") return row["ladcode"];
    if (level == "ward") return row["wardcode"];
    return {};
}

}  // namespace

const Layout& explore_education_layout() {
    static const Layout layout{
        .title = "Explore Education Statistics",
        .publisher = "Department for Education",
        .columns = {{"time_period", "timeperiod", Role::period, true, true},
                    {"time_identifier", "timeidentifier"},
                    {"geographic_level", "geographiclevel", {}, true, true},
                    {"country_code", "countrycode", {}, true, true},
                    {"new_la_code", "newlacode"},
                    {"la_name", "laname", Role::name, false}},
        .code_of = code_of,
        .standard = {"timeperiod", "timeidentifier", "geographiclevel", "country*", "region*", "oldlacode",
                     "newlacode", "laname", "ladcode", "ladname", "ward*"},
        .other_codes = true};
    return layout;
}

}  // namespace pairmodel
