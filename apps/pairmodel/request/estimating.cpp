#include "request/estimating.hpp"

#include "input/areas/comparability.hpp"
#include "input/areas/overlap.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/error.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "report/table/figures.hpp"
#include "report/words/narrative.hpp"
#include "request/simulating.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <numeric>
#include <set>

using namespace pairmodel;

namespace {

/// A result and the set that its model points into, kept together.
struct ResultWithSet {
    ParameterSet set;
    std::optional<EstimateResult> result;
};

/// Simulations have the closed allocation: the printed one leaves some babies without a place.
Model model_of(const ParameterSet& set, const ModelChoice& choice, bool draws) {
    ModelOptions options = model_options_of(choice);
    if (draws && options.allocation == Allocation::published)
        throw UsageError("--draws goes with the closed allocation", "leave --allocation out");
    if (draws) options.allocation = Allocation::closed;
    try {
        return {set, options};
    } catch (const ModelError& error) {
        throw UsageError(error.what(), "leave --allocation out, or choose another set with --parameters");
    }
}

/// The area as it is called in a message about it.
std::string called(const AreaView& area, std::size_t index, const Selection& selection) {
    const std::string_view name = area.name.empty() ? area.code : area.name;
    return selection.lines.empty() ? std::string(name)
                                   : fmt::format("{} (line {})", name, selection.lines[index]);
}

/// Areas that lie in one another would be counted twice in a total.
void check_overlap(const Run& run, const std::vector<NamedTotal>& totals, const TotalChoice& choice,
                   const Selection& selection) {
    for (const NamedTotal& total : totals) {
        const auto overlap = overlap_among(run.areas(), total.members, total.members);
        if (!overlap) continue;
        const AreaView outer = run.areas()[overlap->outer];
        const std::string outer_name = called(outer, overlap->outer, selection);
        if (is_called_a_sum(outer))
            throw UsageError(
                fmt::format("a total would count areas twice: {} is the sum of others", outer_name),
                choice.implied ? "take that row out of the table"
                               : "take that row out of the table, or leave --total out");
        throw UsageError(
            fmt::format("a total would count {} twice: it lies in {}",
                        called(run.areas()[overlap->inner], overlap->inner, selection), outer_name),
            choice.implied ? "leave one of the two out" : "leave one of the two out, or --total");
    }
}

std::size_t group_column_of(const std::string& name, const std::vector<std::string>& columns) {
    const std::string wanted = plain_name(name);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (plain_name(columns[i]) == wanted) return i;
    throw UsageError(fmt::format("--total-by: there is no column {}", in_quotes(name)),
                     columns.empty() ? "" : fmt::format("the columns are {}", fmt::join(columns, ", ")));
}

std::vector<NamedTotal> totals_of(const Run& run, const TotalChoice& choice, const Selection& selection) {
    const bool all = choice.all || (choice.implied && run.areas().size() > 1);
    if (!all && choice.by.empty()) return {};
    std::vector<NamedTotal> totals;
    if (!choice.by.empty()) {
        const std::size_t column = group_column_of(choice.by, selection.group_columns);
        totals = totals_by(run, column, selection.group_columns[column]);
    }
    if (all) totals.push_back(total_of(run));
    check_overlap(run, totals, choice, selection);
    return totals;
}

std::optional<std::chrono::year_month_day> parse_date(const std::string& text) {
    const std::vector<std::string> parts = list_of(text, '-');
    if (text.size() != 10 || parts.size() != 3 || parts[0].size() != 4 || parts[1].size() != 2)
        return std::nullopt;
    const auto year = parse_count(parts[0]);
    const auto month = parse_count(parts[1]);
    const auto day = parse_count(parts[2]);
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// The date that goes into the provenance: --date, else SOURCE_DATE_EPOCH (seconds since 1970); no other
/// clock.
std::string date_of(const OutputChoice& choice) {
    if (!choice.date.empty()) {
        if (!parse_date(choice.date))
            throw UsageError(fmt::format("--date: expected YYYY-MM-DD, found {}", in_quotes(choice.date)));
        return choice.date;
    }
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (epoch == nullptr) return "";
    constexpr double end_of_year_9999 = 253402300799.0;
    const auto seconds = parse_number(epoch);
    if (!seconds || *seconds < 0 || *seconds > end_of_year_9999 || *seconds != std::floor(*seconds))
        return "";
    const std::chrono::sys_seconds moment{std::chrono::seconds(static_cast<std::int64_t>(*seconds))};
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(moment));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

int rounding_of(const OutputChoice& choice) {
    if (choice.round.empty()) return 0;
    constexpr std::array multiples{1, 5, 10};
    return multiples[word_option("--round", choice.round, {"1", "5", "10"})];
}

/// The command that shows how this run's figures come about: the same area, the same choices.
std::string explain_hint(const EstimateChoice& choice, const Selection& selection) {
    if (selection.how.empty()) return "";
    const EstimateChoice standard;
    std::string hint = "pairmodel explain";
    for (const std::string& word : selection.how) hint += " " + typed(word);
    const auto add = [&](const char* option, const std::string& value, const std::string& usual) {
        if (value != usual) hint += fmt::format(" {} {}", option, typed(value));
    };
    add("--cohort", choice.areas.cohort, standard.areas.cohort);
    add("--adversity", choice.adversity.ratio, standard.adversity.ratio);
    add("--indicators", choice.adversity.indicators, standard.adversity.indicators);
    add("--weights", choice.adversity.weights, standard.adversity.weights);
    add("--combine", choice.adversity.combine, standard.adversity.combine);
    add("--reference-area", choice.adversity.reference_area, standard.adversity.reference_area);
    for (const std::string& reference : choice.adversity.references) add("--reference", reference, "");
    add("--parameters", choice.model.parameters, standard.model.parameters);
    add("--allocation", wants_draws(choice.simulation) ? "closed" : choice.model.allocation,
        standard.model.allocation);
    add("--scale", choice.model.scale, standard.model.scale);
    add("--elasticity", choice.model.elasticity, standard.model.elasticity);
    return hint;
}

/// Why areas have no figures; more than a few are counted only.
void note_missing_births(const Run& run, const RunSummary& summary, const OutputChoice& output) {
    constexpr std::size_t few = 5;
    if (summary.without_births == 0) return;
    note(output, fmt::format("{} {} without live births: shown as not available, marker x",
                             summary.without_births, summary.without_births == 1 ? "area" : "areas"));
    if (summary.without_births > few) return;
    for (const AreaView& area : run.areas())
        if (!area.live_births && !area.note.empty())
            note(output, fmt::format("{}: {}", area_phrase(area), area.note));
}

/// How many areas without any adversity information have indicators in the built-in table.
std::size_t with_builtin_indicators(const Run& run) {
    std::set<std::string_view> codes;
    for (const ReferenceArea& area : reference_table().areas)
        if (!area.indicators.empty()) codes.insert(area.code);
    std::size_t known = 0;
    for (std::size_t i = 0; i < run.areas().size(); ++i)
        if (codes.contains(run.areas()[i].code) && run.adversity(i).basis == AdversityBasis::none) ++known;
    return known;
}

void add_notes(const Run& run, const RunSummary& check, const Selection& selection,
               const OutputChoice& output) {
    for (const std::string& text : selection.notes) note(output, text);
    const auto areas = [](std::size_t n) { return fmt::format("{} {}", n, n == 1 ? "area" : "areas"); };
    if (check.saturated > 0)
        note(output,
             areas(check.saturated) + " saturated: adversity this high would give more need than births");
    if (check.without_adversity == 0) return;
    const std::size_t known = with_builtin_indicators(run);
    note(output,
         areas(check.without_adversity) +
             " without an adversity ratio or indicators: the national average is assumed" +
             (selection.builtin || known == 0
                  ? ""
                  : fmt::format("; the built-in table has indicators for {} of them: ask for them with "
                                "--area or --tier, or see pairmodel areas",
                                known)));
}

/// Files and notes of the run's own indicators; values that must not be compared are taken out.
void use_indicators(const IndicatorSet& indicators, const IndicatorChoice& choice, bool ratio_given,
                    Selection& selection) {
    selection.inputs.insert(selection.inputs.end(), indicators.inputs.begin(), indicators.inputs.end());
    selection.notes.insert(selection.notes.end(), indicators.notes.begin(), indicators.notes.end());
    if (ratio_given) return;
    for (std::string& note : leave_out_incomparable(selection.areas, indicators.list, choice.weights)) {
        selection.notes.push_back(note);
        selection.readers_notes.push_back(std::move(note));
    }
}

/// A total of births of several years says so in every output.
void note_mixed_years(const TotalChoice& totals, Selection& selection) {
    const std::string years = several_years(selection.areas);
    if (years.empty()) return;
    selection.notes.push_back(fmt::format("births are of different years, {}; --births-year picks one", years));
    if (totals.all || totals.implied || !totals.by.empty())
        selection.readers_notes.push_back(fmt::format("Live births are of different years, {}", years));
}

/// What --shard cannot go with, before anything is read.
void check_shard(const EstimateChoice& choice) {
    if (choice.shard.empty()) return;
    static_cast<void>(shard_of(choice.shard, 0));
    if (choice.totals.all || !choice.totals.by.empty())
        throw UsageError("--shard cannot have totals: each part knows its own areas only",
                         "run once without --shard for the totals");
    if (!choice.output.suppress_below.empty())
        throw UsageError("--shard cannot have --suppress-below: what must be hidden depends on all areas",
                         "run once without --shard, or leave small areas out of the table");
}

/// Cuts the areas to the part that --shard asks for.
void keep_shard(const EstimateChoice& choice, Selection& selection) {
    const Shard shard = shard_of(choice.shard, selection.areas.size());
    const auto keep = [&](auto& list) {
        if (list.empty()) return;
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(shard.end), list.end());
        list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(shard.first));
    };
    selection.areas = selection.areas.part(shard.first, shard.end);
    keep(selection.composition.members);
    keep(selection.lines);
    keep(selection.births_histories);
}

