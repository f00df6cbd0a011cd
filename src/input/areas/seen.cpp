#include "input/areas/seen.hpp"

#include "pairmodel/input/gss_code.hpp"

#include <algorithm>

namespace pairmodel {

std::optional<std::size_t> SeenAreas::find(std::string_view key_wanted) const {
    const auto place =
        std::lower_bound(rising_.begin(), rising_.end(), key_wanted,
                         [&](std::uint32_t i, std::string_view text) { return key(i) < text; });
    if (place != rising_.end() && key(*place) == key_wanted) return *place;
    const auto other = others_.find(std::string(key_wanted));
    return other == others_.end() ? std::nullopt : std::optional(other->second);
}

std::vector<SeenAreas::Repeat> SeenAreas::add(const AreaView& area) {
    const std::size_t index = areas_.size();
    const std::string_view own = key_of(area);
    const bool rises = rising_.empty() || key(rising_.back()) < own;
    if (!rises || !others_.empty())
        if (const auto same = find(own)) return {{std::string(own), *same}};
    std::vector<Repeat> repeats;
    std::map<std::string, std::size_t> parts;
    const bool may_be_joined = !joined_.empty() || !(area.code.empty() || is_gss_code(area.code));
    const auto codes = may_be_joined ? gss_codes_in(area.code) : std::vector<std::string_view>{};
    for (const std::string_view part : codes) {
        const std::string code(part);
        if (const auto joined = joined_.find(code); joined != joined_.end())
            repeats.push_back({code, joined->second});
        else if (const auto whole = find(code))
            repeats.push_back({code, *whole});
        else if (!parts.emplace(code, index).second)
            repeats.push_back({code, index});
    }
    if (!repeats.empty()) return repeats;
    if (codes.size() > 1) joined_.merge(parts);
    if (rises)
        rising_.push_back(static_cast<std::uint32_t>(index));
    else
        others_.emplace(own, index);
    return {};
}

}  // namespace pairmodel
