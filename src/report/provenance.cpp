#include "pairmodel/report/provenance.hpp"

#include "pairmodel/report/figures.hpp"
#include "pairmodel/version.hpp"
#include "record_builder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// Which indicators some area of the run was rated by.
std::vector<bool> indicators_used(const Run& run) {
    std::vector<bool> used(run.indicators().size(), false);
    for (std::size_t i = 0; i < run.areas().size(); ++i)
        for (const IndicatorRatio& r : run.adversity(i).indicators) used[r.indicator] = true;
    return used;
}

bool any_unassigned(const EstimateResult& result) {
    const Run& run = result.run;
    if (run.model().allocation() != Allocation::published) return false;
    return run.model().printed(Scenario::lower_need).levels.unassigned > 0 ||
           run.model().printed(Scenario::higher_need).levels.unassigned > 0;
}

std::string rounding_note(int round_to) {
    const std::string unit = round_to > 1 ? fmt::format("the nearest {} babies", round_to) : "whole babies";
    return "Rounded to " + unit + ", halves up; figures may not add up due to rounding.";
}

std::string bounds_note(const Model& model) {
    const ParameterSet& set = model.parameters();
    return fmt::format(
        "Modelled estimate, not a count. A range goes from one end of the published figures of {} {} to the other "
        "({}); it is no confidence interval.",
        set.id, set.version, "scenarios of lower and higher need");
}

std::string unassigned_note(const Model& model) {
    const double lower = model.printed(Scenario::lower_need).levels.unassigned;
    const double higher = model.printed(Scenario::higher_need).levels.unassigned;
    return fmt::format("Not assigned: the published shares by level of care add up to {} to {} of births; the rest is "
                       "shown, not spread.",
                       shown(100 - 100 * std::max(lower, higher), ColumnKind::decimal, 0),
                       percent(1 - std::min(lower, higher)));
}

/// Choices that differ from the toolkit's own way are said aloud.
void add_choice_notes(const Model& model, std::vector<std::string>& notes) {
    if (model.allocation() == Allocation::closed)
        notes.push_back(fmt::format(
            "Allocation closed (pairmodel's own): {} of those with a difficulty are not reached; of the insecure who "
            "are reached, {} go to targeted services.",
            percent(model.attrition().unreached_share), percent(model.attrition().targeted_share_of_reached)));
    if (model.scale() == Scale::odds)
        notes.emplace_back("Scale odds (pairmodel's own): adversity multiplies the odds of a pattern, not its share.");
    if (model.elasticity() != 1)
        notes.push_back(fmt::format("Elasticity {}: a change of adversity by 10 % changes need by {} % (the toolkit's "
                                    "elasticity is 1).",
                                    shortest(model.elasticity()), shown(10 * model.elasticity(), ColumnKind::decimal, 0)));
}

bool any_saturated(const EstimateResult& result) {
    for (std::size_t i = 0; i < result.run.areas().size(); ++i)
        if (const auto estimate = result.run.estimate(i); estimate && estimate->saturated()) return true;
    return false;
}

bool any_absent(const EstimateResult& result) {
    const auto& areas = result.run.areas();
    return std::any_of(areas.begin(), areas.end(), [](const Area& a) { return !a.live_births; });
}

}  // namespace

Table parameters_record(const ParameterSet& set) {
    RecordBuilder record("parameters");
    record.text({"id"}, set.id).text({"title"}, set.title).text({"version"}, set.version);
    record.text({"credit"}, set.credit).text({"sha256"}, set.sha256);
    const auto add_figures = [&](const std::string& group, const auto& figures) {
        for (const auto& [name, figure] : figures) {
            record.number({group, std::string(name), "lower_need"}, figure->value.lower_need);
            record.number({group, std::string(name), "higher_need"}, figure->value.higher_need);
        }
    };
    add_figures("incidence", figures_of(set.incidence));
    for (const auto& [name, assumption] : assumptions_of(set)) {
        record.number({"assumptions", std::string(name), "value"}, assumption->value);
        record.number({"assumptions", std::string(name), "low"}, assumption->low);
        record.number({"assumptions", std::string(name), "high"}, assumption->high);
    }
    if (set.levels) add_figures("levels", figures_of(*set.levels));
    for (const Source& source : set.sources) {
        record.text({"sources", source.id, "citation"}, source.citation);
        if (!source.url.empty()) record.text({"sources", source.id, "url"}, source.url);
    }
    return record.build();
}

