#include "input/tables/row_area.hpp"

#include "input/cells/suggest.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <algorithm>
#include <vector>

namespace pairmodel {

namespace {

/// Whether codes are of one area, which may have been recoded or joined with another.
bool same_code(std::string_view a, std::string_view b) {
    const auto codes_a = gss_codes_in(a);
    const auto codes_b = gss_codes_in(b);
    if (codes_a.empty() || codes_b.empty()) return a == b;
    return std::all_of(codes_a.begin(), codes_a.end(), [&](std::string_view code) {
        return std::any_of(codes_b.begin(), codes_b.end(),
                           [&](std::string_view other) { return is_same_area(code, other); });
    });
}

std::optional<std::size_t> area_called(std::string_view text, const AreaList& areas) {
    if (text.empty()) return std::nullopt;
    const std::string plain = plain_name(text);
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (same_code(text, areas[i].code) || plain == plain_name(areas[i].name)) return i;
    return std::nullopt;
}

}  // namespace

std::optional<std::size_t> area_meant(std::string_view text, const AreaList& areas) {
    if (text.empty() && areas.size() == 1) return 0;
    return area_called(text, areas);
}

bool is_other_area(std::string_view text, const AreaList& chosen_from) {
    return area_called(text, chosen_from) || names_an_area(text);
}

std::string near_area_of(std::string_view text, const AreaList& areas, const AreaList& chosen_from) {
    std::vector<std::string> names;
    for (const AreaView& area : chosen_from.empty() ? areas : chosen_from) {
        names.emplace_back(area.name);
        if (!area.code.empty()) names.emplace_back(area.code);
    }
    return did_you_mean(text, names);
}

}  // namespace pairmodel
