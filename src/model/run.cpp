#include "pairmodel/model/run.hpp"

#include "pairmodel/model/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace pairmodel {

namespace {

/// The births of an area's members together; nothing where none has any.
std::optional<std::int64_t> rounded_births(const Composition& composition, std::size_t area) {
    std::optional<double> births;
    for (const Member& part : composition.members[area])
        if (const auto of_base = composition.bases[part.base].live_births)
            births = births.value_or(0) + part.share.of(static_cast<double>(*of_base));
    if (!births) return std::nullopt;
    return std::llround(*births);
}

/// Neighbouring parts of one base area become one.
void join(std::vector<Member>& parts) {
    std::stable_sort(parts.begin(), parts.end(), [](const Member& a, const Member& b) {
        return a.base != b.base ? a.base < b.base : a.share.from < b.share.from;
    });
    std::vector<Member> joined;
    for (const Member& part : parts) {
        if (!joined.empty() && joined.back().base == part.base && joined.back().share.to == part.share.from)
            joined.back().share.to = part.share.to;
        else
            joined.push_back(part);
    }
    parts = std::move(joined);
}

}  // namespace

// NOLINTNEXTLINE(modernize-pass-by-value): copies of a model share its set
Run::Run(const Model& model, AreaList areas, std::vector<Indicator> indicators, IndicatorChoice choice,
         std::optional<double> ratio_for_all, Composition composition)
    : model_(model),
      areas_(std::move(areas)),
      indicators_(std::move(indicators)),
      choice_(std::move(choice)),
      ratio_for_all_(ratio_for_all),
      composition_(std::move(composition)) {
    for (std::size_t i = 0; i < composition_.members.size(); ++i) {
        if (!is_sum(i) || !areas_[i].live_births) continue;
        Area sum = areas_[i].copy();
        sum.cohort = composition_.bases[composition_.members[i].front().base].cohort;
        sum.live_births = rounded_births(composition_, i);
        areas_.replace(i, sum);
    }
    const auto other = [&](const AreaView& area) { return area.cohort != cohort(); };
    if (std::any_of(areas_.begin(), areas_.end(), other))
        throw std::logic_error("births of a year and children under two in one run");
}

namespace {

void add(NamedTotal& total, const Run& run, std::size_t index) {
    const std::optional<Estimate> estimate = run.estimate(index);
    if (run.areas()[index].withheld) ++total.withheld;
    if (!estimate) return total.missing.push_back(index);
    total.members.push_back(index);
    total.total.add(*estimate);
}

/// Of wider areas the base areas are added up, in their own order: so it makes no difference to the last bit
/// by which areas one comes to a total.
void add_up_bases(NamedTotal& total, const Run& run) {
    if (run.composition().empty()) return;
    Total sum;
    for (const Member& part : run.parts_of(total.members))
        sum.add(part_of(run.base_estimate(part.base), part.share));
    sum.count(total.total.areas(), total.total.saturated_areas());
    total.total = sum;
}

}  // namespace

Run Run::with_model(const Model& model) const {
    Run other = *this;
    other.model_ = model;
    return other;
}

bool Run::is_sum(std::size_t index) const {
    if (composition_.empty()) return false;
    const std::vector<Member>& members = composition_.members[index];
    return members.size() != 1 || !members.front().share.whole() ||
           composition_.bases[members.front().base].code != areas_[index].code;
}

std::size_t Run::base_of(std::size_t index) const {
    return composition_.empty() ? index : composition_.members[index].front().base;
}

std::vector<Member> Run::parts_of(std::span<const std::size_t> areas) const {
    std::vector<Member> parts;
    parts.reserve(areas.size());
    for (const std::size_t index : areas) {
        if (composition_.empty())
            parts.push_back({index, {}});
        else
            parts.insert(parts.end(), composition_.members[index].begin(), composition_.members[index].end());
    }
    std::erase_if(parts, [&](const Member& part) { return !bases()[part.base].live_births; });
    if (!composition_.empty()) join(parts);
    return parts;
}

AdversityRatio Run::base_adversity(std::size_t base) const {
    if (ratio_for_all_) return {*ratio_for_all_, AdversityBasis::given_for_run, std::nullopt, {}};
    return adversity_of(bases()[base], indicators_, choice_);
}

