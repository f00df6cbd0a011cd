#include "system/path.hpp"

namespace pairmodel::system {

bool is_separator(char c) {
    return c == '/' || c == '\\';
}

std::size_t drive_length(std::string_view path) {
    const char letter = path.empty() ? '\0' : path[0];
    const bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    return is_letter && path.size() > 1 && path[1] == ':' ? 2 : 0;
}

}  // namespace pairmodel::system
