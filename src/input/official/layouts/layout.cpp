#include "input/official/layouts/layout.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/tables/row_width.hpp"

#include <algorithm>
#include <array>

namespace pairmodel {

namespace {

bool four_digits(std::string_view text) {
    return text.size() >= 4 && std::all_of(text.begin(), text.begin() + 4, is_digit);
}

}  // namespace

std::string_view LayoutRow::operator[](std::string_view plain) const {
    const auto found = places_.find(plain);
    return found == places_.end() ? std::string_view{} : at(found->second);
}

std::string_view LayoutRow::at(std::size_t column) const {
    return trimmed(cell_at(cells_, column));
}

bool has_pattern(std::string_view plain, std::string_view pattern) {
    if (pattern.empty()) return plain.empty();
    if (pattern[0] == '*') {
        for (std::size_t i = 0; i <= plain.size(); ++i)
            if (has_pattern(plain.substr(i), pattern.substr(1))) return true;
        return false;
    }
    if (pattern[0] == '#') return four_digits(plain) && has_pattern(plain.substr(4), pattern.substr(1));
    return !plain.empty() && plain[0] == pattern[0] && has_pattern(plain.substr(1), pattern.substr(1));
}

bool any_has(const std::vector<std::string>& plain, std::string_view pattern) {
    return std::any_of(plain.begin(), plain.end(),
                       [&](const std::string& p) { return has_pattern(p, pattern); });
}

std::string plain_heading(std::string_view heading) {
    std::string text(heading);
    for (std::size_t at = text.find("[note"); at != std::string::npos; at = text.find("[note")) {
        const std::size_t end = text.find(']', at);
        text.erase(at, end == std::string::npos ? end : end - at + 1);
    }
    return plain_name(text);
}

std::span<const Layout* const> layouts() {
    static const std::array<const Layout*, 15> all{&ons_births_layout(),
                                                   &deprivation_neighbourhoods_layout(),
                                                   &deprivation_averages_layout(),
                                                   &fingertips_layout(),
                                                   &explore_education_layout(),
                                                   &nomis_api_layout(),
                                                   &nomis_web_layout(),
                                                   &superweb_layout(),
                                                   &statswales_layout(),
                                                   &statswales_until_2025_layout(),
                                                   &scotpho_layout(),
                                                   &statistics_gov_scot_layout(),
                                                   &nisra_layout(),
                                                   &ons_custom_layout(),
                                                   &any_layout()};
    return all;
}

}  // namespace pairmodel
