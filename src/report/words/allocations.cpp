#include "report/words/allocations.hpp"

#include "report/table/shown.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace pairmodel {

namespace {

bool any_unassigned(const StudyResult& result) {
    const Run& run = result.run;
    if (run.model().allocation() != Allocation::published) return false;
    return run.model().printed(Scenario::lower_need).levels.unassigned > 0 ||
           run.model().printed(Scenario::higher_need).levels.unassigned > 0;
}

/// The estimate of the one area by an allocation, without draws. None of several areas, which have their own
/// figures each, nor of one without births.
std::optional<Estimate> estimate_by(const StudyResult& result, Allocation allocation) {
    const AreaList& areas = result.run.areas();
    if (areas.size() != 1 || areas[0].live_births.value_or(0) == 0) return std::nullopt;
    const Model& model = result.run.model();
    ModelOptions options{allocation, model.scale(), std::nullopt};
    if (model.elasticity_chosen()) options.elasticity = model.elasticity();
    return result.run.with_model(model.with(options)).estimate(0);
}

/// "about 570 to 660"; empty where there is no such estimate.
std::string missed_by(const StudyResult& result, Allocation allocation) {
    const auto estimate = estimate_by(result, allocation);
    return estimate ? count_words(estimate->interval(Measure::missed), result.round_to).text : "";
}

/// "about 290 to 330 come and about 570 to 660 would be missed".
std::string outcome_by(const StudyResult& result, Allocation allocation) {
    const auto estimate = estimate_by(result, allocation);
    if (!estimate) return "";
    return fmt::format("{} come and {} would be missed",
                       count_words(estimate->interval(Measure::demand), result.round_to).text,
                       missed_by(result, allocation));
}

}  // namespace

std::string unassigned_note(const StudyResult& result) {
    if (!any_unassigned(result)) return "";
    const Model& model = result.run.model();
    const double lower = model.printed(Scenario::lower_need).levels.unassigned;
    const double higher = model.printed(Scenario::higher_need).levels.unassigned;
    std::string text = fmt::format(
        "Not placed by the toolkit: its shares by level of care add up to {} to {} of births; the rest is "
        "shown, not spread.",
        shown(100 - 100 * std::max(lower, higher), ColumnKind::decimal, 0),
        percent(1 - std::min(lower, higher)));
    if (const std::string outcome = outcome_by(result, Allocation::closed); !outcome.empty())
        text += fmt::format(" Reports, plans and draws give each birth a place: by that, {}.", outcome);
    return text;
}

std::string report_difference(const StudyResult& result) {
    if (result.simulated || !any_unassigned(result)) return "";
    const std::string missed = missed_by(result, Allocation::closed);
    return missed.empty() ? ""
                          : fmt::format("In reports, which place each birth, {} would be missed.", missed);
}

std::string published_difference(const StudyResult& result) {
    const Model& model = result.run.model();
    if (model.allocation() == Allocation::published || !model.parameters().levels) return "";
    std::string text =
        "The toolkit's printed shares by level of care leave out a few babies; here each birth counts at one level";
    const std::string printed = outcome_by(result, Allocation::published);
    if (printed.empty()) return text + ".";
    text += ". By the printed shares " + printed;
    if (result.simulated)
        text += "; by the shares here, without draws, " + outcome_by(result, Allocation::closed);
    return text + ".";
}

std::string point_outcome(const StudyResult& result) {
    if (!result.simulated) return "";
    const auto estimate = estimate_by(result, result.run.model().allocation());
    if (!estimate) return "";
    const auto words = [&](Measure m) { return count_words(estimate->interval(m), result.round_to).text; };
    const bool moved =
        std::abs(result.run.adversity(0).ratio - 1) >= 0.05 && !result.run.model().elasticity_chosen();
    return fmt::format("{}{} need more and {} would be missed.",
                       moved ? "Draws allow that need rises and falls less than adversity does; without them "
                             : "Without draws ",
                       words(Measure::need), words(Measure::missed));
}

}  // namespace pairmodel
