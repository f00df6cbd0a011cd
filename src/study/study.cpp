#include "pairmodel/study/study.hpp"

#include "input/areas/comparability.hpp"
#include "input/text/file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/team_file.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/simulation/parameter_draws.hpp"
#include "pairmodel/simulation/wider_range.hpp"
#include "pairmodel/study/lookup.hpp"
#include "study/adversity/builtin.hpp"
#include "study/equity/neighbourhoods.hpp"
#include "study/notes.hpp"
#include "study/observed.hpp"
#include "study/plausibility.hpp"
#include "study/selection.hpp"
#include "system/parallel.hpp"
#include "system/shell.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace pairmodel {

namespace {

/// Simulations have the closed allocation: the printed one leaves some babies without a place.
Model model_of(const Request& request, ParameterSet set) {
    ModelOptions options = request.model;
    if (request.draws && options.allocation == Allocation::published)
        throw RequestError("--draws", "--draws goes with the closed allocation", "leave --allocation out");
    if (request.draws) options.allocation = Allocation::closed;
    try {
        return {std::move(set), options};
    } catch (const ModelError& error) {
        throw RequestError(error.what(), "leave --allocation out, or choose another set with --parameters");
    }
}

/// Throws where a distribution of the model's parameter set has no shape.
void check_distributions(const Model& model) {
    try {
        static_cast<void>(ParameterSampler(model));
    } catch (const ModelError& error) {
        throw RequestError("--draws", error.what(), "");
    }
}

/// What is not to be used is taken out before anything is made of it.
void take_indicators_out(AreaList& areas) {
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (areas[i].indicators.empty()) continue;
        Area area = areas[i].copy();
        area.indicators.clear();
        areas.replace(i, area);
    }
}

/// How what goes through all areas is done beside something else that does.
std::launch beside_another(const AreaList& areas) {
    constexpr std::size_t few = 2000;  // less work than a thread is
    return areas.size() < few ? std::launch::deferred : aside();
}

/// The table's figures are looked at before the built-in table adds its own. Gives the notes of rows that may
/// be sums, which come after those of indicators.
std::vector<Note> settle_adversity(const Request& wanted, const IndicatorSet& indicators,
                                   SelectedAreas& areas) {
    const AdversityRequest& request = wanted.adversity;
    Selection& source = areas.source;
    if (request.no_indicators) {
        take_indicators_out(source.areas);
        take_indicators_out(source.composition.bases);
    }
    std::future<std::vector<Note>> sums =
        std::async(beside_another(source.areas), [&] { return notes_of_sums(source); });
    if (!source.builtin || !request.references.empty())
        for (Doubt& doubt : doubts_of(source.areas, indicators.list))
            areas.notes.push_back({NoteCode::implausible, std::move(doubt.text)});
    std::vector<Note> found = sums.get();
    // A ward may be called as a district is.
    if (!request.no_indicators && !request.ratio && !wanted.neighbourhoods) use_builtin_adversity(areas);
    return found;
}

/// Ratios where no area comes near, whether they were given or made.
std::string doubt_of_run(const Run& run, const std::optional<double>& given) {
    return given ? doubt_of_ratio(*given) : doubt_of_ratios(run.areas(), [&](std::size_t i) {
        return std::optional(run.adversity(i).ratio);
    });
}

/// Files and notes of the run's own indicators; values that must not be compared are taken out.
void use_indicators(IndicatorSet& indicators, const IndicatorChoice& choice, bool ratio_given,
                    SelectedAreas& areas) {
    Selection& source = areas.source;
    source.inputs.insert(source.inputs.end(), indicators.inputs.begin(), indicators.inputs.end());
    for (const std::string& note : indicators.notes) areas.notes.push_back({NoteCode::indicators, note});
    if (ratio_given) return;
    settle_given_values(source.areas, indicators.list);
    for (std::string& note : leave_out_incomparable(source.areas, indicators.list, choice.weights))
        areas.notes.push_back({NoteCode::indicators, std::move(note)});
}

