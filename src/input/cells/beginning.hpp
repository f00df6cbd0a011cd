#pragma once

#include <cstddef>
#include <string_view>

namespace pairmodel {

/// At most `limit` bytes of UTF-8 text, cut where a character ends.
[[nodiscard]] inline std::string_view beginning_of(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
    return text.substr(0, limit);
}

}  // namespace pairmodel
