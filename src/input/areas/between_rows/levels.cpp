#include "input/areas/between_rows/levels.hpp"

#include "input/areas/between_rows/sums.hpp"
#include "pairmodel/input/gss_code.hpp"

#include <vector>

namespace pairmodel {

bool Level::may_hold(const Level& other) const {
    static const int authority = size_of_gss_code("E06");
    return (country == other.country || country == 'K') && size > other.size && other.size < authority;
}

std::optional<Level> level_of(const AreaView& area) {
    constexpr std::string_view countries = "EWSNK";
    if (area.code.empty() || countries.find(area.code[0]) == std::string_view::npos) return std::nullopt;
    return Level{area.code[0], size_of_gss_code(area.code)};
}

std::optional<Overlap> mixed_levels(const AreaList& areas, std::span<const std::size_t> among,
                                    std::span<const std::uint32_t> lines,
                                    std::span<const std::uint32_t> stated) {
    // One area for each kind: few, where areas are many.
    struct Kind {
        std::string_view prefix;
        Level level;
        std::size_t first;                 ///< an area of it
        std::optional<std::size_t> asked;  ///< one that is not stated
    };
    std::vector<Kind> kinds;
    std::size_t last = 0;
    for (const std::size_t i : among) {
        const std::string_view prefix = areas[i].code.substr(0, 3);
        if (kinds.empty() || kinds[last].prefix != prefix) {
            const std::optional<Level> level = level_of(areas[i]);
            if (!level) continue;
            for (last = 0; last < kinds.size() && kinds[last].prefix != prefix;) ++last;
            if (last == kinds.size()) kinds.push_back({prefix, *level, i, std::nullopt});
        }
        if (!kinds[last].asked && !is_stated(i, lines, stated)) kinds[last].asked = i;
    }
    for (const Kind& outer : kinds)
        for (const Kind& inner : kinds)
            if (outer.asked && outer.level.may_hold(inner.level)) return Overlap{inner.first, *outer.asked};
    return std::nullopt;
}

}  // namespace pairmodel
