// Tiers of areas, and what lies in what.

#include "pairmodel/input/reference_areas.hpp"

#include <algorithm>
#include <array>

namespace pairmodel {

std::span<const std::string> tier_codes() {
    static const std::vector<std::string> codes(enum_words<Tier>.begin(), enum_words<Tier>.end());
    return codes;
}

namespace {

/// By its type, as areas of other tables are told as well.
bool is_wide(const ReferenceArea& area) {
    static constexpr std::array<std::string_view, 10> types{
        "kingdom",   "country",      "region",    "county",    "former county",
        "programme", "health board", "NHS board", "HSC trust", "combined authority"};
    return area.type.starts_with("integrated care board") ||
           std::find(types.begin(), types.end(), area.type) != types.end();
}

}  // namespace

bool in_tier(const ReferenceArea& area, Tier tier) {
    switch (tier) {
        case Tier::country:
            return area.type == "country";
        case Tier::region:
            return area.type == "region";
        case Tier::upper:
            return area.type == "county" || (!is_wide(area) && area.type != "district");
        case Tier::lower:
            return !is_wide(area);
        case Tier::icb:
            return area.type == "integrated care board" ||
                   area.type == "integrated care board from April 2026";
        case Tier::icb_2024:
            return area.type == "integrated care board" ||
                   area.type == "integrated care board until March 2026";
        case Tier::health_board:
            return area.type == "health board";
        case Tier::nhs_board:
            return area.type == "NHS board";
        case Tier::hsc_trust:
            return area.type == "HSC trust";
        case Tier::combined_authority:
            return area.type == "combined authority";
    }
    return false;
}

namespace {

/// How much of each other two lists of parts have: sums of shares of base areas, those of `inner` in all.
struct Covered {
    double common = 0;
    double inner = 0;
};

Covered covered_by(const std::vector<Member>& inner, const std::vector<Member>& outer) {
    Covered covered;
    auto at = outer.begin();
    for (const Member& part : inner) {
        covered.inner += part.share.to - part.share.from;
        while (at != outer.end() && at->base < part.base) ++at;
        if (at == outer.end() || at->base != part.base) continue;
        covered.common +=
            std::max(0.0, std::min(part.share.to, at->share.to) - std::max(part.share.from, at->share.from));
    }
    return covered;
}

}  // namespace

bool lies_within(const ReferenceArea& area, std::string_view code) {
    if (area.code == code || area.parent_code == code || area.region_code == code) return true;
    const ReferenceTable& table = reference_table();
    const ReferenceArea* place = table.by_code(code);
    if (place == nullptr || area.country.empty()) return false;
    if (place->type == "country" && area.country == place->country) return true;
    const ReferenceArea* known = table.by_code(area.code);
    if (known == nullptr || place->is_base()) return false;
    const Covered covered = covered_by(parts_of(table, *known), place->members);
    return covered.common > covered.inner / 2;
}

bool share_base_areas(const ReferenceArea& one, const ReferenceArea& other) {
    const ReferenceTable& table = reference_table();
    constexpr double noise = 1e-9;
    return covered_by(parts_of(table, one), parts_of(table, other)).common > noise;
}

}  // namespace pairmodel
