#include "seen_areas.hpp"

#include "pairmodel/input/gss_code.hpp"

namespace pairmodel {

SeenAreas::SeenAreas(const std::vector<Area>& areas) : areas_(areas), seen_(16, Hash{&areas}, Same{&areas}) {}

std::optional<std::size_t> SeenAreas::find(const std::string& code) const {
    if (const auto whole = seen_.find(code); whole != seen_.end()) return *whole;
    const auto part = joined_.find(code);
    return part == joined_.end() ? std::nullopt : std::optional<std::size_t>(part->second);
}

std::vector<SeenAreas::Repeat> SeenAreas::add(std::size_t index) {
    const Area& area = areas_[index];
    if (const auto same = find(key(area))) return {{key(area), *same}};
    std::vector<Repeat> repeats;
    std::map<std::string, std::size_t, std::less<>> parts;
    const auto codes = gss_codes_in(area.code);
    for (const std::string_view part : codes) {
        if (codes.size() == 1) break;
        const std::string code(part);
        if (const auto earlier = find(code))
            repeats.push_back({code, *earlier});
        else if (!parts.emplace(code, index).second)
            repeats.push_back({code, index});
    }
    if (!repeats.empty()) return repeats;
    joined_.merge(parts);
    seen_.insert(static_cast<std::uint32_t>(index));
    return {};
}

}  // namespace pairmodel
