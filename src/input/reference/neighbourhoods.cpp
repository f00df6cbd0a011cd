#include "pairmodel/input/neighbourhoods.hpp"

#include "input/cells/number.hpp"
#include "input/reference/embedded_table.hpp"

#include <map>
#include <vector>

namespace pairmodel {

namespace {

using Districts = std::map<std::string, std::vector<DistrictTenth>, std::less<>>;

Districts read_districts() {
    const EmbeddedTable table("reference/neighbourhoods.csv");
    Districts districts;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto number = [&](const char* column) { return parse_number(table.cell(row, column)).value(); };
        districts[table.cell(row, "area_code")].push_back({static_cast<int>(number("decile")),
                                                           number("neighbourhoods"), number("babies"),
                                                           number("income_deprived")});
    }
    return districts;
}

const Districts& districts() {
    static const Districts table = read_districts();
    return table;
}

std::array<double, 10> make_adversity() {
    std::array<double, 10> babies{};
    std::array<double, 10> deprived{};
    double all_babies = 0;
    double all_deprived = 0;
    for (const auto& [code, tenths] : districts())
        for (const DistrictTenth& part : tenths) {
            const auto at = static_cast<std::size_t>(part.tenth - 1);
            babies.at(at) += part.babies;
            deprived.at(at) += part.babies * part.income_deprived;
            all_babies += part.babies;
            all_deprived += part.babies * part.income_deprived;
        }
    for (std::size_t i = 0; i < babies.size(); ++i)
        deprived.at(i) = deprived.at(i) / babies.at(i) / (all_deprived / all_babies);
    return deprived;
}

}  // namespace

std::span<const DistrictTenth> tenths_of_district(std::string_view code) {
    const auto found = districts().find(code);
    if (found == districts().end()) return {};
    return found->second;
}

const std::array<double, 10>& adversity_of_tenths() {
    static const std::array<double, 10> adversity = make_adversity();
    return adversity;
}

}  // namespace pairmodel
