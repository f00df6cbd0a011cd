// Adversity ratios of areas of the built-in table: of wider areas, the means of their members'.

#include "pairmodel/input/reference_areas.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

/// A mean over members, weighted by live births.
class WeightedMean {
public:
    void add(const std::optional<double>& value, double weight) {
        if (!value) return;
        sum_ += *value * weight;
        weight_ += weight;
    }
    [[nodiscard]] std::optional<double> result() const {
        return weight_ > 0 ? std::optional(sum_ / weight_) : std::nullopt;
    }

private:
    double sum_ = 0;
    double weight_ = 0;
};

struct MeanOfBoth {
    WeightedMean geometric;
    WeightedMean arithmetic;

    void add(const BothMeans& means, double weight) {
        geometric.add(means.geometric, weight);
        arithmetic.add(means.arithmetic, weight);
    }
    [[nodiscard]] BothMeans result() const { return {geometric.result(), arithmetic.result()}; }
};

}  // namespace

AdversityRatio adversity_of(const ReferenceTable& table, const ReferenceArea& area,
                            const IndicatorChoice& choice) {
    if (area.is_base())
        return combine_indicators(area.indicators, table.indicators, choice, nation_named(area.country));
    std::vector<MemberRatio> members;
    for (const Member& part : area.members) {
        const ReferenceArea& member = table.areas[part.base];
        if (member.latest_births() > 0)
            members.push_back({static_cast<double>(member.latest_births()), part.share,
                               adversity_of(table, member, choice), region_of_code(member.code)});
    }
    return mean_adversity(members);
}

LeaveOneOut leave_one_out(const ReferenceTable& table, const ReferenceArea& area,
                          const IndicatorChoice& choice) {
    const ChoicesWithout choices(choice, table.indicators);
    const Nation nation = nation_named(area.country);
    if (area.is_base()) return choices.of(area.indicators, nation);
    LeaveOneOut result;
    result.all = adversity_of(table, area, choice);
    if (result.all.basis == AdversityBasis::none) return result;
    for (const IndicatorValue& v : area.indicators)
        if (const double weight = choice.weights[v.indicator]; weight > 0)
            result.all.indicators.push_back(
                {v.indicator, v.value, ratio_of(v.value, table.indicators[v.indicator].in(nation)), weight});
    MeanOfBoth means;
    std::vector<MeanOfBoth> without(result.all.indicators.size());
    for (const Member& part : area.members) {
        const ReferenceArea& member = table.areas[part.base];
        const double weight = part.share.of(static_cast<double>(member.latest_births()));
        const LeaveOneOut own = choices.of(member.indicators, nation_named(member.country));
        means.add(own.means, weight);
        for (std::size_t i = 0; i < without.size(); ++i) {
            const std::size_t indicator = result.all.indicators[i].indicator;
            const auto used = std::find_if(own.all.indicators.begin(), own.all.indicators.end(),
                                           [&](const IndicatorRatio& r) { return r.indicator == indicator; });
            const bool has = used != own.all.indicators.end();
            without[i].add(
                has ? own.without[static_cast<std::size_t>(used - own.all.indicators.begin())] : own.means,
                weight);
        }
    }
    result.means = means.result();
    for (const MeanOfBoth& mean : without) result.without.push_back(mean.result());
    return result;
}

}  // namespace pairmodel
