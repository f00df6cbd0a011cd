#include "report/words/reach.hpp"

#include "words/figures.hpp"

#include <fmt/format.h>

namespace pairmodel {

std::string reach_sentence(const PublishedReach& reach) {
    const auto percent_range = [](const PublishedReach::Range& range) {
        return fmt::format("{:g} to {:g}%", 100 * range.low, 100 * range.high);
    };
    return fmt::format(
        "All parent-infant teams in the {} together are reported to see {} to {} families a year (Centre for "
        "Mental Health, {}): {} of "
        "births and about {:g}% of families in need. The toolkit's model has {} of need reached, by all "
        "services.",
        reach.area, grouped(reach.families.low), grouped(reach.families.high), reach.year,
        percent_range(reach.share_of_births), 100 * reach.share_of_need,
        percent_range(reach.toolkit_share_of_need));
}

}  // namespace pairmodel
