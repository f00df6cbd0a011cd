#include "pairmodel/report/disclosure.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

/// A total shows two sums over its areas: births, and births × factor. Whoever knows the ratios can work out
/// a hidden area from them when all the other hidden ones have one ratio, so that they count as one.
bool gives_away(const std::vector<double>& hidden_ratios) {
    const auto count_of = [&](double ratio) {
        return static_cast<std::size_t>(std::count(hidden_ratios.begin(), hidden_ratios.end(), ratio));
    };
    const std::size_t hidden = hidden_ratios.size();
    if (hidden == 0) return false;
    const std::size_t like_first = count_of(hidden_ratios.front());
    if (like_first == hidden) return hidden == 1;
    return like_first + 1 == hidden || count_of(hidden_ratios.back()) + 1 == hidden;
}

}  // namespace

Suppression suppress_small(const Run& run, const std::vector<NamedTotal>& totals, std::int64_t below) {
    Suppression result;
    for (const Area& area : run.areas())
        result.areas.push_back(area.live_births && *area.live_births < below);

    // The total of all areas less the groups that are shown leaves the groups that are not.
    std::size_t groups = 0;
    std::size_t hidden_groups = 0;
    std::vector<double> in_hidden_groups;
    for (const NamedTotal& total : totals) {
        std::vector<double> hidden;
        for (const std::size_t i : total.members)
            if (result.areas[i]) hidden.push_back(run.adversity(i).ratio);
        bool suppressed = total.total.live_births() < static_cast<double>(below);
        if (total.code == "TOTAL" && groups > 0)
            suppressed = suppressed || hidden_groups == 1 || gives_away(in_hidden_groups);
        else
            suppressed = suppressed || gives_away(hidden);
        result.totals.push_back(suppressed);
        if (total.code == "TOTAL") continue;
        ++groups;
        if (!suppressed) continue;
        ++hidden_groups;
        in_hidden_groups.insert(in_hidden_groups.end(), hidden.begin(), hidden.end());
    }
    return result;
}

}  // namespace pairmodel
