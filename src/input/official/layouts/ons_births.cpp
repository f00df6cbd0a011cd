// ONS, Births in England and Wales, Table 1: seven rows an area, by sex and by registration type.

#include "input/cells/suggest.hpp"
#include "input/official/layouts/layout.hpp"

namespace pairmodel {

namespace {

std::string_view one_kind_of_births(const LayoutRow& row) {
    const std::string sex = plain_name(row["sex"]);
    const std::string registration = plain_name(row["registrationtype"]);
    if (sex == "allbirths" && registration == "allregistrationtypes") return {};
    return "of one sex or one registration type";
}

/// "Table 1: Live births …, England and Wales, 2023"
std::string year_of_title(const FileHead& head) {
    for (const std::string& line : head.title_lines)
        if (std::string year = year_in(line); !year.empty()) return year;
    return {};
}

}  // namespace

const Layout& ons_births_layout() {
    static const Layout layout{
        .title = "ONS births, Table 1",
        .publisher = "Office for National Statistics",
        .columns = {{"Area of usual residence Code", "areaofusualresidencecode", Role::code, true, true},
                    {"Area of usual residence Name", "areaofusualresidencename", Role::name},
                    {"Area of usual residence Geography", "areaofusualresidencegeography"},
                    {"Sex", "sex", {}, true, true},
                    {"Registration type", "registrationtype", {}, true, true},
                    {"Number of live births", "numberoflivebirths", Role::value, true, true}},
        .unwanted = one_kind_of_births,
        .period_of = year_of_title};
    return layout;
}

}  // namespace pairmodel
