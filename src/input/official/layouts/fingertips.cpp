// Fingertips (public health profiles), "get the data", CSV: 26 columns, 27 in newer files. Names hold line
// breaks, rows lack their last cell, an area comes once for each of its parents, and rows of deprivation
// deciles stand under England's code.

#include "input/official/layouts/layout.hpp"

namespace pairmodel {

namespace {

std::string_view unwanted(const LayoutRow& row) {
    return row["categorytype"].empty() ? std::string_view{} : "of a category (such as a deprivation decile)";
}

}  // namespace

const Layout& fingertips_layout() {
    static const Layout layout{
        .title = "Fingertips",
        .publisher = "Department of Health and Social Care (Fingertips)",
        .columns = {{"Indicator ID", "indicatorid"},
                    {"Indicator Name", "indicatorname", Role::subject},
                    {"Parent Code", "parentcode"},
                    {"Area Code", "areacode", Role::code, true, true},
                    {"Area Name", "areaname", Role::name},
                    {"Area Type", "areatype"},
                    {"Sex", "sex"},
                    {"Age", "age"},
                    {"Category Type", "categorytype", {}, true, true},
                    {"Time period", "timeperiod", Role::period, true, true},
                    {"Value", "value", Role::value, true, true},
                    {"Time period Sortable", "timeperiodsortable", Role::period_order}},
        .unwanted = unwanted,
        .told_apart_by = {"indicatorid", "indicatorname", "areatype", "sex", "age", "timeperiodrange"},
        .may_lack_cells = 1,
        .repeats_areas = true,
        .other_codes = true};
    return layout;
}

}  // namespace pairmodel
