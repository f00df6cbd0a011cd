#include "input/areas/comparability.hpp"

#include "pairmodel/input/indicator_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace pairmodel {

namespace {

std::string reason_of(const Indicator& indicator) {
    return fmt::format("its national value holds for areas of {} only",
                       fmt::join(indicator.comparable_in, " and "));
}

void add_note(const Indicator& indicator, std::string& note) {
    note += fmt::format("{}The value of {} is not used: {}.", note.empty() ? "" : " ", indicator.id,
                        reason_of(indicator));
}

/// Index of the indicator, country.
using LeftOut = std::pair<std::size_t, std::string_view>;

}  // namespace

void settle_given_values(const AreaList& areas, std::span<Indicator> indicators) {
    std::vector<std::set<Nation>> nations(indicators.size());
    for (const AreaView& area : areas)
        for (const IndicatorValue& v : area.indicators) nations[v.indicator].insert(nation_of(area.code));
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (indicators[i].origin == given_on_command_line && !indicators[i].comparable_in.empty() &&
            nations[i].size() == 1 && !nations[i].contains(Nation::unknown))
            indicators[i].comparable_in = {std::string(name_of(*nations[i].begin()))};
}

std::vector<std::string> leave_out_incomparable(AreaList& areas, std::span<const Indicator> indicators,
                                                std::span<const double> weights) {
    std::map<LeftOut, std::size_t> counts;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const AreaView area = areas[i];
        if (area.adversity) continue;
        const Nation nation = nation_of(area.code);
        const auto is_out = [&](const IndicatorValue& v) {
            return weights[v.indicator] != 0 && !indicators[v.indicator].holds_in(nation);
        };
        if (std::none_of(area.indicators.begin(), area.indicators.end(), is_out)) continue;
        Area changed = area.copy();
        for (const IndicatorValue& v : area.indicators)
            if (is_out(v)) {
                ++counts[{v.indicator, name_of(nation)}];
                add_note(indicators[v.indicator], changed.note);
            }
        std::erase_if(changed.indicators, is_out);
        areas.replace(i, changed);
    }
    std::vector<std::string> notes;
    for (const auto& [what, count] : counts)
        notes.push_back(fmt::format("{} of {} {} of {} not used: {}", indicators[what.first].id, count,
                                    count == 1 ? "area" : "areas", what.second,
                                    reason_of(indicators[what.first])));
    return notes;
}

std::vector<std::string> use_what_is_offered(const AreaList& areas, std::span<const Indicator> indicators,
                                             IndicatorChoice& choice) {
    const std::vector<bool> offered = indicators_of(areas, indicators.size());
    bool defaults = false;
    std::vector<std::string> others;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        if (!offered[i]) continue;
        defaults = defaults || choice.weights[i] > 0;
        if (choice.weights[i] == 0) others.push_back(indicators[i].id);
    }
    if (defaults) return others;
    // The others not even in what the areas are compared with.
    if (!others.empty())
        for (std::size_t i = 0; i < indicators.size(); ++i) choice.weights[i] = offered[i] ? 1 : 0;
    return {};
}

}  // namespace pairmodel
