#include "input/text/transcode.hpp"

#include <array>
#include <utility>

namespace pairmodel {

namespace {

/// Of the bytes 0x80 to 0x9F in Windows-1252; 0: of none. All others are those of Latin-1.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(char32_t character, std::string& out) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    const auto put_rest = [&](int shift) { put(0x80 | ((character >> shift) & 0x3F)); };
    if (character < 0x80) return put(character);
    if (character < 0x800) {
        put(0xC0 | (character >> 6));
    } else if (character < 0x10000) {
        put(0xE0 | (character >> 12));
        put_rest(6);
    } else {
        put(0xF0 | (character >> 18));
        put_rest(12);
        put_rest(6);
    }
    put_rest(0);
}

bool append_windows_1252(std::string_view text, std::string& out) {
    for (const char c : text) {
        char32_t character = static_cast<unsigned char>(c);
        if (character >= 0x80 && character < 0xA0) character = windows_1252.at(character - 0x80);
        if (character == 0 && c != '\0') return false;
        append_utf8(character, out);
    }
    return true;
}

/// Takes whole characters from the front of the text.
bool append_utf16(std::string_view& text, bool big_endian, std::string& out) {
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(text[at]);
        const auto second = static_cast<unsigned char>(text[at + 1]);
        return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    while (text.size() >= 2) {
        char32_t character = unit(0);
        std::size_t size = 2;
        if (character >= 0xDC00 && character < 0xE000) return false;  // the second half of nothing
        if (character >= 0xD800 && character < 0xDC00) {
            if (text.size() < 4) return true;
            const char32_t second = unit(2);
            if (second < 0xDC00 || second >= 0xE000) return false;
            character = 0x10000 + ((character - 0xD800) << 10) + (second - 0xDC00);
            size = 4;
        }
        append_utf8(character, out);
        text.remove_prefix(size);
    }
    return true;
}

}  // namespace

bool Transcoder::append(std::string_view piece, std::string& out) {
    if (from_ == OtherEncoding::windows_1252) return append_windows_1252(piece, out);
    std::string text = std::exchange(rest_, {});
    text += piece;
    std::string_view left = text;
    if (!append_utf16(left, from_ == OtherEncoding::utf16_big_endian, out)) return false;
    rest_ = left;
    return true;
}

}  // namespace pairmodel
