#pragma once

#include <cstddef>
#include <string_view>

namespace pairmodel {

/// The bytes of the control character that a text in UTF-8 begins with: of C0 or C1, delete, or one that
/// turns the direction of writing round, so that a name reads other than it is; or a byte order mark, which
/// nobody sees. 0: it begins with none.
[[nodiscard]] inline std::size_t control_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.empty()) return 0;
    if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
    if (text.size() > 1 && byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;
    if (text.starts_with("\xEF\xBB\xBF")) return 3;
    if (text.size() < 3 || byte(0) != 0xE2) return 0;
    const bool embeds = byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE;    // U+202A to U+202E
    const bool isolates = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;  // U+2066 to U+2069
    return embeds || isolates ? 3 : 0;
}

/// Whether it is a letter, digit or sign of ASCII, or a space: no character that control_length() is of
/// begins with it.
[[nodiscard]] constexpr bool is_plain(char c) {
    return c >= 0x20 && c < 0x7F;
}

/// At most `limit` bytes of UTF-8 text, cut where a character ends.
[[nodiscard]] inline std::string_view beginning_of(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
    return text.substr(0, limit);
}

}  // namespace pairmodel