/// What was asked for by name, and counts nowhere.
void note_unused(const std::vector<std::string>& asked, const std::vector<Indicator>& list,
                 SelectedAreas& areas) {
    const std::vector<bool> here = indicators_of(areas.source.areas, list.size());
    const std::vector<bool> in_parts = indicators_of(areas.source.composition.bases, list.size());
    for (std::size_t i = 0; i < list.size(); ++i)
        if (!here[i] && !in_parts[i] && std::find(asked.begin(), asked.end(), list[i].id) != asked.end())
            areas.notes.push_back(
                {NoteCode::indicators,
                 fmt::format("{} was asked for, but no area here has a value of it that may be used",
                             list[i].id)});
}

/// Ratios that were made by another choice of indicators than this run's stay as they were made.
void settle_made_ratios(const Request& request, const std::vector<Indicator>& list,
                        const IndicatorChoice& choice, SelectedAreas& selected) {
    constexpr double same = 1e-9;
    Selection& source = selected.source;
    std::size_t kept = 0;
    const bool chosen_here = !request.adversity.indicators.empty() || !request.adversity.weights.empty();
    for (std::size_t i = 0; !chosen_here && i < std::min(source.made_ratios.size(), source.areas.size());
         ++i) {
        const std::optional<GivenRatio>& made = source.made_ratios[i];
        if (!made) continue;
        const AreaView area = source.areas[i];
        const double ratio = adversity_of(area, list, choice).ratio;
        if (std::abs(ratio - made->ratio) <= same * ratio) continue;
        Area own = area.copy();
        own.adversity = made;
        source.areas.replace(i, own);
        ++kept;
    }
    source.made_ratios.clear();
    if (kept > 0)
        selected.notes.push_back(
            {NoteCode::indicators,
             fmt::format(
                 "The ratios of {} {} were made by another choice of indicators, and are taken as given",
                 kept, plural(static_cast<double>(kept), "area", "areas"))});
}

/// Goes through all areas before anything is written: those that cannot be estimated, or are saturated
/// though the request is strict, are an InputError that names every one.
RunSummary check_run(const Run& run, const Selection& source, bool strict) {
    std::vector<Issue> issues;
    std::vector<Unanswered> unanswered;
    RunSummary summary = summarise(run, unanswered);
    for (const Unanswered& area : unanswered)
        issues.push_back(
            issue_of_area(run, source, area.index,
                          {"figures that the model has an answer to", area.reason, hint_of(area.remedy)}));
    if (strict && summary.saturated > 0)
        for (std::size_t i = 0; i < run.areas().size(); ++i)
            if (const auto estimate = run.estimate(i); estimate && estimate->saturated())
                issues.push_back(
                    issue_of_area(run, source, i,
                                  {"need below all births",
                                   fmt::format("adversity ratio {:.4g}, which saturates", estimate->ratio),
                                   "leave --strict out, or use --scale odds"}));
    if (!issues.empty()) throw InputError(std::move(issues));
    return summary;
}

/// Of the one area, or else of the total of all; nothing where there is neither, nor where it must not be
/// shown or cannot be drawn.
std::optional<WiderRange> wider_range_of(const StudyResult& result) {
    const std::size_t areas = result.run.areas().size();
    WiderRange wider;
    std::vector<std::size_t> members{0};
    if (areas != 1) {
        if (result.totals.empty() || result.totals.back().code != "TOTAL") return std::nullopt;
        wider.record = areas + result.totals.size() - 1;
        members = result.totals.back().members;
    } else if (!result.run.areas()[0].live_births) {
        return std::nullopt;
    }
    if (members.empty() || result.run.parts_of(members).size() > most_for_wider_range) return std::nullopt;
    try {
        wider.range = wider_range(result.run, members);
    } catch (const ModelError&) {
        return std::nullopt;
    }
    return wider;
}

/// By their names alone, which are told apart where several are alike.
std::vector<std::pair<std::string, std::string>> by_name(
    std::vector<std::pair<std::string, std::string>> inputs) {
    std::set<std::string> taken;
    for (auto& [name, sha256] : inputs) {
        const std::string plain = file_name(name);
        name = plain;
        for (int i = 2; !taken.insert(name).second; ++i) name = fmt::format("{} ({})", plain, i);
    }
    return inputs;
}