std::vector<IndicatorRatio> Run::mean_indicators(std::span<const Member> parts) const {
    struct Sum {
        double births = 0;
        IndicatorRatio part;
    };
    std::map<std::size_t, Sum> sums;
    std::optional<Nation> nation;
    for (const Member& part : parts) {
        const AdversityRatio ratio = base_adversity(part.base);
        if (nation.value_or(ratio.nation) != ratio.nation) return {};
        nation = ratio.nation;
        const double births = part.share.of(static_cast<double>(*bases()[part.base].live_births));
        for (const IndicatorRatio& one : ratio.indicators) {
            Sum& sum =
                sums.try_emplace(one.indicator, Sum{0, {one.indicator, 0, 0, one.weight}}).first->second;
            sum.births += births;
            sum.part.value += births * one.value;
            sum.part.ratio += births * one.ratio;
        }
    }
    std::vector<IndicatorRatio> means;
    for (auto& [indicator, sum] : sums) {
        if (sum.births <= 0) continue;
        sum.part.value /= sum.births;
        sum.part.ratio /= sum.births;
        means.push_back(sum.part);
    }
    return means;
}

Estimate Run::base_estimate(std::size_t base) const {
    return pairmodel::estimate(static_cast<double>(*bases()[base].live_births), base_adversity(base).ratio,
                               model_);
}

namespace {

/// The variance of members' ratios times their births. Of Student's t only the variance counts: a sum of many
/// is as good as normal.
class SummedError {
public:
    void add(const AdversityRatio& ratio, std::string_view region, double births) {
        const double freedom = ratio.degrees_of_freedom;
        const double spread = std::isinf(freedom) || freedom <= 2 ? 1 : std::sqrt(freedom / (freedom - 2));
        const double error = births * ratio.ratio * ratio.log_standard_error.value_or(0) * spread;
        squares_ += (1 - ratio.shared_in_region) * error * error;
        regions_[region] += std::sqrt(ratio.shared_in_region) * error;
    }
    [[nodiscard]] double variance() const {
        double variance = squares_;
        for (const auto& [region, error] : regions_) variance += error * error;
        return variance;
    }

private:
    double squares_ = 0;
    std::map<std::string_view, double> regions_;
};

}  // namespace

AdversityRatio mean_adversity(std::span<const MemberRatio> members) {
    double births = 0;
    double sum = 0;
    SummedError error;
    AdversityRatio mean;
    bool one_nation = true;
    for (const MemberRatio& member : members) {
        const AdversityRatio& ratio = member.ratio;
        const double weight = member.share.of(member.live_births);
        births += weight;
        sum += weight * ratio.ratio;
        error.add(ratio, member.region, weight);
        if (ratio.basis != AdversityBasis::none) mean.basis = AdversityBasis::members;
        one_nation = one_nation && ratio.nation == members.front().ratio.nation;
        mean.scale = ratio.scale;
        mean.standing = ratio.standing;
    }
    if (births <= 0) return {};
    if (one_nation) mean.nation = members.front().ratio.nation;
    mean.of_several_nations = !one_nation;
    mean.ratio = sum / births;
    if (mean.basis == AdversityBasis::none) return mean;
    if (members.size() == 1) {
        // One member's ratio is the whole's, to the last bit.
        mean.ratio = members.front().ratio.ratio;
        mean.log_standard_error = members.front().ratio.log_standard_error;
        mean.degrees_of_freedom = members.front().ratio.degrees_of_freedom;
        return mean;
    }
    if (const double variance = error.variance(); variance > 0)
        mean.log_standard_error = std::sqrt(variance) / sum;
    return mean;
}

AdversityRatio Run::adversity(std::size_t index) const {
    if (ratio_for_all_ || !is_sum(index)) return base_adversity(base_of(index));
    std::vector<MemberRatio> members;
    for (const Member& part : composition_.members[index])
        if (const auto births = bases()[part.base].live_births)
            members.push_back({static_cast<double>(*births), part.share, base_adversity(part.base),
                               bases()[part.base].region});
    return pairmodel::mean_adversity(members);
}

std::optional<Estimate> Run::estimate(std::size_t index) const {
    if (!areas_[index].live_births) return std::nullopt;
    if (!is_sum(index)) return base_estimate(base_of(index));
    EstimateSum sum;
    for (const Member& part : composition_.members[index])
        if (bases()[part.base].live_births) sum.add(base_estimate(part.base), part.share);
    return sum.result();
}

bool tells_average(const AdversityRatio& ratio) {
    switch (ratio.basis) {
        case AdversityBasis::given_for_run:
        case AdversityBasis::given_for_area:
            return false;
        case AdversityBasis::none:
            return ratio.nation != Nation::unknown || ratio.of_several_nations || ratio.standing != 1;
        case AdversityBasis::indicators:
        case AdversityBasis::members:
            break;
    }
    return true;
}

bool have_same_average(const AdversityRatio& a, const AdversityRatio& b) {
    if (a.standing != 1 || b.standing != 1) return a.standing != 1 && b.standing != 1;
    return a.nation == b.nation && !a.of_several_nations && !b.of_several_nations;
}

