// Areas of the built-in table as a run takes them, and what their nations are compared with.

#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/input/reference_figures.hpp"
#include "pairmodel/model/elementary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace pairmodel {

namespace {

/// The chosen areas as sums of base areas of the table.
Composition composition_of(const ReferenceTable& table, std::span<const ReferenceArea* const> chosen,
                           std::optional<int> year) {
    std::vector<std::vector<Member>> members;
    std::map<std::size_t, std::size_t> position;  // of base areas, by their index in the table
    for (const ReferenceArea* place : chosen) {
        members.push_back(parts_of(table, *place));
        for (const Member& part : members.back()) position.emplace(part.base, 0);
    }
    Composition composition;
    for (auto& [base, at] : position) {
        at = composition.bases.size();
        composition.bases.push_back(table.as_area(table.areas[base], year));
        composition.histories.push_back(table.births_history(table.areas[base]));
    }
    for (auto& parts : members)
        for (Member& part : parts) part.base = position.at(part.base);
    composition.members = std::move(members);
    return composition;
}

/// Means of an indicator over the base areas of each nation, weighted by live births, and over all of them.
struct Means {
    ByNation<double> of;
    ByNation<double> births;
    double all = 0;
};

Means means_of(const std::vector<BaseArea>& areas, std::size_t indicator) {
    Means means;
    double births = 0;
    for (const BaseArea& area : areas)
        for (const IndicatorValue& value : area.indicators) {
            if (value.indicator != indicator) continue;
            means.of[area.nation] += area.live_births * value.value;
            means.births[area.nation] += area.live_births;
            means.all += area.live_births * value.value;
            births += area.live_births;
        }
    for (std::size_t i = 1; i < nation_count; ++i) {
        const auto nation = static_cast<Nation>(i);
        means.of[nation] /= means.births[nation];
    }
    means.all /= births;
    return means;
}

}  // namespace

ReferenceSelection select_from(const ReferenceTable& table, std::span<const ReferenceArea* const> chosen,
                               std::optional<int> year) {
    ReferenceSelection selection;
    for (const ReferenceArea* place : chosen) {
        selection.areas.push_back(table.as_area(*place, year));
        selection.births_histories.push_back(table.births_history(*place));
    }
    if (!std::all_of(chosen.begin(), chosen.end(), [](const auto* place) { return place->is_base(); }))
        selection.composition = composition_of(table, chosen, year);
    return selection;
}

std::size_t make_cohort(Cohort cohort, ReferenceSelection& selection) {
    if (cohort == Cohort::births) return 0;
    const double multiples = multiple_births().share;
    const auto make = [&](AreaList& areas, std::vector<BirthsHistory>& histories) {
        std::size_t assumed = 0;
        for (std::size_t i = 0; i < areas.size(); ++i) {
            Area area = areas[i].copy();
            if (cohort == Cohort::antenatal)
                make_antenatal(area, multiples);
            else if (!make_under_two(area, histories.empty() ? BirthsHistory{} : histories[i]))
                ++assumed;
            areas.replace(i, area);
        }
        for (BirthsHistory& history : histories)
            history = cohort == Cohort::antenatal ? antenatal_history(history, multiples)
                                                  : under_two_history(history);
        return assumed;
    };
    make(selection.composition.bases, selection.composition.histories);
    return make(selection.areas, selection.births_histories);
}

ByNation<double> standing_to_uk(const ReferenceTable& table) {
    ByNation<double> logs;
    ByNation<double> births;
    double count = 0;
    for (std::size_t k = 0; k < table.indicators.size(); ++k) {
        if (!table.indicators[k].alike) continue;
        const Means means = means_of(*table.base_areas, k);
        births = means.births;
        ++count;
        for (std::size_t i = 1; i < nation_count; ++i) {
            const auto nation = static_cast<Nation>(i);
            logs[nation] += logarithm(means.of[nation] / means.all);
        }
    }
    ByNation<double> standing;
    double weighted = 0;
    double all = 0;
    for (std::size_t i = 1; i < nation_count; ++i) {
        const auto nation = static_cast<Nation>(i);
        standing[nation] = exponential(logs[nation] / count);
        weighted += births[nation] * standing[nation];
        all += births[nation];
    }
    for (std::size_t i = 1; i < nation_count; ++i) standing[static_cast<Nation>(i)] *= all / weighted;
    standing[Nation::unknown] = standing[Nation::england];
    return standing;
}

}  // namespace pairmodel
