#include "input/cells/area_text.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/input/gss_code.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

constexpr std::size_t code_length = 9;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Without the brackets, dashes and other marks that part a code from a name.
std::string_view without_marks(std::string_view text) {
    const auto strip = [&](std::string_view mark) {
        const bool before = text.starts_with(mark);
        const bool behind = !before && text.ends_with(mark);
        if (before) text.remove_prefix(mark.size());
        if (behind) text.remove_suffix(mark.size());
        return before || behind;
    };
    for (bool more = true; more;) {
        text = trimmed(text);
        more = false;
        for (const std::string_view mark :
             {":", "-", "–", "—", "|", "/", ",", ";", "(", ")", "[", "]", "=", "_"})
            more = more || strip(mark);
    }
    return text;
}

/// "ladu:", "gor:", "lad2023:", "TYPE464:": a word of letters and digits, and no space behind the colon.
std::string_view without_kind(std::string_view text) {
    constexpr std::size_t longest = 16;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon < 2 || colon > longest || colon + 1 == text.size())
        return text;
    const std::string_view kind = text.substr(0, colon);
    const std::string_view rest = text.substr(colon + 1);
    const bool word = is_letter(kind[0]) && std::all_of(kind.begin(), kind.end(), [](char c) {
                          return is_letter(c) || is_digit(c) || c == '_';
                      });
    const bool joined = rest[0] != ' ' && rest[0] != '/';
    if (!word || is_gss_code(kind)) return text;
    if (!gss_codes_in(trimmed(rest).substr(0, code_length)).empty()) return trimmed(rest);
    const bool note = is_one_of(lower_case(kind), {"source", "sources", "note", "notes", "http", "https"});
    return joined && !note ? rest : text;
}

/// Whether the nine characters at this place are a code that stands apart.
bool has_code_at(std::string_view text, std::size_t at) {
    const auto is_word = [](char c) { return is_letter(c) || is_digit(c); };
    return is_gss_code(text.substr(at, code_length)) && (at == 0 || !is_word(text[at - 1])) &&
           (at + code_length == text.size() || !is_word(text[at + code_length]));
}

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return is_letter(c) || (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

/// The two parts of a cell; all of it is a name where the other part may be a damaged code.
AreaText both_of(std::string_view cell, std::string_view code, std::string_view name) {
    if (name.size() > 1 && is_letter(name[0]) && is_digit(name[1])) return {{}, cell};
    return {code, has_letter(name) ? name : std::string_view()};
}

}  // namespace

AreaText area_text(std::string_view cell) {
    cell = trimmed(cell);
    if (is_gss_code(cell) || !gss_codes_in(cell).empty()) return {cell, {}};
    const std::string_view text = without_kind(cell);
    if (text.size() != cell.size() && !gss_codes_in(text).empty()) return {text, {}};
    if (text.size() < code_length) return {{}, text};
    const std::size_t last = text.size() - code_length;
    if (has_code_at(text, 0))
        return both_of(text, text.substr(0, code_length), without_marks(text.substr(code_length)));
    for (const std::size_t at : {last, last - (last > 0 ? 1 : 0)})
        if (has_code_at(text, at) && without_marks(text.substr(at)).size() == code_length)
            return both_of(text, text.substr(at, code_length), without_marks(text.substr(0, at)));
    return {{}, text};
}

std::string_view without_note_marks(std::string_view name) {
    constexpr std::size_t longest = 2;
    name = trimmed(name);
    for (const std::string_view mark : {"*", "#", "†", "‡", "¹", "²", "³", "⁴", "⁵", "⁶"})
        if (name.ends_with(mark)) return without_note_marks(name.substr(0, name.size() - mark.size()));
    const std::size_t open = name.find_last_of("([");
    if (open == std::string_view::npos || open == 0 || (name.back() != ')' && name.back() != ']'))
        return name;
    const std::string mark = plain_name(name.substr(open));
    const bool note = mark.starts_with("note") && std::all_of(mark.begin() + 4, mark.end(), is_digit);
    return mark.size() <= longest || note ? without_note_marks(name.substr(0, open)) : name;
}

std::string_view area_in(std::string_view cell) {
    const AreaText area = area_text(cell);
    return area.code.empty() ? area.name : area.code;
}

}  // namespace pairmodel
