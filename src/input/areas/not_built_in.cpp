#include "input/areas/not_built_in.hpp"

#include "input/cells/number.hpp"
#include "pairmodel/input/gss_code.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <utility>

namespace pairmodel {

bool is_postcode(std::string_view text) {
    // Few areas of postcodes have one letter.
    static const std::regex shape("([BEGLMNSWbeglmnsw]|[A-Za-z]{2})[0-9][0-9A-Za-z]?( ?[0-9][A-Za-z]{2})?");
    constexpr std::size_t longest = 8;
    const std::string_view plain = trimmed(text);
    return plain.size() <= longest && std::regex_match(plain.begin(), plain.end(), shape);
}

std::string small_areas_of(std::string_view text) {
    if (is_postcode(text)) return "postcodes";
    if (!is_gss_code(text)) return "";
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> small{{
        {"ward", "wards"},
        {"parish", "parishes"},
        {"community", "communities"},
        {"constituency", "constituencies"},
        {"output area", "output areas"},
        {"lower layer super output area", "lower layer super output areas"},
        {"middle layer super output area", "middle layer super output areas"},
        {"data zone", "data zones"},
        {"intermediate zone", "intermediate zones"},
        {"super data zone", "super data zones"},
    }};
    const auto found = std::find_if(small.begin(), small.end(),
                                    [&](const auto& one) { return one.first == kind_of_gss_code(text); });
    return found == small.end() ? "" : std::string(found->second);
}

}  // namespace pairmodel
