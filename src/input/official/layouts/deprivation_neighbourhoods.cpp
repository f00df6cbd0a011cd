// Indices of Deprivation, File 7: scores of neighbourhoods (LSOAs), with their populations.

#include "input/official/layouts/deprivation.hpp"

namespace pairmodel {

std::string deprivation_edition(const FileHead& head) {
    for (const std::string& heading : head.headings) {
        const std::string plain = plain_heading(heading);
        if (!has_pattern(plain, "localauthoritydistrictcode#") &&
            !has_pattern(plain, "uppertierlocalauthorit*code#"))
            continue;
        const std::string year = year_in(heading);
        if (year == "2013") return "2015";
        if (year == "2024") return "2025";
        return year == "2019" ? year : std::string();
    }
    return {};
}

const Layout& deprivation_neighbourhoods_layout() {
    static const Layout layout{
        .title = "Indices of Deprivation, neighbourhoods (File 7)",
        .publisher = deprivation_publisher,
        .columns = {{"LSOA code (2011)", "lsoacode#", Role::code, true, true},
                    {"LSOA name (2011)", "lsoaname#", Role::name},
                    {"Local Authority District code (2019)", "localauthoritydistrictcode#", Role::district},
                    {"Index of Multiple Deprivation (IMD) Score", "indexofmultipledeprivationimdscore*",
                     Role::value, true, true},
                    {"Total population: mid 2015 (excluding prisoners)", "totalpopulation*", Role::people,
                     false}},
        .period_of = deprivation_edition,
        .unit = "score"};
    return layout;
}

}  // namespace pairmodel
