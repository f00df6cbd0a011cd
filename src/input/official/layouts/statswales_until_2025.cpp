// StatsWales up to 2025: one row an observation, each dimension with its code, name, order and notes
// ("Area_AltCode1", "Year_ItemName_ENG"), then "Data"; in zipped files with the kind of cell behind
// ("Data_DEC").

#include "input/official/layouts/layout.hpp"

namespace pairmodel {

const Layout& statswales_until_2025_layout() {
    static const Layout layout{.title = "StatsWales (until 2025)",
                               .publisher = "Welsh Government (StatsWales)",
                               .columns = {{"Data", "data", Role::value},
                                           {"Data_DEC", "datadec", Role::value, false},
                                           {"Data_INT", "dataint", Role::value, false},
                                           {"Data_STR", "datastr", Role::value, false},
                                           {"Area_ItemName_ENG", "*itemnameeng*"},
                                           {"RowKey", "*sortorder*"},
                                           {"Area_AltCode1", "area*altcode1*", Role::code, false},
                                           {"Area_ItemName_ENG", "area*itemnameeng*", Role::name, false},
                                           {"Year_ItemName_ENG", "year*itemnameeng*", Role::period, false},
                                           {"Year_Code", "year*code*", Role::period, false}},
                               .told_apart_by = {"*itemnameeng*"},
                               .standard = {"*sortorder*", "*hierarchy*", "*itemnotes*", "rowkey",
                                            "partitionkey", "*code*", "area*"},
                               .other_codes = true};
    return layout;
}

}  // namespace pairmodel
