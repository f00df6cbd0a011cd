#include "input/areas/between_rows/overlap.hpp"

#include "input/areas/between_rows/sums.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace pairmodel {

namespace {

constexpr std::string_view england = "E92000001";
constexpr std::string_view wales = "W92000004";
constexpr std::string_view scotland = "S92000003";
constexpr std::string_view northern_ireland = "N92000002";
constexpr std::string_view england_and_wales = "K04000001";
constexpr std::string_view great_britain = "K03000001";
constexpr std::string_view united_kingdom = "K02000001";

/// The built-in table by code and by name.
class Gazetteer {
public:
    Gazetteer() {
        for (const CodeChange& change : code_changes()) {
            if (change.kind == ChangeKind::merged) holders_.emplace(newest(change.old_code), change.new_code);
            if (change.kind == ChangeKind::divided) was_divided_.emplace(change.new_code, change.old_code);
        }
        for (const ReferenceArea& area : reference_table().areas) {
            by_code_.emplace(newest(area.code), &area);
            if (!area.is_first_meant()) continue;
            const auto [at, added] = codes_.emplace(plain_name(area.name), area.code);
            if (!added) at->second = "";  // a name of several
        }
        for (const ReferenceArea& area : reference_table().areas)
            codes_.emplace(plain_name(area.name), area.code);
        for (const auto& [name, code] :
             {std::pair{"england", england}, std::pair{"wales", wales}, std::pair{"scotland", scotland},
              std::pair{"uk", united_kingdom}, std::pair{"northernireland", northern_ireland},
              std::pair{"englandandwales", england_and_wales}, std::pair{"greatbritain", great_britain},
              std::pair{"unitedkingdom", united_kingdom}})
            codes_[name] = code;
    }

    /// The newest codes of a row, from its name where it has none; empty where nothing tells.
    [[nodiscard]] std::vector<std::string_view> codes_of(const AreaView& area) const {
        if (!area.code.empty()) {
            std::vector<std::string_view> codes = gss_codes_in(area.code);
            for (std::string_view& code : codes) code = newest(code);
            return codes;
        }
        const auto named = codes_.find(plain_name(area.name));
        if (named != codes_.end())
            return named->second.empty() ? std::vector<std::string_view>{}
                                         : std::vector{newest(named->second)};
        std::vector<std::string_view> codes;
        for (const ReferenceArea* known : known_areas("", area.name)) codes.push_back(newest(known->code));
        return codes;
    }

    /// Newest codes of the places that the area with this newest code lies in: built-in ones, what it was
    /// merged into, and what was divided into it and others.
    [[nodiscard]] std::vector<std::string_view> places_of(std::string_view code) const {
        if (code == united_kingdom) return {};
        std::vector<std::string_view> places = countries_of(code.front());
        const auto [first, last] = was_divided_.equal_range(code);
        for (auto at = first; at != last; ++at) places.push_back(at->second);
        for (std::string_view at = code; !at.empty(); at = holder(at)) {
            places.push_back(at);
            if (const ReferenceArea* area = known(at)) {
                places.push_back(newest(area->region_code));
                places.push_back(newest(area->parent_code));
            }
        }
        std::erase_if(places, [&](std::string_view place) { return place.empty() || place == code; });
        return places;
    }

    /// The area of the table with this newest code.
    [[nodiscard]] const ReferenceArea* known(std::string_view code) const {
        const auto found = by_code_.find(code);
        return found == by_code_.end() ? nullptr : found->second;
    }

    /// Where a row may lie of which nothing is known.
    [[nodiscard]] static std::vector<std::string_view> all_countries() {
        return {england, wales, scotland, northern_ireland, england_and_wales, great_britain, united_kingdom};
    }

private:
    static std::string_view newest(std::string_view code) {
        const auto codes = codes_of_recoded(code);
        return codes.empty() ? code : std::string_view(codes.back());
    }

    [[nodiscard]] std::string_view holder(std::string_view code) const {
        const auto found = holders_.find(code);
        return found == holders_.end() ? std::string_view() : newest(found->second);
    }

    static std::vector<std::string_view> countries_of(char letter) {
        switch (letter) {
            case 'E':
                return {england, england_and_wales, great_britain, united_kingdom};
            case 'W':
                return {wales, england_and_wales, great_britain, united_kingdom};
            case 'S':
                return {scotland, great_britain, united_kingdom};
            case 'N':
                return {northern_ireland, united_kingdom};
            case 'K':
                return {great_britain, united_kingdom};
            default:
                return {};
        }
    }

    std::unordered_map<std::string_view, const ReferenceArea*> by_code_;
    std::unordered_map<std::string, std::string> codes_;              ///< by plain name
    std::unordered_map<std::string_view, std::string_view> holders_;  ///< what areas were merged into
    std::multimap<std::string_view, std::string_view> was_divided_;   ///< by what they became a part of
};

/// The first inner area that has base areas in common with a wider outer one, or is such a wider one itself.
std::optional<Overlap> overlap_of_members(const Gazetteer& gazetteer, const AreaList& areas,
                                          std::span<const std::size_t> inners,
                                          std::span<const std::size_t> outers) {
    struct Known {
        std::size_t index;
        const ReferenceArea* place;
    };
    std::vector<Known> wide;
    for (const std::size_t i : outers)
        for (const std::string_view code : gazetteer.codes_of(areas[i]))
            if (const ReferenceArea* place = gazetteer.known(code); place && !place->is_base())
                wide.push_back({i, place});
    if (wide.empty()) return std::nullopt;
    for (const std::size_t i : inners) {
        for (const std::string_view code : gazetteer.codes_of(areas[i])) {
            const ReferenceArea* inner = gazetteer.known(code);
            if (inner == nullptr) continue;
            for (const Known& outer : wide) {
                if (outer.index == i || outer.place == inner || !share_base_areas(*inner, *outer.place))
                    continue;
                if (inner->members.size() > outer.place->members.size()) return Overlap{outer.index, i};
                return Overlap{i, outer.index};
            }
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Overlap> overlap_among(const AreaList& areas, std::span<const std::size_t> inners,
                                     std::span<const std::size_t> outers) {
    static const Gazetteer gazetteer;
    std::unordered_map<std::string_view, std::size_t> outer_of;
    std::optional<std::size_t> sum;
    for (const std::size_t i : outers) {
        for (const std::string_view code : gazetteer.codes_of(areas[i])) outer_of.emplace(code, i);
        if (is_called_a_sum(areas[i])) sum = i;
    }
    for (const std::size_t i : inners) {
        if (sum && *sum != i) return Overlap{i, *sum};
        const auto codes = gazetteer.codes_of(areas[i]);
        auto places = codes.empty() && areas[i].code.empty() ? Gazetteer::all_countries()
                                                             : std::vector<std::string_view>{};
        for (const std::string_view code : codes) {
            const auto more = gazetteer.places_of(code);
            places.insert(places.end(), more.begin(), more.end());
        }
        for (const std::string_view place : places)
            if (const auto outer = outer_of.find(place); outer != outer_of.end() && outer->second != i)
                return Overlap{i, outer->second};
    }
    return overlap_of_members(gazetteer, areas, inners, outers);
}

}  // namespace pairmodel
