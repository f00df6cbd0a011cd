#include "pairmodel/input/comparability.hpp"

#include "pairmodel/input/gss_code.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

namespace pairmodel {

namespace {

bool holds_in(const Indicator& indicator, std::string_view country) {
    const auto& countries = indicator.comparable_in;
    return countries.empty() || country.empty() ||
           std::find(countries.begin(), countries.end(), country) != countries.end();
}

std::string reason_of(const Indicator& indicator) {
    return fmt::format("its national value holds for areas of {} only",
                       fmt::join(indicator.comparable_in, " and "));
}

/// Index of the indicator, country.
using LeftOut = std::pair<std::size_t, std::string_view>;

}  // namespace

std::vector<std::string> leave_out_incomparable(std::vector<Area>& areas,
                                                std::span<const Indicator> indicators,
                                                std::span<const double> weights) {
    std::map<LeftOut, std::size_t> counts;
    for (Area& area : areas) {
        if (area.adversity) continue;
        const std::string_view country = country_of_gss_code(area.code);
        std::erase_if(area.indicators, [&](const IndicatorValue& v) {
            const Indicator& indicator = indicators[v.indicator];
            if (weights[v.indicator] == 0 || holds_in(indicator, country)) return false;
            ++counts[{v.indicator, country}];
            area.note += fmt::format("{}The value of {} is not used: {}.", area.note.empty() ? "" : " ",
                                     indicator.id, reason_of(indicator));
            return true;
        });
    }
    std::vector<std::string> notes;
    for (const auto& [what, count] : counts)
        notes.push_back(fmt::format("{} of {} {} of {} not used: {}", indicators[what.first].id, count,
                                    count == 1 ? "area" : "areas", what.second,
                                    reason_of(indicators[what.first])));
    return notes;
}

}  // namespace pairmodel
