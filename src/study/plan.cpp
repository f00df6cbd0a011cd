#include "study/plan.hpp"

#include "pairmodel/input/reference_figures.hpp"
#include "pairmodel/input/scenario_file.hpp"
#include "pairmodel/model/error.hpp"
#include "study/plausibility.hpp"
#include "study/selection.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <mutex>

namespace pairmodel {

namespace {

/// Births that were given for each year are of one area.
void check_one_area(const ReadPlan& read, std::size_t areas) {
    if (areas == 1) return;
    const std::string hint =
        fmt::format("for several areas: a table with the columns live_births_{}, …", read.plan.years.from);
    if (read.plan.births.rule == BirthsRule::by_year)
        throw RequestError("--births-by-year",
                           fmt::format("--births-by-year is for one area, found {} areas", areas), hint);
    std::vector<Issue> issues;
    for (std::size_t s = 1; s < read.plan.scenarios.size(); ++s)
        if (const auto& births = read.plan.scenarios[s].births; births && births->rule == BirthsRule::by_year)
            issues.push_back({read.file->first, 0, fmt::format("/scenarios/{}/births_by_year", s - 1),
                              "one area", fmt::format("{} areas", areas), hint});
    if (!issues.empty()) throw InputError(std::move(issues));
}

/// Every area without an answer, before anything is written.
PlanSummary check_plan(const Projection& projection, const Run& run, const Selection& source, bool strict) {
    std::vector<Unanswered> unanswered;
    PlanSummary summary = projection.check(unanswered);
    std::vector<Issue> issues;
    for (const Unanswered& area : unanswered)
        issues.push_back(
            issue_of_area(run, source, area.index,
                          {"figures that a plan can be made from", area.reason, hint_of(area.remedy)}));
    for (const std::size_t i : summary.saturated)
        if (strict)
            issues.push_back(issue_of_area(run, source, i,
                                           {"need below all births in every year", "adversity that saturates",
                                            "leave --strict out, or use --scale odds"}));
    if (!issues.empty()) throw InputError(std::move(issues));
    return summary;
}

/// What is to be said of the births that were used.
std::vector<Note> births_notes(const Plan& plan, const PlanSummary& summary, const Selection& source) {
    if (plan.births.rule != BirthsRule::known) return {};
    std::vector<Note> notes;
    const char* place = source.builtin ? "The built-in table has" : "The table has";
    if (summary.known_years > 0)
        notes.push_back(
            {NoteCode::births, fmt::format("{} {} births of every year of the plan, and they are used", place,
                                           summary.one_year == 0 ? "the" : "for some areas the")});
    const auto some = [&](const BirthsHistory& history) {
        return std::any_of(history.begin(), history.end(), [&](const YearOfBirths& y) {
            return y.live_births && y.year >= plan.years.from && y.year <= plan.years.to;
        });
    };
    const auto& histories = source.births_histories;
    const auto partly = static_cast<std::size_t>(std::count_if(histories.begin(), histories.end(), some));
    if (partly > summary.known_years)
        notes.push_back(
            {NoteCode::births,
             fmt::format(
                 "{} births of some years of the plan only, for {} {}: one number is taken for all years",
                 place, partly - summary.known_years, partly - summary.known_years == 1 ? "area" : "areas")});
    return notes;
}

/// The births of the plan, and those that scenarios have of their own.
template <class AnyPlan, class Visit>
void for_each_choice(AnyPlan& plan, const Visit& visit) {
    visit(plan.births);
    for (auto& scenario : plan.scenarios)
        if (scenario.births) visit(*scenario.births);
}

bool any_by(BirthsRule rule, const Plan& plan) {
    bool any = false;
    for_each_choice(plan, [&](const BirthsChoice& births) { any = any || births.rule == rule; });
    return any;
}

/// Of births that were given, children under two in the first year need those of the year before.
std::optional<double> year_before(const StudyResult& study, int year) {
    const auto& histories = study.source.single_years;
    const auto known = histories.size() == 1 ? births_of(histories[0], year) : std::nullopt;
    return known ? std::optional(static_cast<double>(*known)) : std::nullopt;
}

/// Whether those of the year before are known or had to be assumed.
std::optional<Note> note_of_year_before(const Plan& plan, const StudyResult& study) {
    if (study.run.cohort() != Cohort::under_two || !any_by(BirthsRule::by_year, plan) ||
        !study.run.areas()[0].live_births)
        return std::nullopt;
    const int year = plan.years.from - 1;
    const auto known = year_before(study, year);
    return Note{known ? NoteCode::births : NoteCode::births_assumed,
                fmt::format("Births given for each year: of {}, the year before the plan, {}", year,
                            known ? fmt::format("the {} that are known are used", grouped(*known))
                                  : fmt::format("as many are assumed as in {}", plan.years.from))};
}

/// Births grow from a calendar year, which not all births are of.
std::optional<Note> note_of_undated(const Plan& plan, const StudyResult& study) {
    if (!any_by(BirthsRule::growth, plan)) return std::nullopt;
    const AreaList& areas = study.run.areas();
    const auto undated =
        static_cast<std::size_t>(std::count_if(areas.begin(), areas.end(), [](const AreaView& area) {
            return area.live_births && area.live_births_year == 0;
        }));
    if (undated == 0) return std::nullopt;
    const std::string& period = study.source.births_period;
    return Note{
        NoteCode::births_assumed,
        fmt::format("Births of {}{}: growth takes them for those of {}, the first year of the plan",
                    period.empty() ? "no stated calendar year" : period + ", which is no calendar year",
                    undated == areas.size() ? "" : fmt::format(", in {} of {} areas", undated, areas.size()),
                    plan.years.from)};
}

/// Births that were given for each year are looked at as those of tables are.
void doubt_births(const Plan& plan, const AreaList& areas, std::vector<Note>& notes) {
    for_each_choice(plan, [&](const BirthsChoice& births) {
        if (births.rule != BirthsRule::by_year || areas.size() != 1) return;
        std::string text = doubt_of_births(areas[0], births.by_year);
        if (!text.empty()) notes.push_back({NoteCode::implausible, std::move(text)});
    });
}

/// Births that were given become pregnancies, as those of areas have.
Plan in_pregnancies(Plan plan) {
    for_each_choice(plan, [](BirthsChoice& births) {
        for (auto& [year, given] : births.by_year) given /= 1 + multiple_births().share;
    });
    return plan;
}

/// What is not used of births that were given makes place for what is known of the year before.
Plan with_year_before(Plan plan, const StudyResult& study) {
    const PlanYears years = plan.years;
    const auto known = year_before(study, years.from - 1);
    for_each_choice(plan, [&](BirthsChoice& births) {
        std::erase_if(births.by_year,
                      [&](const YearFigure& f) { return f.year < years.from || f.year > years.to; });
        if (known && births.rule == BirthsRule::by_year)
            births.by_year.insert(births.by_year.begin(), {years.from - 1, *known});
    });
    return plan;
}

/// In what the study's areas are of.
Plan of_cohort(const Plan& plan, const StudyResult& study) {
    switch (study.run.cohort()) {
        case Cohort::antenatal:
            return in_pregnancies(plan);
        case Cohort::under_two:
            return with_year_before(plan, study);
        case Cohort::births:
            break;
    }
    return plan;
}

Projection projection_of(const ReadPlan& read, const StudyResult& study) {
    std::optional<SimulationOptions> options;
    if (study.simulated) options = study.simulated->options;
    try {
        return {study.run, study.source.births_histories, of_cohort(read.plan, study), options};
    } catch (const ModelError& error) {
        throw RequestError("--draws", error.what(), "");
    }
}

/// Counts areas for the listener: those of totals, then those of rows. Where rows are made more than once, as
/// for a workbook, it counts again.
std::function<void(std::size_t)> worker_of(const StudyResult& study, const Listener& listener) {
    if (!listener.progress) return {};
    struct Count {
        std::mutex mutex;
        std::size_t done = 0;
    };
    std::size_t of = study.run.areas().size();
    for (const NamedTotal& total : study.totals) of += total.members.size();
    return [count = std::make_shared<Count>(), of, tell = listener.progress](std::size_t areas) {
        const std::scoped_lock lock(count->mutex);
        count->done += areas;
        if (count->done > of) count->done = areas;
        tell(count->done, of);
    };
}

}  // namespace

std::vector<Problem> problems_of(const PlanRequest& request) {
    std::vector<Problem> problems;
    if (request.study.model.allocation == Allocation::published)
        problems.push_back({"--allocation",
                            "a plan has the closed allocation: the published one has no unreached share that "
                            "could move",
                            "leave --allocation out"});
    if (request.study.draws && request.study.draws->automatic)
        problems.push_back({"--draws", "expected a number, found \"auto\"",
                            "auto is for figures of one year; a plan takes a number, such as 4000"});
    return problems;
}

ReadPlan read_plan(const PlanRequest& request) {
    auto problems = problems_of(request);
    const PlanYears& years = request.plan.years;
    if (std::int64_t{years.to} - years.from >= static_cast<std::int64_t>(longest_plan) ||
        years.to < years.from)
        problems.push_back({"--to",
                            fmt::format("expected {} or later, and at most {} years, found {}", years.from,
                                        longest_plan, years.to),
                            ""});
    if (!problems.empty()) throw RequestError(std::move(problems));
    ReadPlan read{request.plan, {}, request.notes};
    read.plan.trend_error = reference_trend_error();
    if (request.scenarios.empty()) return read;
    ScenarioFile file = read_scenario_file(request.scenarios, read.plan.years);
    read.plan.scenarios.insert(read.plan.scenarios.end(), file.scenarios.begin(), file.scenarios.end());
    read.notes.insert(read.notes.end(), file.notes.begin(), file.notes.end());
    read.file.emplace(request.scenarios, std::move(file.sha256));
    return read;
}

std::shared_ptr<const PlanResult> plan_for(const ReadPlan& read, const Study& study, bool strict,
                                           const Listener& listener) {
    check_one_area(read, study.size());
    auto result = std::make_shared<PlanResult>(
        PlanResult{study, projection_of(read, *study), {}, {}, {}, worker_of(*study, listener)});
    result->summary = check_plan(result->projection, study->run, study->source, strict);
    result->notes = births_notes(read.plan, result->summary, study->source);
    for (auto& note : {note_of_year_before(read.plan, *study), note_of_undated(read.plan, *study)})
        if (note) result->notes.push_back(*note);
    doubt_births(read.plan, study->run.areas(), result->notes);
    for (const NamedTotal& total : study->totals) {
        result->totals.push_back(result->projection.total(total.members));
        if (result->worked_out) result->worked_out(total.members.size());
    }
    for (const std::string& text : read.notes) result->notes.push_back({NoteCode::input, text});
    for (const Note& note : result->notes) tell(listener, note);
    return result;
}

std::shared_ptr<const PlanResult> plan(PlanRequest request, const Listener& listener) {
    const ReadPlan read = read_plan(request);
    Request& wanted = request.study;
    wanted.model.allocation = Allocation::closed;
    wanted.plan = read.plan;
    if (wanted.draws) wanted.draws->later = true;
    if (read.file) wanted.inputs.push_back(*read.file);
    return plan_for(read, study(wanted, listener), wanted.strict, listener);
}

}  // namespace pairmodel
