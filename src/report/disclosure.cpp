#include "pairmodel/report/disclosure.hpp"

#include <algorithm>

namespace pairmodel {

Suppression suppress_small(const Run& run, const std::vector<NamedTotal>& totals, std::int64_t below) {
    Suppression result;
    for (const Area& area : run.areas())
        result.areas.push_back(area.live_births && *area.live_births < below);

    // An area hidden in a group whose own total is hidden can be had from the grand total only if it is alone
    // there.
    std::size_t hidden_in_hidden_groups = 0;
    bool groups = false;
    for (const NamedTotal& total : totals) {
        const auto hidden = static_cast<std::size_t>(std::count_if(total.members.begin(), total.members.end(),
                                                                   [&](auto i) { return result.areas[i]; }));
        const bool all_areas = total.code == "TOTAL";
        const std::size_t exposed = all_areas && groups ? hidden_in_hidden_groups : hidden;
        const bool suppressed = exposed == 1 || total.total.live_births() < static_cast<double>(below);
        result.totals.push_back(suppressed);
        if (!all_areas) {
            groups = true;
            if (suppressed) hidden_in_hidden_groups += hidden;
        }
    }
    return result;
}

}  // namespace pairmodel
