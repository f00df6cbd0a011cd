#include "report/words/reach.hpp"

#include "words/figures.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

std::string percent_range(const PublishedReach::Range& range) {
    return fmt::format("{:g} to {:g}%", 100 * range.low, 100 * range.high);
}

}  // namespace

std::string teams_elsewhere(const PublishedReach& reach) {
    return fmt::format(
        "in 2021 the specialist teams of the UK were resourced for 1 to 5% of the births of their areas "
        "(toolkit, section B.1), and all together are reported to see {} ({})",
        percent_range(reach.share_of_births), reach.year);
}

std::string reach_sentence(const PublishedReach& reach) {
    return fmt::format(
        "All parent-infant teams in the {} together are reported to see {} to {} families a year (Centre for "
        "Mental Health, {}): {} of "
        "births and about {:g}% of the families who need specialist support. The toolkit's model has {} of need reached, by all "
        "services.",
        reach.area, grouped(reach.families.low), grouped(reach.families.high), reach.year,
        percent_range(reach.share_of_births), 100 * reach.share_of_need,
        percent_range(reach.toolkit_share_of_need));
}

}  // namespace pairmodel
