#include "report/table/valid_text.hpp"

#include "input/text/lines.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The character that the text begins with; empty where it begins with none.
std::string_view first_character(std::string_view text) {
    for (std::size_t size = 1; size <= std::min<std::size_t>(4, text.size()); ++size)
        if (is_utf8(text.substr(0, size))) return text.substr(0, size);
    return {};
}

bool is_fit(std::string_view character) {
    if (character.empty() || character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF") return false;
    const auto first = static_cast<unsigned char>(character[0]);
    return (first >= 0x20 && first != 0x7F) || std::string_view("\t\n\r").find(character[0]) < 3;
}

}  // namespace

std::string valid_text(std::string_view text) {
    const auto plain = [](char c) { return c >= 0x20 && c < 0x7F; };
    if (std::all_of(text.begin(), text.end(), plain)) return std::string(text);
    std::string result;
    while (!text.empty()) {
        const std::string_view character = first_character(text);
        result += is_fit(character) ? character : replacement;
        text.remove_prefix(std::max<std::size_t>(character.size(), 1));
    }
    return result;
}

std::size_t characters_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string valid_line(std::string_view text) {
    std::string line = valid_text(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return line;
}

}  // namespace pairmodel
