#include "pairmodel/input/gss_code.hpp"

#include "input/cells/number.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pairmodel {

bool is_gss_code(std::string_view text) {
    return text.size() == 9 && text[0] >= 'A' && text[0] <= 'Z' &&
           std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_nhs_mark(std::string_view code) {
    return code.size() == 10 && code[0] == 'n' && is_gss_code(code.substr(1)) ? code.substr(1) : code;
}

namespace {

bool parts_codes(char c) {
    return c == ',' || c == ';' || c == '&';
}

}  // namespace

void gss_codes_in(std::string_view text, std::vector<std::string_view>& codes) {
    codes.clear();
    for (;;) {
        const auto* const end = std::find_if(text.begin(), text.end(), parts_codes);
        const auto size = static_cast<std::size_t>(end - text.begin());
        const std::string_view code = without_nhs_mark(trimmed(text.substr(0, size)));
        if (!is_gss_code(code)) return codes.clear();
        codes.push_back(code);
        if (size == text.size()) return;
        text.remove_prefix(size + 1);
    }
}

std::vector<std::string_view> gss_codes_in(std::string_view text) {
    std::vector<std::string_view> codes;
    gss_codes_in(text, codes);
    return codes;
}

std::string_view country_of_gss_code(std::string_view code) {
    switch (code.empty() ? ' ' : code[0]) {
        case 'E':
            return "England";
        case 'W':
            return "Wales";
        case 'S':
            return "Scotland";
        case 'N':
            return "Northern Ireland";
        default:
            return {};  // K: several countries together
    }
}

std::string_view kind_of_gss_code(std::string_view code) {
    // Source: ONS Register of Geographic Codes. In the order of the prefixes.
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 44> kinds{{
        {"E00", "output area"},
        {"E01", "lower layer super output area"},
        {"E02", "middle layer super output area"},
        {"E04", "parish"},
        {"E05", "ward"},
        {"E06", "unitary authority"},
        {"E07", "non-metropolitan district"},
        {"E08", "metropolitan district"},
        {"E09", "London borough"},
        {"E10", "county"},
        {"E11", "metropolitan county"},
        {"E12", "region"},
        {"E13", "inner or outer London"},
        {"E14", "constituency"},
        {"E38", "sub-ICB location"},
        {"E40", "NHS England region"},
        {"E47", "combined authority"},
        {"E54", "integrated care board"},
        {"E92", "England"},
        {"J99", "elsewhere"},
        {"K02", "United Kingdom"},
        {"K03", "Great Britain"},
        {"K04", "England and Wales"},
        {"N06", "constituency"},
        {"N08", "ward"},
        {"N09", "district of Northern Ireland"},
        {"N20", "data zone"},
        {"N21", "super data zone"},
        {"N92", "Northern Ireland"},
        {"S01", "data zone"},
        {"S02", "intermediate zone"},
        {"S08", "health board"},
        {"S12", "Scottish council area"},
        {"S13", "ward"},
        {"S14", "constituency"},
        {"S92", "Scotland"},
        {"W01", "lower layer super output area"},
        {"W02", "middle layer super output area"},
        {"W04", "community"},
        {"W05", "ward"},
        {"W06", "Welsh principal area"},
        {"W07", "constituency"},
        {"W11", "local health board"},
        {"W92", "Wales"},
    }};
    const std::string_view prefix = code.substr(0, 3);
    const auto found = std::lower_bound(kinds.begin(), kinds.end(), prefix,
                                        [](const auto& kind, std::string_view p) { return kind.first < p; });
    return found == kinds.end() || found->first != prefix ? std::string_view{} : found->second;
}

int size_of_gss_code(std::string_view code) {
    // From output areas to countries; what is not known counts as wider than an authority.
    static constexpr std::array<std::string_view, 9> sizes{
        "E00 N00 S00 W00",
        "E01 N20 S01 W01",
        "E02 N21 S02 W02",
        "E04 E05 N08 S13 W04 W05",
        "E06 E07 E08 E09 N09 S12 W06",
        "E14 N05 N06 S14 S16 W07 W09",
        "E10 E11 E38 E47 E54 S08 S37 W11",
        "E12 E13 E15 E40 N10 W08",
        "E92 N92 S92 W92",
    };
    constexpr int unknown = 6;
    if (code.starts_with('K')) return static_cast<int>(sizes.size());
    for (std::size_t size = 0; size < sizes.size(); ++size)
        if (code.size() >= 3 && sizes[size].find(code.substr(0, 3)) != std::string_view::npos)
            return static_cast<int>(size);
    return unknown;
}

}  // namespace pairmodel