namespace {

void note_used(const AdversityRatio& adversity, RunSummary& summary) {
    if (adversity.log_standard_error.value_or(0) > 0) summary.ratios_vary = true;
    for (const IndicatorRatio& r : adversity.indicators) {
        summary.indicators_used[r.indicator] = true;
        summary.used_in[r.indicator][adversity.nation] = true;
    }
}

void note_average(const AdversityRatio& adversity, RunSummary& summary) {
    if (adversity.basis == AdversityBasis::given_for_run || adversity.basis == AdversityBasis::given_for_area)
        summary.some_given = true;
    if (!tells_average(adversity)) return;
    if (!summary.compared)
        summary.compared = adversity;
    else if (!have_same_average(*summary.compared, adversity))
        summary.one_average = false;
}

/// What an area that is shown has in common with the others, or not.
void note_shown(const AdversityRatio& adversity, RunSummary& summary) {
    if (const std::size_t used = adversity.indicators.size(); used > 0) {
        const bool first = summary.most_indicators == 0;
        summary.fewest_indicators = first ? used : std::min(summary.fewest_indicators, used);
        summary.most_indicators = std::max(summary.most_indicators, used);
    }
    note_average(adversity, summary);
}

/// The year of an area that has births, or that of each of its members.
void note_years(const AreaView& area, RunSummary& summary) {
    const int year = area.live_births_year;
    if (!area.live_births || year == 0) return;
    const int from = is_of_one_year(area.cohort) ? year : year - 1;
    summary.first_year = summary.first_year == 0 ? from : std::min(summary.first_year, from);
    summary.last_year = std::max(summary.last_year, year);
}

}  // namespace

RunSummary summarise(const Run& run, std::vector<Unanswered>& unanswered) {
    RunSummary summary;
    summary.indicators_used.resize(run.indicators().size(), false);
    summary.used_in.resize(run.indicators().size(), ByNation<bool>(false));
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        const AreaView area = run.areas()[i];
        if (area.withheld) {
            ++summary.withheld;
            continue;
        }
        try {
            const AdversityRatio adversity = run.adversity(i);
            if (adversity.basis == AdversityBasis::none) ++summary.without_adversity;
            note_used(adversity, summary);
            note_shown(adversity, summary);
            if (!run.is_sum(i)) note_years(area, summary);
            if (run.is_sum(i))
                for (const Member& part : run.parts_of(std::span(&i, 1))) {
                    note_used(run.base_adversity(part.base), summary);
                    if (area.live_births) note_years(run.bases()[part.base], summary);
                }
            if (!area.live_births)
                ++summary.without_births;
            else if (run.is_sum(i) ? run.estimate(i)->saturated() : saturates(adversity.ratio, run.model()))
                ++summary.saturated;
        } catch (const ModelError& error) {
            unanswered.push_back({i, error.what(), error.remedy()});
        }
    }
    return summary;
}

NamedTotal recounted(const NamedTotal& total, const Run& run) {
    NamedTotal again{total.code, total.name, {}, {}, {}};
    for (const auto* areas : {&total.members, &total.missing})
        for (const std::size_t index : *areas) add(again, run, index);
    add_up_bases(again, run);
    return again;
}

NamedTotal total_of(const Run& run) {
    NamedTotal all{"TOTAL", "Total", {}, {}, {}};
    for (std::size_t i = 0; i < run.areas().size(); ++i) add(all, run, i);
    add_up_bases(all, run);
    return all;
}

namespace {

/// A kept cell as the name of a group: its line breaks are spaces, and no two spaces follow one another.
std::string in_one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    line.erase(std::unique(line.begin(), line.end(), [](char a, char b) { return a == ' ' && b == ' '; }),
               line.end());
    return line;
}

}  // namespace

std::vector<NamedTotal> totals_by(const Run& run, std::size_t group_column, const std::string& column_name) {
    std::vector<NamedTotal> totals;
    std::map<std::string, std::size_t> index_of;
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        const std::string value = in_one_line(run.areas()[i].groups[group_column]);
        const auto [at, added] = index_of.try_emplace(value, totals.size());
        if (added && value.empty())
            totals.push_back({"TOTAL:", "(no " + column_name + ")", {}, {}, {}});
        else if (added)
            totals.push_back({"TOTAL:" + value, value, {}, {}, {}});
        add(totals[at->second], run, i);
    }
    // A group of withheld areas alone is known from what they say of themselves, and so not at all.
    std::erase_if(totals, [](const NamedTotal& total) {
        return total.members.empty() && total.withheld > 0 && total.withheld == total.missing.size();
    });
    for (NamedTotal& total : totals) add_up_bases(total, run);
    return totals;
}

}  // namespace pairmodel