Table method_record(const EstimateResult& result) {
    const Model& model = result.run.model();
    RecordBuilder record("method");
    record.text({"allocation"}, std::string(code_of(model.allocation())));
    record.text({"scale"}, std::string(code_of(model.scale())));
    record.number({"elasticity"}, model.elasticity());
    record.text({"combine"}, std::string(code_of(result.run.choice().combine)));
    const auto& weights = result.run.choice().weights;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] > 0) record.number({"weights", result.run.indicators()[i].id}, weights[i]);
    record.text({"interval", "kind"}, "scenario bounds");
    record.number({"draws"}, 0);
    record.add({"round"}, result.round_to > 0 ? OwnCell(double{static_cast<double>(result.round_to)}) : OwnCell(Absent::not_applicable),
               ColumnKind::count);
    record.add({"suppress_below"},
               result.suppress_below > 0 ? OwnCell(static_cast<double>(result.suppress_below)) : OwnCell(Absent::not_applicable),
               ColumnKind::count);
    return record.build();
}

Table provenance_record(const EstimateResult& result) {
    RecordBuilder record("provenance");
    record.text({"statement"}, "Modelled estimate, not a count.");
    record.text({"pairmodel"}, std::string(version()));
    record.text({"credit"}, result.run.model().parameters().credit);
    if (result.builtin_areas) {
        record.text({"attribution"}, attribution(result));
        record.text({"licence"}, open_government_licence);
    }
    for (const auto& [name, sha256] : result.inputs) record.text({"inputs", name, "sha256"}, sha256);
    const std::vector<bool> used = indicators_used(result.run);
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i]) continue;
        const Indicator& indicator = result.run.indicators()[i];
        const auto at = [&](const char* key) { return std::vector<std::string>{"indicators", indicator.id, key}; };
        record.text(at("label"), indicator.label).text(at("unit"), indicator.unit);
        record.text(at("period"), indicator.period).text(at("publisher"), indicator.publisher);
        record.text(at("publication"), indicator.publication);
        record.number(at("reference_value"), indicator.reference_value);
        record.text(at("reference_area_code"), indicator.reference_area_code);
    }
    if (!result.date.empty()) record.text({"date"}, result.date);
    return record.build();
}

std::string attribution(const EstimateResult& result) {
    std::string text =
        "Contains public sector information licensed under the Open Government Licence v3.0. Live births: Office for "
        "National Statistics (England and Wales), National Records of Scotland.";
    const std::vector<bool> used = indicators_used(result.run);
    std::string indicators;
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i]) continue;
        const Indicator& indicator = result.run.indicators()[i];
        indicators += fmt::format("{}{} ({} {})", indicators.empty() ? "" : "; ", indicator.id, indicator.publisher,
                                  indicator.period);
    }
    if (!indicators.empty()) text += " Indicators: " + indicators + ".";
    return text;
}

std::vector<std::string> standing_notes(const EstimateResult& result) {
    const Model& model = result.run.model();
    std::vector<std::string> notes{bounds_note(model), rounding_note(result.round_to)};
    if (any_unassigned(result)) notes.push_back(unassigned_note(model));
    add_choice_notes(model, notes);
    if (any_saturated(result))
        notes.emplace_back("Saturated: adversity this high would give more need than births; need is held at all births.");
    if (result.suppress_below > 0)
        notes.push_back(fmt::format("[c]: not shown, because there are fewer than {} live births, or because such an area "
                                    "could be had by subtraction.",
                                    result.suppress_below));
    if (any_absent(result)) notes.emplace_back("[x]: not available.");
    notes.emplace_back("[low]: above 0, but shows as 0 when rounded.");
    notes.push_back(model.parameters().credit);
    if (result.builtin_areas) notes.push_back(attribution(result));
    return notes;
}

}  // namespace pairmodel
