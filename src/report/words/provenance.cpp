#include "report/words/provenance.hpp"

#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/input/reference_figures.hpp"
#include "pairmodel/model/births.hpp"
#include "pairmodel/simulation/wider_range.hpp"
#include "pairmodel/version.hpp"
#include "report/table/record_builder.hpp"
#include "report/table/shown.hpp"
#include "report/words/allocations.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace pairmodel {

namespace {

std::string interval_words(const SimulationOptions& options) {
    return fmt::format("{}% uncertainty intervals from {} draws", shortest(options.level * 100),
                       grouped(static_cast<double>(options.draws)));
}

/// What the ends of a range are.
std::string range_words(const StudyResult& result) {
    if (result.simulated) {
        std::vector<std::string> drawn{"the published figures"};
        if (result.summary.ratios_vary)
            drawn.emplace_back(result.run.areas().size() == 1 ? "adversity here" : "each area's adversity");
        if (result.simulated->options.births_variation != BirthsVariation::none)
            drawn.emplace_back("births by chance");
        const SimulationOptions& options = result.simulated->options;
        return fmt::format(
            "Ranges are {} of {}: a draw takes each at random within what is known of it, and a range has {}% of "
            "the draws. They are not confidence intervals.",
            interval_words(options), in_a_row(drawn), shortest(options.level * 100));
    }
    return fmt::format(
        "Ranges go from the lower-need to the higher-need end of the published figures ({}); they are not "
        "confidence intervals.",
        result.run.model().parameters().title);
}

std::string bounds_note(const StudyResult& result) {
    return fmt::format("Modelled estimate, not a count. {} {}", range_words(result),
                       rounding_words(result.round_to));
}

/// A simulation draws what a point estimate fixes, and so comes out differently.
std::string drawn_note(const Model& model) {
    const Assumption& unreached = model.parameters().unreached_share;
    if (unreached.distribution == Distribution::fixed)
        return fmt::format("Of those with a difficulty, {} are not reached (allocation closed).",
                           percent(unreached.value));
    return fmt::format("The share not reached is drawn from {}; without draws it is {} (allocation closed).",
                       shown_range(unreached.low, unreached.high, ColumnKind::share, 0),
                       percent(unreached.value));
}

/// Choices that differ from the toolkit's own way are said aloud.
void add_choice_notes(const StudyResult& result, bool levels, std::vector<std::string>& notes) {
    const Model& model = result.run.model();
    if (levels && result.simulated)
        notes.push_back(drawn_note(model));
    else if (levels && model.allocation() == Allocation::closed)
        notes.push_back(fmt::format(
            "Of those with a difficulty, {} are not reached; of the insecurely attached who are reached, {} go to "
            "targeted services (allocation closed).",
            percent(model.attrition().unreached_share),
            percent(model.attrition().targeted_share_of_reached)));
    if (std::string difference = published_difference(result); levels && !difference.empty())
        notes.push_back(std::move(difference));
    if (model.scale() == Scale::odds)
        notes.emplace_back(
            "Adversity multiplies the odds of a pattern, not its share (scale odds, pairmodel's own).");
    if (model.elasticity() != 1)
        notes.push_back(fmt::format(
            "Elasticity {}: a change of adversity by 10% changes need by {}% (the toolkit's "
            "elasticity is 1).",
            shortest(model.elasticity()), shown(10 * model.elasticity(), ColumnKind::decimal, 0)));
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
    for (std::size_t i = 0; i < set.sources.size(); ++i) {
        const Source& source = set.sources[i];
        record.text({"sources", json_index(i), "id"}, source.id);
        record.text({"sources", json_index(i), "citation"}, source.citation);
        if (!source.url.empty()) record.text({"sources", json_index(i), "url"}, source.url);
    }
    return record.build();
}

namespace {

void add_distributions(const Model& model, RecordBuilder& record) {
    const ParameterSet& set = model.parameters();
    record.text({"distributions", "incidence"}, std::string(code_of(set.incidence_distribution)));
    for (const auto& [name, assumption] : assumptions_of(set)) {
        const bool chosen = name == "elasticity" && model.elasticity_chosen();
        record.text({"distributions", std::string(name)},
                    std::string(code_of(chosen ? Distribution::fixed : assumption->distribution)));
    }
}

/// The choices of model and adversity.
RecordBuilder start_method(const StudyResult& result) {
    const Model& model = result.run.model();
    RecordBuilder record("method");
    record.text({"cohort"}, std::string(code_of(result.run.cohort())));
    record.text({"allocation"}, std::string(code_of(model.allocation())));
    record.text({"scale"}, std::string(code_of(model.scale())));
    record.number({"elasticity"}, model.elasticity());
    // A ratio that was given, or assumed, is no mean of anything.
    const auto& used = result.summary.indicators_used;
    const bool combined = std::any_of(used.begin(), used.end(), [](bool use) { return use; });
    record.add({"combine"},
               combined ? OwnCell(std::string(code_of(result.run.choice().combine))) : Absent::not_applicable,
               ColumnKind::text);
    const auto& weights = result.run.choice().weights;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (combined && weights[i] > 0) record.number({"weights", result.run.indicators()[i].id}, weights[i]);
    return record;
}

/// The choices of showing.
Table end_method(const StudyResult& result, RecordBuilder record) {
    record.add(
        {"round"},
        result.round_to > 0 ? OwnCell(static_cast<double>(result.round_to)) : OwnCell(Absent::not_applicable),
        ColumnKind::count);
    record.add({"suppress_below"},
               result.suppress_below > 0 ? OwnCell(static_cast<double>(result.suppress_below))
                                         : OwnCell(Absent::not_applicable),
               ColumnKind::count);
    return record.build();
}

}  // namespace

Table method_record(const StudyResult& result) {
    RecordBuilder record = start_method(result);
    if (result.simulated) {
        const SimulationOptions& options = result.simulated->options;
        record.text({"interval", "kind"}, "uncertainty interval");
        record.number({"interval", "level"}, options.level);
        record.number({"draws"}, static_cast<double>(options.draws));
        record.number({"seed"}, static_cast<double>(options.seed));
        record.text({"births_variation"}, std::string(code_of(options.births_variation)));
        add_distributions(result.run.model(), record);
    } else {
        record.text({"interval", "kind"}, "scenario bounds");
        record.number({"draws"}, 0);
        if (result.wider) {
            record.number({"wider", "level"}, SimulationOptions{}.level);
            record.number({"wider", "draws"}, static_cast<double>(wider_range_draws));
            record.number({"wider", "seed"}, static_cast<double>(wider_range_seed));
            record.text({"wider", "allocation"}, std::string(code_of(Allocation::closed)));
        }
    }
    return end_method(result, std::move(record));
}

Table method_record(const StudyResult& result, const std::string& kind) {
    RecordBuilder record = start_method(result);
    record.text({"interval", "kind"}, kind);
    return end_method(result, std::move(record));
}

Table provenance_record(const StudyResult& result) {
    RecordBuilder record("provenance");
    record.text({"statement"}, "Modelled estimate, not a count.");
    record.text({"pairmodel"}, std::string(version()));
    record.text({"credit"}, result.run.model().parameters().credit);
    if (result.source.has_builtin_figures()) record.text({"attribution"}, attribution(result));
    if (result.source.has_builtin_figures()) record.text({"licence"}, open_government_licence);
    // A list without elements is a list.
    if (result.source.inputs.empty()) record.add({"inputs"}, std::string(), ColumnKind::list);
    for (std::size_t i = 0; i < result.source.inputs.size(); ++i) {
        const auto& [name, sha256] = result.source.inputs[i];
        record.text({"inputs", json_index(i), "name"}, name);
        record.add({"inputs", json_index(i), "sha256"},
                   sha256.empty() ? OwnCell(Absent::confidential) : OwnCell(sha256), ColumnKind::text);
    }
    if (result.suppress_below > 0)
        record.number({"areas_withheld"}, static_cast<double>(result.summary.withheld));
    const auto used = used_definitions(result.run, result.summary);
    if (used.empty()) record.add({"indicators"}, std::string(), ColumnKind::list);
    for (std::size_t i = 0; i < used.size(); ++i) {
        const Indicator& indicator = *used[i];
        const auto at = [&](const char* key) {
            return std::vector<std::string>{"indicators", json_index(i), key};
        };
        record.text(at("id"), indicator.id);
        const auto text = [&](const char* key, const std::string& value) {
            if (!value.empty()) record.text(at(key), value);
        };
        text("label", indicator.label);
        text("unit", indicator.unit);
        text("period", indicator.period);
        text("publisher", indicator.publisher);
        text("publication", indicator.publication);
        text("nation", std::string(name_of(indicator.nation)));
        record.number(at("reference_value"), indicator.reference_value);
        if (indicator.published_value) record.number(at("published_value"), *indicator.published_value);
        text("reference_area_code", indicator.reference_area_code);
        if (indicator.higher_is == HigherIs::better)
            text("higher_is", std::string(code_of(HigherIs::better)));
        text("reference_from", indicator.origin);
    }
    if (!result.date.empty()) record.text({"date"}, result.date);
    return record.build();
}

namespace {

/// Values of built-in areas are the built-in publisher's, whatever national value they are compared with.
const Indicator& as_built_in(const Indicator& indicator) {
    for (const Indicator& builtin : reference_table().indicators)
        if (builtin.id == indicator.id) return builtin.in(indicator.nation);
    return indicator;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> publishers_of(const StudyResult& result) {
    std::vector<std::pair<std::string, std::string>> publishers;
    if (result.source.builtin) publishers.emplace_back("Office for National Statistics", "live births");
    const auto& areas = result.run.bases();
    if (result.source.builtin &&
        std::any_of(areas.begin(), areas.end(), [](const AreaView& a) { return a.code.starts_with('S'); }))
        publishers.emplace_back("National Records of Scotland", "live births");
    for (const Indicator* definition : used_definitions(result.run, result.summary)) {
        const Indicator& indicator = as_built_in(*definition);
        const std::string item = fmt::format("{} {}", spoken(indicator.id), indicator.period);
        if (std::any_of(publishers.begin(), publishers.end(), [&](const auto& p) {
                return p.first == indicator.publisher && p.second.find(item) != std::string::npos;
            }))
            continue;
        const auto known = std::find_if(publishers.begin(), publishers.end(),
                                        [&](const auto& p) { return p.first == indicator.publisher; });
        if (known == publishers.end())
            publishers.emplace_back(indicator.publisher, item);
        else
            known->second += ", " + item;
    }
    return publishers;
}

std::string attribution(const StudyResult& result) {
    const auto publishers = publishers_of(result);
    std::string text = "Contains public sector information licensed under the Open Government Licence v3.0:";
    for (std::size_t i = 0; i < publishers.size(); ++i)
        text += fmt::format("{} {} ({})", i == 0 ? "" : ";", publishers[i].first, publishers[i].second);
    return text + ".";
}

namespace {

std::string bounds_words(const StudyResult& result) {
    if (!result.simulated) return "scenario bounds";
    const SimulationOptions& options = result.simulated->options;
    return fmt::format("{}, seed {}, births variation {}", interval_words(options), options.seed,
                       code_of(options.births_variation));
}

/// Whether means of indicators are multiplied, so that the average over a nation's areas is 1.
bool is_scaled(const StudyResult& result) {
    const ByNation<double>& scale = result.run.choice().scale;
    for (const ByNation<bool>& used : result.summary.used_in)
        for (std::size_t n = 0; n < nation_count; ++n)
            if (const auto nation = static_cast<Nation>(n); used[nation] && scale[nation] != 1) return true;
    return false;
}

/// What the run was made of and by, as every output must say.
std::string made_note(const StudyResult& result, const std::string& figures) {
    const Model& model = result.run.model();
    const Assumption& elasticity = model.parameters().elasticity;
    const bool less = result.simulated && !model.elasticity_chosen() && elasticity.low < elasticity.value;
    // Whole in the records and in the annex of a report.
    const auto beginning = [](std::string_view sha256) { return std::string(sha256.substr(0, 12)) + "…"; };
    std::string text = fmt::format(
        "Made by pairmodel {} from the parameter set {} {} (SHA-256 {}): {}, need moves with adversity {}{}; {}",
        version(), model.parameters().id, model.parameters().version, beginning(model.parameters().sha256),
        model.allocation() == Allocation::closed ? "each birth counts at one level of care"
                                                 : "levels of care as published",
        model.scale() == Scale::proportional ? "in proportion" : "by odds", less ? " or less" : "", figures);
    std::string used;
    std::set<std::string> labels;  // two nations may have an indicator of one name
    for (const Indicator* definition : used_definitions(result.run, result.summary))
        if (labels.insert(definition->label).second) used += (used.empty() ? "" : ", ") + definition->label;
    if (!used.empty())
        text += fmt::format(
            "; adversity is the {} mean of these, each against its average{}: {}",
            code_of(result.run.choice().combine),
            !is_scaled(result) ? ""
            : result.run.choice().standing[Nation::england] != 1
                ? ", on a scale where the nation's is 1, then by where the nation stands in the United Kingdom"
                : ", on a scale where the nation's is 1",
            used);
    for (const auto& [name, sha256] : result.source.inputs)
        text += fmt::format("; {} (SHA-256 {})", name,
                            sha256.empty() ? "not told with --suppress-below" : beginning(sha256));
    if (!result.date.empty()) text += "; " + result.date;
    return text + ".";
}

std::string antenatal_note() {
    const MultipleBirths& multiples = multiple_births();
    return fmt::format(
        "Before birth: pregnancies that end in a birth, each one family, from conception to the second birthday. They "
        "are live births divided by {} births a maternity ({} multiple births per 1,000 maternities in {}, {}: Office for "
        "National Statistics). These are the families of the births: never add the two. Pregnancies that end otherwise, "
        "and stillbirths, are not in them.",
        shortest(1 + multiples.share), shortest(multiples.share * 1000), multiples.area, multiples.year);
}

bool shows_saturation(const SimulatedRun& simulated) {
    const auto saturated = [](const SimulatedEstimate& e) { return e.saturated_share > 0; };
    return std::any_of(simulated.areas.begin(), simulated.areas.end(), saturated) ||
           std::any_of(simulated.totals.begin(), simulated.totals.end(), saturated);
}

}  // namespace

std::string rounding_words(int round_to) {
    const std::string unit = round_to > 1 ? fmt::format("the nearest {} babies", round_to) : "whole babies";
    return fmt::format("Rounded to {}, halves up, {}; figures may not add up due to rounding.", unit,
                       round_to > 0 ? "in every format" : "but not in data files such as csv");
}

std::vector<std::string> standing_notes(const StudyResult& result, bool levels) {
    std::vector<std::string> notes{bounds_note(result)};
    const std::vector<std::string> origin = origin_notes(result, levels, bounds_words(result));
    notes.insert(notes.end(), origin.begin(), origin.end());
    return notes;
}

std::vector<std::string> run_remarks(const StudyResult& result, bool levels) {
    std::vector<std::string> notes;
    if (result.run.cohort() == Cohort::under_two)
        notes.emplace_back(
            "Children under two: the live births of two years. Deaths and moves are not counted. Demand is "
            "of these children by their second birthday: it is not what a service sees in a year.");
    if (result.run.cohort() == Cohort::antenatal) notes.push_back(antenatal_note());
    add_choice_notes(result, levels, notes);
    const bool one = result.run.areas().size() == 1 && result.totals.empty();
    if (result.simulated && shows_saturation(*result.simulated))
        notes.push_back(saturated_sentence(
            one ? when_saturated(result.simulated->areas.front().saturated_share) : "In some draws"));
    else if (result.summary.saturated > 0)
        notes.push_back(saturated_sentence(when_saturated(std::nullopt)));
    return notes;
}

std::vector<std::string> origin_notes(const StudyResult& result, bool levels, const std::string& figures) {
    const Model& model = result.run.model();
    std::vector<std::string> notes = run_remarks(result, levels);
    if (levels)
        if (std::string note = unassigned_note(result); !note.empty()) notes.push_back(std::move(note));
    for (std::size_t i = 0; i < result.summary.indicators_used.size(); ++i)
        if (result.summary.indicators_used[i] && !result.run.indicators()[i].origin.empty())
            notes.push_back(own_indicator_note(result.run.indicators()[i]));
    notes.push_back(made_note(result, figures));
    notes.push_back(model.parameters().credit);
    if (result.source.has_builtin_figures()) notes.push_back(attribution(result));
    return notes;
}

}  // namespace pairmodel
