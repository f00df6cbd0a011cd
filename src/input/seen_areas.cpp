#include "seen_areas.hpp"

#include "pairmodel/input/gss_code.hpp"

namespace pairmodel {

SeenAreas::SeenAreas(const std::vector<Area>& areas) : areas_(areas), seen_(16, Hash{&areas}, Same{&areas}) {}

std::vector<SeenAreas::Repeat> SeenAreas::add(std::size_t index) {
    const Area& area = areas_[index];
    const auto [same, added] = seen_.insert(static_cast<std::uint32_t>(index));
    if (!added) return {{key(area), *same}};
    if (joined_.empty() && (area.code.empty() || is_gss_code(area.code))) return {};  // as nearly always
    const auto codes = gss_codes_in(area.code);
    if (codes.empty()) return {};
    std::vector<Repeat> repeats;
    std::map<std::string, std::size_t> parts;
    for (const std::string_view part : codes) {
        const std::string code(part);
        const auto whole = seen_.find(code);
        if (const auto joined = joined_.find(code); joined != joined_.end())
            repeats.push_back({code, joined->second});
        else if (whole != seen_.end() && *whole != index)
            repeats.push_back({code, *whole});
        else if (!parts.emplace(code, index).second)
            repeats.push_back({code, index});
    }
    if (!repeats.empty())
        seen_.erase(same);
    else if (codes.size() > 1)
        joined_.merge(parts);
    return repeats;
}

}  // namespace pairmodel
