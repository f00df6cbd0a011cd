#include "words/names.hpp"

#include "words/figures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>

namespace pairmodel {

std::string area_phrase(const AreaView& area) {
    if (area.name.empty()) return std::string(area.code);
    return area.code.empty() ? std::string(area.name) : fmt::format("{} ({})", area.name, area.code);
}

std::string some_of(const std::vector<std::string>& names, std::size_t of) {
    const std::size_t shown = std::min(names.size(), most_named);
    const std::size_t others = std::max(of, names.size()) - shown;
    return fmt::format("{}{}",
                       fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
                       others > 0 ? fmt::format(" and {} more", grouped(static_cast<double>(others))) : "");
}

}  // namespace pairmodel
