#include "words/names.hpp"

#include <fmt/format.h>

#include <string_view>

namespace pairmodel {

std::string area_phrase(const AreaView& area) {
    if (area.name.empty()) return std::string(area.code);
    return area.code.empty() ? std::string(area.name) : fmt::format("{} ({})", area.name, area.code);
}

std::string typed(const std::string& word) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+.,=%/";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

}  // namespace pairmodel
