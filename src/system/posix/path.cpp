#include "system/path.hpp"

namespace pairmodel::system {

bool is_separator(char c) {
    return c == '/';
}

std::size_t drive_length(std::string_view /*path*/) {
    return 0;
}

}  // namespace pairmodel::system
