#include "system/shell.hpp"

#include "system/path.hpp"

namespace pairmodel::system {

std::string quoted_argument(std::string_view text) {
    // Where \ parts a path it means nothing else, and neither do $ and `.
    const std::string_view special = is_separator('\\') ? "\"" : "\"\\$`";
    std::string quoted = "\"";
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string as_argument(std::string_view text) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+.,:=%/";
    const bool needs_none = !text.empty() && text.find_first_not_of(plain) == std::string_view::npos;
    return needs_none ? std::string(text) : quoted_argument(text);
}

}  // namespace pairmodel::system