/// The team that is asked for, whether it was given here or in a file.
std::optional<TeamFile> read_team(const Request& request) {
    if (!request.team) return std::nullopt;
    if (request.cohort == Cohort::under_two)
        throw RequestError("--team", "--team sees families of a year, not all children under two",
                           "leave --cohort out");
    if (const auto* file = std::get_if<TeamPath>(&*request.team)) return read_team_file(file->path);
    return TeamFile{std::get<Team>(*request.team), "", ""};
}

/// What is to be noted of the areas that are left.
void note_own(SelectedAreas& selected) {
    for (const AreaView& area : selected.source.areas)
        if (const auto own = selected.notes_by_area.find(std::string(area.name));
            own != selected.notes_by_area.end())
            selected.notes.push_back(own->second);
}

bool is_file(const std::string& parameters) {
    return parameters.ends_with(".json") || parameters.find('/') != std::string::npos;
}

}  // namespace

std::string explain_command(const StudyResult& study) {
    if (study.source.how.empty()) return "";
    std::string command = "pairmodel explain";
    for (const std::string& word : study.source.how) command += " " + system::as_argument(word);
    command += study.explain_options;
    const Model& model = study.run.model();
    const Model usual = model.with({});
    if (model.allocation() != usual.allocation())
        command += fmt::format(" --allocation {}", code_of(model.allocation()));
    if (model.scale() == Scale::odds) command += " --scale odds";
    if (model.elasticity_chosen()) command += " --elasticity " + shortest(model.elasticity());
    return command;
}

std::string hint_of(Remedy remedy) {
    switch (remedy) {
        case Remedy::none:
            return "";
        case Remedy::no_value:
            return "leave that cell empty";
        case Remedy::arithmetic_mean:
            return "--combine arithmetic has a place for it";
        case Remedy::smaller_elasticity:
            return "a smaller --elasticity; 1 takes the ratio as it is";
        case Remedy::proportional_scale:
            return "--scale proportional";
    }
    return "";
}

Issue issue_of_area(const Run& run, const Selection& source, std::size_t index, AreaProblem problem) {
    return {source.file.empty() ? area_phrase(run.areas()[index]) : source.file,
            source.lines.empty() ? 0 : source.lines[index],
            "",
            std::move(problem.expected),
            std::move(problem.found),
            std::move(problem.hint)};
}

