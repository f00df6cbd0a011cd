#include "input/areas/seen.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace pairmodel {

Issue SeenAreas::Repeat::issue(const std::vector<std::uint32_t>& lines) const {
    const std::string found = in_quotes(what);
    if (earlier == lines.size()) return {"", 0, "", "each area once", found + " twice", ""};
    const std::string already = fmt::format("{}, which is on line {} already", found, lines[earlier]);
    if (other.empty())
        return {"",      0,
                "",      "each area once",
                already, is_name ? "leave one of the two out, or give area codes where names repeat" : ""};
    return {"",
            0,
            "",
            "each area once",
            fmt::format("{} as {}", already, in_quotes(other)),
            "an older and a newer code of one area: leave one of the two rows out"};
}

std::optional<std::size_t> SeenAreas::find(std::string_view key_wanted) const {
    const auto place =
        std::lower_bound(rising_.begin(), rising_.end(), key_wanted,
                         [&](std::uint32_t i, std::string_view text) { return key(i) < text; });
    if (place != rising_.end() && key(*place) == key_wanted) return *place;
    const auto other = others_.find(std::string(key_wanted));
    return other == others_.end() ? std::nullopt : std::optional(other->second);
}

std::optional<SeenAreas::Repeat> SeenAreas::find_code(std::string_view code) const {
    const auto place = [&](std::string_view one) {
        const auto joined = joined_.find(std::string(one));
        return joined == joined_.end() ? find(one) : std::optional(joined->second);
    };
    if (const auto same = place(code)) return Repeat{std::string(code), *same};
    for (const std::string& other : codes_of_recoded(code))
        if (const auto same = place(other)) return Repeat{std::string(code), *same, other};
    return std::nullopt;
}

/// Those that another row may have as well: of a name the built-in areas that it stands for.
std::vector<std::string_view> SeenAreas::codes_of(const AreaView& area) const {
    std::vector<std::string_view> codes;
    if (area.code.empty())
        for (const ReferenceArea* known : known_areas("", area.name)) codes.push_back(known->code);
    else if (!joined_.empty() || !codes_of_recoded(area.code).empty() || !is_gss_code(area.code))
        codes = gss_codes_in(area.code);
    return codes;
}

namespace {

/// As it may be spelt otherwise: in capitals, without full stops and apostrophes behind letters. Other signs
/// may be what tells two areas apart.
std::string spelling_of(std::string_view name) {
    constexpr std::string_view curly = "\u2019";
    std::string plain;
    bool behind_letter = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool is_curly = name.substr(i).starts_with(curly);
        if (behind_letter && (is_curly || name[i] == '.' || name[i] == '\'')) {
            i += is_curly ? curly.size() - 1 : 0;
            continue;
        }
        behind_letter = !is_digit(name[i]) && name[i] != ' ';
        plain += name[i];
    }
    return lower_case(plain);
}

}  // namespace

std::optional<std::size_t> SeenAreas::find_spelling(std::string_view name) {
    const std::string spelling = spelling_of(name);
    const auto [same, is_new] =
        spellings_.emplace(std::hash<std::string>()(spelling), static_cast<std::uint32_t>(areas_.size()));
    if (is_new || spelling_of(areas_[same->second].name) != spelling) return std::nullopt;
    return same->second;
}

std::vector<SeenAreas::Repeat> SeenAreas::add(const AreaView& area) {
    const std::size_t index = areas_.size();
    const std::string_view own = key_of(area);
    const bool rises = rising_.empty() || key(rising_.back()) < own;
    if (!rises || !others_.empty())
        if (const auto same = find(own)) return {{std::string(own), *same, "", area.code.empty()}};
    std::vector<Repeat> repeats;
    std::map<std::string, std::size_t> parts;
    const std::vector<std::string_view> codes = codes_of(area);
    for (const std::string_view part : codes) {
        const std::string code(part);
        auto repeat = find_code(code);
        if (!repeat && !parts.emplace(code, index).second) repeat = Repeat{code, index};
        if (!repeat) continue;
        if (area.code.empty())
            repeat = Repeat{fmt::format("{} ({})", reference_table().by_code(code)->name, code),
                            repeat->earlier, "", true};
        repeats.push_back(std::move(*repeat));
    }
    if (!repeats.empty()) return repeats;
    if (area.code.empty() && codes.empty())
        if (const auto same = find_spelling(area.name)) return {{std::string(own), *same, "", true}};
    if (codes.size() > 1 || area.code.empty()) joined_.merge(parts);
    if (rises)
        rising_.push_back(static_cast<std::uint32_t>(index));
    else
        others_.emplace(own, index);
    return {};
}

}  // namespace pairmodel
