// What can stand in one cell or one value of an option: numbers, shares, codes, names.

#include "fuzz.hpp"
#include "input/cells/number.hpp"
#include "input/cells/share.hpp"
#include "input/cells/suggest.hpp"
#include "input/text/lines.hpp"
#include "pairmodel/input/gss_code.hpp"

#include <cmath>

using namespace pairmodel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    if (const auto number = parse_number(text)) fuzz::require(std::isfinite(*number), "a number is finite");
    if (const auto count = parse_count(text))
        fuzz::require(*count >= 0 && *count <= largest_count, "a count from 0 to the largest");
    if (const auto ratio = parse_ratio(text)) fuzz::require(*ratio > 0, "a ratio above 0");
    if (const auto share = parse_share(text))
        fuzz::require(*share >= 0 && *share <= 1, "a share from 0 to 1");
    if (const auto growth = parse_growth(text))
        fuzz::require(*growth > -1 && *growth <= largest_growth, "growth above -100 % and up to 100 %");
    for (const std::string_view code : gss_codes_in(text))
        fuzz::require(is_gss_code(code), "codes are codes");
    fuzz::require(is_utf8(text) ? is_utf8(in_quotes(text)) : true, "quoting keeps UTF-8 whole");
    static_cast<void>(is_missing(text));
    static_cast<void>(plain_name(text));
    static_cast<void>(ratio_hint(text) + share_hint(text) + growth_hint(text));
    return 0;
}
