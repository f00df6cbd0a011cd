#include "input/cells/count_hint.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"

#include <algorithm>
#include <array>

namespace pairmodel {

namespace {

/// "<5", "≤4", "fewer than 5", "under 5".
bool is_below_a_number(std::string_view text) {
    static constexpr std::array<std::string_view, 7> starts{"<",        "≤",      "fewer than ", "less than ",
                                                            "at most ", "under ", "below "};
    const std::string plain = lower_case(trimmed(text));
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
        return plain.starts_with(start) &&
               parse_number(trimmed(std::string_view(plain).substr(start.size())));
    });
}

}  // namespace

std::string count_hint(std::string_view text) {
    if (is_below_a_number(text))
        return "write [c] where a number is withheld: it counts as missing, and is left out";
    return thousands_hint(text, false);
}

}  // namespace pairmodel