SimulatedRun simulate_result(const EstimateResult& result, const SimulationPlan& plan,
                             const OutputChoice& output) {
    try {
        return simulated(result.run, result.totals, plan, output);
    } catch (const ModelError& error) {
        throw UsageError(fmt::format("--draws: {}", error.what()));
    }
}

/// Files that are read beside the table of areas: what the command has read already, and what options name.
std::vector<std::string> other_inputs(const EstimateChoice& choice) {
    std::vector<std::string> files{choice.model.parameters};
    for (const auto& [name, sha256] : choice.inputs) files.push_back(name);
    const auto& references = choice.adversity.references;
    files.insert(files.end(), references.begin(), references.end());
    return files;
}

}  // namespace

void check_hidden(const Run& run, const Suppression& suppression, const Selection& selection) {
    std::vector<std::size_t> all(run.areas().size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<std::size_t> hidden;
    std::copy_if(all.begin(), all.end(), std::back_inserter(hidden),
                 [&](std::size_t i) { return suppression.areas[i]; });
    if (hidden.empty()) return;
    if (const auto overlap = overlap_among(run.areas(), hidden, all))
        throw UsageError(fmt::format("--suppress-below: {} would be hidden, but {} holds it",
                                     called(run.areas()[overlap->inner], overlap->inner, selection),
                                     called(run.areas()[overlap->outer], overlap->outer, selection)),
                         "leave the larger one out");
}

Estimated estimate_of(const EstimateChoice& choice) {
    check_output(choice.output, choice.areas, other_inputs(choice));
    check_shard(choice);
    const std::optional<SimulationPlan> plan = simulation_plan_of(choice.simulation, choice.output);
    const std::string date = date_of(choice.output);
    const int round_to = rounding_of(choice.output);
    const std::int64_t suppress_below = choice.output.suppress_below.empty()
                                            ? 0
                                            : count_option("--suppress-below", choice.output.suppress_below);
    auto kept = std::make_shared<ResultWithSet>();
    kept->set = parameter_set_of(choice.model.parameters);
    const Model model = model_of(kept->set, choice.model, plan.has_value());
    if (plan) check_distributions(model);
    IndicatorSet indicators = indicator_set_of(choice.adversity.references);
    IndicatorChoice weights = indicator_choice_of(choice.adversity, indicators.list);
    std::optional<double> ratio;
    if (!choice.adversity.ratio.empty()) ratio = ratio_option("--adversity", choice.adversity.ratio);

    Estimated estimated;
    Selection& selection = estimated.selection;
    selection = select_areas(choice.areas, indicators);
    if (!selection.builtin && choice.adversity.indicators.empty())
        for (const std::string& id : use_what_is_offered(selection.areas, indicators.list, weights))
            selection.notes.push_back(fmt::format("{} does not count unless --indicators has it", id));
    selection.inputs.insert(selection.inputs.end(), choice.inputs.begin(), choice.inputs.end());
    use_indicators(indicators, weights, ratio.has_value(), selection);
    note_mixed_years(choice.totals, selection);
    if (choice.model.parameters.ends_with(".json") || choice.model.parameters.find('/') != std::string::npos)
        selection.inputs.emplace_back(choice.model.parameters, kept->set.sha256);
    if (!selection.builtin) {
        weights.offered = indicators_of(selection.areas, indicators.list.size());
        weights = scaled_to_nations(std::move(weights), indicators.list);
    }
    // Only now: what an area is told of the others does not depend on the part that it is in.
    if (!choice.shard.empty()) keep_shard(choice, selection);
    Run run(model, std::move(selection.areas), std::move(indicators.list), std::move(weights), ratio,
            std::move(selection.composition));
    RunSummary summary = check_run(run, selection, choice.model.strict);
    add_notes(run, summary, selection, choice.output);
    note_missing_births(run, summary, choice.output);
    std::vector<NamedTotal> totals = totals_of(run, choice.totals, selection);
    Suppression suppression;
    if (suppress_below > 0) {
        suppression = suppress_small(run, totals, suppress_below);
        check_hidden(run, suppression, selection);
    }
    kept->result.emplace(EstimateResult{
        std::move(run), std::move(summary), std::move(totals), std::move(suppression), suppress_below,
        selection.group_columns, selection.inputs, selection.builtin, date, round_to,
        explain_hint(choice, selection), selection.readers_notes, std::nullopt, choice.simulation.errors});
    if (plan && choice.own_draws)
        kept->result->simulated = SimulatedRun{plan->options, {}, {}};
    else if (plan)
        kept->result->simulated = simulate_result(*kept->result, *plan, choice.output);
    estimated.result = std::shared_ptr<const EstimateResult>(kept, &*kept->result);
    return estimated;
}
