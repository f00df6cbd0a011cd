#include "pairmodel/model/run.hpp"

#include "pairmodel/model/error.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace pairmodel {

// NOLINTNEXTLINE(modernize-pass-by-value): copies of a model share its set
Run::Run(const Model& model, AreaList areas, std::vector<Indicator> indicators, IndicatorChoice choice,
         std::optional<double> ratio_for_all)
    : model_(model),
      areas_(std::move(areas)),
      indicators_(std::move(indicators)),
      choice_(std::move(choice)),
      ratio_for_all_(ratio_for_all) {
    const auto other = [&](const AreaView& area) { return area.cohort != cohort(); };
    if (std::any_of(areas_.begin(), areas_.end(), other))
        throw std::logic_error("births of a year and children under two in one run");
}

namespace {

void add(NamedTotal& total, const Run& run, std::size_t index) {
    const std::optional<Estimate> estimate = run.estimate(index);
    if (!estimate) return total.missing.push_back(index);
    total.members.push_back(index);
    total.total.add(*estimate);
}

}  // namespace

Run Run::with_model(const Model& model) const {
    Run other = *this;
    other.model_ = model;
    return other;
}

AdversityRatio Run::adversity(std::size_t index) const {
    if (ratio_for_all_) return {*ratio_for_all_, AdversityBasis::given_for_run, std::nullopt, {}};
    return adversity_of(areas_[index], indicators_, choice_);
}

std::optional<Estimate> Run::estimate(std::size_t index) const {
    const AreaView area = areas_[index];
    if (!area.live_births) return std::nullopt;
    return pairmodel::estimate(static_cast<double>(*area.live_births), adversity(index).ratio, model_);
}

RunSummary summarise(const Run& run, std::vector<Unanswered>& unanswered) {
    RunSummary summary;
    summary.indicators_used.resize(run.indicators().size(), false);
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        try {
            const AdversityRatio adversity = run.adversity(i);
            if (adversity.basis == AdversityBasis::none) ++summary.without_adversity;
            for (const IndicatorRatio& r : adversity.indicators) summary.indicators_used[r.indicator] = true;
            if (!run.areas()[i].live_births)
                ++summary.without_births;
            else if (saturates(adversity.ratio, run.model()))
                ++summary.saturated;
        } catch (const ModelError& error) {
            unanswered.push_back({i, error.what()});
        }
    }
    return summary;
}

NamedTotal recounted(const NamedTotal& total, const Run& run) {
    NamedTotal again{total.code, total.name, {}, {}, {}};
    for (const auto* areas : {&total.members, &total.missing})
        for (const std::size_t index : *areas) add(again, run, index);
    return again;
}

NamedTotal total_of(const Run& run) {
    NamedTotal all{"TOTAL", "Total", {}, {}, {}};
    for (std::size_t i = 0; i < run.areas().size(); ++i) add(all, run, i);
    return all;
}

std::vector<NamedTotal> totals_by(const Run& run, std::size_t group_column, const std::string& column_name) {
    std::vector<NamedTotal> totals;
    std::map<std::string, std::size_t> index_of;
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        const std::string value(run.areas()[i].groups[group_column]);
        const auto [at, added] = index_of.try_emplace(value, totals.size());
        if (added && value.empty())
            totals.push_back({"TOTAL:(none)", "(no " + column_name + ")", {}, {}, {}});
        else if (added)
            totals.push_back({"TOTAL:" + value, value, {}, {}, {}});
        add(totals[at->second], run, i);
    }
    return totals;
}

}  // namespace pairmodel
