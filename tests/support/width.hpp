#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

/// How many columns a text of simple characters takes on the screen: its code points.
inline std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}
