// Scotland: what the ScotPHO online profiles give ("scotpho_data_extract"), and the data sets of
// statistics.gov.scot.

#include "input/official/layouts/layout.hpp"

namespace pairmodel {

namespace {

/// ScotPHO has a code of its own for Scotland.
std::string_view scotpho_code(const LayoutRow& row) {
    const std::string_view code = row["areacode"].empty() ? row["code"] : row["areacode"];
    return code == "S00000001" ? std::string_view("S92000003") : code;
}

}  // namespace

const Layout& scotpho_layout() {
    static const Layout layout{.title = "ScotPHO profiles",
                               .publisher = "Public Health Scotland (ScotPHO)",
                               .columns = {{"area_code", "areacode", Role::code, false},
                                           {"code", "code", Role::code, false},
                                           {"area_name", "areaname", Role::name, false},
                                           {"indicator", "indicator", Role::subject},
                                           {"numerator", "numerator"},
                                           {"measure", "measure", Role::value, true, true},
                                           {"upper_confidence_interval", "up*", {}, true},
                                           {"year", "year", Role::period, false},
                                           {"trend_axis", "trendaxis", Role::period, false}},
                               .code_of = scotpho_code,
                               .told_apart_by = {"indicator", "*split*", "sex", "quint*"},
                               .standard = {"areatype", "period", "defperiod", "typedefinition", "definition",
                                            "numerator", "up*", "low*", "trendaxis"},
                               .other_codes = true};
    return layout;
}

}  // namespace pairmodel