Study study(const Request& request, const Listener& listener) {
    check_request(request);
    std::optional<ObservedTable> observed;
    if (request.observed) observed = read_observed(request, listener);
    const std::optional<TeamFile> team = read_team(request);
    const Model model = model_of(request, parameter_set_of(request.parameters));
    if (request.draws) check_distributions(model);
    IndicatorSet indicators = indicator_set_of(request.adversity.references);
    IndicatorChoice weights = indicator_choice_of(request.adversity, indicators.list);
    SelectedAreas selected =
        select_areas(request, indicators, observed ? years_counted(*observed) : std::set<int>());
    Selection& source = selected.source;
    if (request.neighbourhoods) use_tenths(selected);
    std::vector<Note> sums = settle_adversity(request, indicators, selected);
    const bool own_adversity = !source.builtin && !source.builtin_adversity;
    if (own_adversity && request.adversity.indicators.empty())
        for (const std::string& id : use_what_is_offered(source.areas, indicators.list, weights))
            selected.notes.push_back(
                {NoteCode::indicators, fmt::format("{} does not count unless --indicators has it", id)});
    source.inputs.insert(source.inputs.end(), request.inputs.begin(), request.inputs.end());
    // Which small number gives a hash can be tried out, whether it is of a year that is used or of another.
    if (request.suppress_below > 0)
        for (auto& [name, sha256] : source.inputs) sha256.clear();
    if (team && !team->sha256.empty()) source.inputs.emplace_back(team->name, team->sha256);
    if (observed && !observed->sha256.empty())
        source.inputs.emplace_back(observed->name, request.suppress_below > 0 ? "" : observed->sha256);
    use_indicators(indicators, weights, request.adversity.ratio.has_value(), selected);
    if (!request.adversity.ratio) note_unused(request.adversity.indicators, indicators.list, selected);
    std::move(sums.begin(), sums.end(), std::back_inserter(selected.notes));
    if (is_file(request.parameters))
        source.inputs.emplace_back(request.parameters, model.parameters().sha256);
    if (own_adversity) {
        weights.offered = indicators_of(source.areas, indicators.list.size());
        weights = scaled_to_nations(std::move(weights), indicators.list);
        settle_made_ratios(request, indicators.list, weights, selected);
    }
    // Only now: what an area is told of the others does not depend on the part that it is in.
    keep_chosen(request, selected);
    note_own(selected);

    StudyResult result{Run(model, std::move(source.areas), std::move(indicators.list), std::move(weights),
                           request.adversity.ratio, std::move(source.composition))};
    const Run& run = result.run;
    std::future<std::string> doubt =
        std::async(beside_another(run.areas()), [&] { return doubt_of_run(run, request.adversity.ratio); });
    result.summary = check_run(run, source, request.strict);
    if (std::string text = doubt.get(); !text.empty())
        selected.notes.push_back({NoteCode::implausible, std::move(text)});
    result.notes = notes_of_run(run, result.summary, selected, request.suppress_below);
    for (const Note& note : result.notes)
        if (note.code != NoteCode::rows_left_out)
            tell(listener, note);  // whoever reads the rows tells of them
    result.totals = totals_of(run, request, source);
    result.suppress_below = request.suppress_below;
    result.date = request.date;
    result.round_to = request.round_to;
    result.show_errors = request.show_errors;
    result.measures = request.measures;
    if (team) result.team = team->team;
    result.explain_options = request.explain_options;
    if (request.draws && request.draws->later)
        result.simulated = SimulatedRun{request.draws->options, {}, {}};
    else if (request.draws)
        result.simulated = simulated(run, result.totals, *request.draws, listener, result.notes);
    else if (request.wider_range && !request.shard)
        result.wider = wider_range_of(result);
    if (observed)
        result.observed =
            observed_reach(*observed, *request.observed, source.births_histories, result, listener);
    source.inputs = by_name(std::move(source.inputs));
    result.source = std::move(source);
    return Study(std::move(result));
}

Study Study::of_areas(std::vector<std::string> names, Request request) {
    request.areas = NamedAreas{std::move(names)};
    return study(request);
}

Study Study::of_tier(Tier tier, std::string within, Request request) {
    request.areas = TierAreas{tier, std::move(within)};
    return study(request);
}

Study Study::of_table(std::string path, Request request) {
    request.areas = TableAreas{std::move(path)};
    return study(request);
}

Study Study::of_births(std::int64_t live_births, Request request) {
    request.areas = OwnArea{live_births};
    return study(request);
}

std::optional<Estimate> StudyArea::estimate() const {
    return study_->run.estimate(index_);
}

std::optional<Interval> StudyArea::interval(Measure measure) const {
    const std::optional<Estimate> steps = estimate();
    if (!steps) return std::nullopt;
    const auto& simulated = study_->simulated;
    if (simulated && !simulated->areas.empty()) return simulated->areas[index_][measure].babies;
    return steps->interval(measure);
}

Study with_closed_allocation(const Study& study, const std::optional<SimulationOptions>& draws) {
    const Model& model = study->run.model();
    ModelOptions options{Allocation::closed, model.scale(), std::nullopt};
    if (model.elasticity_chosen()) options.elasticity = model.elasticity();
    StudyResult closed = *study;
    closed.run = study->run.with_model(model.with(options));
    for (NamedTotal& total : closed.totals) total = recounted(total, closed.run);
    closed.simulated = std::nullopt;
    if (draws) closed.simulated = SimulatedRun{*draws, {}, {}};
    return Study(std::move(closed));
}

}  // namespace pairmodel
