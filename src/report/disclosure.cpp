#include "pairmodel/report/disclosure.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

/// A total shows two sums over its areas: births, and births × factor. Whoever knows the ratios can work out one or two
/// hidden areas from them, but not three.
bool gives_away(std::size_t hidden) { return hidden == 1 || hidden == 2; }

}  // namespace

Suppression suppress_small(const Run& run, const std::vector<NamedTotal>& totals, std::int64_t below) {
    Suppression result;
    for (const Area& area : run.areas()) result.areas.push_back(area.live_births && *area.live_births < below);

    // The total of all areas less the groups that are shown leaves the groups that are not.
    std::size_t groups = 0;
    std::size_t hidden_groups = 0;
    std::size_t hidden_in_hidden_groups = 0;
    for (const NamedTotal& total : totals) {
        const auto hidden = static_cast<std::size_t>(
            std::count_if(total.members.begin(), total.members.end(), [&](auto i) { return result.areas[i]; }));
        bool suppressed = total.total.live_births() < static_cast<double>(below);
        if (total.code == "TOTAL" && groups > 0)
            suppressed = suppressed || hidden_groups == 1 || gives_away(hidden_in_hidden_groups);
        else
            suppressed = suppressed || gives_away(hidden);
        result.totals.push_back(suppressed);
        if (total.code == "TOTAL") continue;
        ++groups;
        if (!suppressed) continue;
        ++hidden_groups;
        hidden_in_hidden_groups += hidden;
    }
    return result;
}

}  // namespace pairmodel
