#include "input/cells/list.hpp"

#include "input/cells/number.hpp"

#include <algorithm>

namespace pairmodel {

std::vector<std::string> list_of(std::string_view text, char separator) {
    std::vector<std::string> items;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        if (const std::string_view item = trimmed(text.substr(begin, end - begin)); !item.empty())
            items.emplace_back(item);
        begin = end + 1;
    }
    return items;
}

}  // namespace pairmodel
