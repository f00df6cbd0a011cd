#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace pairmodel {

struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
};

/// Values by texts, which are looked up without a copy of them.
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

}  // namespace pairmodel
