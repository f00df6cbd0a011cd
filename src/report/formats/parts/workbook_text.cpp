#include "report/formats/parts/workbook_text.hpp"

#include "report/formats/parts/delimited.hpp"
#include "report/table/valid_text.hpp"

#include <algorithm>
#include <cmath>

namespace pairmodel {

namespace {

/// Whether "_x0041_" begins here, which a workbook takes for "A" (ST_Xstring of ISO/IEC 29500).
bool is_character_code(std::string_view text) {
    constexpr std::size_t size = 7;
    return text.size() >= size && text.starts_with("_x") && text[size - 1] == '_' &&
           text.substr(2, 4).find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

}  // namespace

std::string harmless(std::string_view text) {
    const std::string valid = valid_text(text);
    std::string result = is_formula(text) ? "'" : "";
    for (std::size_t i = 0; i < valid.size(); ++i) {
        if (is_character_code(std::string_view(valid).substr(i))) result += "_x005F";
        result += valid[i];
    }
    return result;
}

std::size_t units_of(std::string_view text) {
    return characters_of(text) + static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) >= 0xF0;
           }));
}

std::size_t longest_part_of(std::string_view text, char separator) {
    std::size_t longest = 0;
    for (;;) {
        const std::size_t end = std::min(text.find(separator), text.size());
        longest = std::max(longest, characters_of(text.substr(0, end)));
        if (end == text.size()) return longest;
        text.remove_prefix(end + 1);
    }
}

std::size_t longest_line_of(std::string_view text) {
    return longest_part_of(text, '\n');
}

std::size_t lines_within(std::string_view text, double letters) {
    const auto width = static_cast<std::size_t>(std::max(letters, 1.0));
    std::size_t lines = 1;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
        const std::size_t word = characters_of(text.substr(0, end));
        if (column > 0 && column + 1 + word > width) {
            ++lines;
            column = 0;
        }
        column += (column > 0 ? 1 : 0) + word;
        if (column > width) {  // one long word
            lines += (column - 1) / width;
            column = (column - 1) % width + 1;
        }
        if (end < text.size() && text[end] == '\n') {
            ++lines;
            column = 0;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::size_t letters_of(double number) {
    constexpr std::size_t decimals = 3;  // ".21"
    const double size = std::abs(number);
    const std::size_t digits = size < 10 ? 1 : static_cast<std::size_t>(std::log10(size)) + 1;
    return digits + (digits - 1) / 3 + (number < 0 ? 1 : 0) + decimals;
}

}  // namespace pairmodel
