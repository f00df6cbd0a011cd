#include "request/planning.hpp"

#include "input/cells/number.hpp"
#include "input/cells/share.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/reference_figures.hpp"
#include "pairmodel/input/scenario_file.hpp"
#include "pairmodel/model/error.hpp"
#include "program/usage.hpp"
#include "report/words/narrative.hpp"
#include "request/simulating.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>

using namespace pairmodel;

namespace {

/// Problems of several options, told at once, and what is to be noted where there are none.
class Findings {
public:
    std::vector<std::string> notes;

    void add(const UsageError& problem) { texts_.emplace_back(problem.what()); }

    /// What `work` throws is one of the findings.
    void collect(const std::function<void()>& work) {
        try {
            work();
        } catch (const UsageError& error) {
            add(error);
        }
    }
    void throw_if_any() const {
        if (!texts_.empty()) throw UsageError(fmt::format("{}", fmt::join(texts_, "\n")));
    }

private:
    std::vector<std::string> texts_;
};

int year_of(const char* option, const std::string& text) {
    if (text.empty())
        throw UsageError(fmt::format("{}: which year?", option),
                         "--from 2026 --to 2031 is a plan of six years");
    const auto year = parse_count(text);
    if (!year || *year < first_year || *year > last_year)
        throw UsageError(fmt::format("{}: expected a year, found {}", option, in_quotes(text)));
    return static_cast<int>(*year);
}

/// Nothing else can be looked at without the years.
PlanYears years_of(const PlanChoice& choice, Findings& findings) {
    PlanYears years;
    findings.collect([&] { years.from = year_of("--from", choice.from); });
    findings.collect([&] { years.to = year_of("--to", choice.to); });
    findings.throw_if_any();
    if (years.from > years.to)
        throw UsageError(fmt::format("--from {} is after --to {}", years.from, years.to),
                         fmt::format("did you mean --from {} --to {}?", years.to, years.from));
    if (years.count() > longest_plan)
        throw UsageError(fmt::format("--from {} --to {}: expected at most {} years, found {}", years.from,
                                     years.to, longest_plan, years.count()));
    return years;
}

/// Options of which only some may be given.
std::vector<std::string> given(const std::vector<std::pair<const char*, bool>>& options) {
    std::vector<std::string> names;
    for (const auto& [name, is_given] : options)
        if (is_given) names.emplace_back(name);
    return names;
}

void check_contradictions(const PlanChoice& c, Findings& findings) {
    const auto births = given({{"--births-growth", !c.births_growth.empty()},
                               {"--births-by-year", !c.births_by_year.empty()},
                               {"--births-trend", c.births_trend}});
    if (births.size() > 1)
        findings.add({fmt::format("births move in one way, found {}", fmt::join(births, " and ")),
                      "keep one of them"});
    const auto unreached = given(
        {{"--unreached-to", !c.unreached_to.empty()}, {"--unreached-by-year", !c.unreached_by_year.empty()}});
    if (unreached.size() > 1)
        findings.add(
            {fmt::format("the unreached share moves in one way, found {}", fmt::join(unreached, " and ")),
             "keep one of them"});
    const auto changes = given({{"--unreached-to", !c.unreached_to.empty()},
                                {"--unreached-by-year", !c.unreached_by_year.empty()},
                                {"--adversity-to", !c.adversity_to.empty()}});
    if (!c.scenarios.empty() && !changes.empty())
        findings.add({fmt::format("--scenarios says what changes, found {} too", fmt::join(changes, " and ")),
                      "make it a scenario of the file"});
    if (c.estimate.model.allocation == "published")
        findings.add(
            {"--allocation: a plan has the closed allocation: the published one has no unreached share "
             "that could move",
             "leave --allocation out"});
}

/// The figures of YEAR=FIGURE,….
YearFigures figures_of(const char* option, const std::string& text, const PlanYears& years,
                       const std::function<double(const std::string&)>& figure_of, Findings& findings) {
    YearFigures figures;
    for (const std::string& item : list_of(text, ',')) {
        findings.collect([&] {
            const std::size_t equals = item.find('=');
            const auto year = parse_count(item.substr(0, equals));
            if (equals == std::string::npos || !year || *year < first_year || *year > last_year)
                throw UsageError(fmt::format("{}: expected YEAR=FIGURE,…, found {}", option, in_quotes(item)),
                                 fmt::format("such as {} {}=…,{}=…, with no commas in figures", option,
                                             years.from, years.from + 1));
            const auto same = [&](const YearFigure& f) { return f.year == static_cast<int>(*year); };
            if (std::any_of(figures.begin(), figures.end(), same))
                throw UsageError(fmt::format("{}: {} stands there twice", option, *year));
            figures.push_back({static_cast<int>(*year), 0});
            figures.back().figure = figure_of(item.substr(equals + 1));
        });
    }
    std::sort(figures.begin(), figures.end(), [](const auto& a, const auto& b) { return a.year < b.year; });
    if (const auto missing = years_without(figures, years); !missing.empty())
        findings.add(UsageError(fmt::format("{}: expected a figure for every year from {} to {}, none for {}",
                                            option, years.from, years.to, years_phrase(missing))));
    if (const auto beyond = years_beyond(figures, years); !beyond.empty())
        findings.notes.push_back(fmt::format("{}: {} {} not in the plan and not used", option,
                                             years_phrase(beyond), beyond.size() == 1 ? "is" : "are"));
    return figures;
}

double share_option(const char* option, const std::string& text) {
    const auto share = parse_share(text);
    if (!share)
        throw UsageError(fmt::format("{}: expected {}, found {}", option, share_expected, in_quotes(text)),
                         share_hint(text));
    return *share;
}

BirthsChoice births_of(const PlanChoice& c, const PlanYears& years, Findings& findings) {
    BirthsChoice births;
    if (!c.estimate.areas.births_year.empty()) births.rule = BirthsRule::one_year;
    if (c.births_trend) births.rule = BirthsRule::trend;
    if (!c.births_growth.empty()) {
        births.rule = BirthsRule::growth;
        const auto growth = parse_growth(c.births_growth);
        births.growth = growth.value_or(0);
        if (!growth)
            findings.add({fmt::format("--births-growth: expected {}, found {}", growth_expected,
                                      in_quotes(c.births_growth)),
                          growth_hint(c.births_growth)});
    }
    if (!c.births_by_year.empty()) {
        births.rule = BirthsRule::by_year;
        const auto count = [](const std::string& text) {
            return static_cast<double>(count_option("--births-by-year", text));
        };
        births.by_year = figures_of("--births-by-year", c.births_by_year, years, count, findings);
    }
    return births;
}

/// The scenario of the options, if they change anything.
std::optional<PlanScenario> typed_scenario(const PlanChoice& c, const PlanYears& years, Findings& findings) {
    if (c.unreached_to.empty() && c.unreached_by_year.empty() && c.adversity_to.empty()) return std::nullopt;
    PlanScenario scenario{scenario_of_options};
    findings.collect([&] {
        if (!c.unreached_to.empty()) scenario.unreached_to = share_option("--unreached-to", c.unreached_to);
    });
    findings.collect([&] {
        if (!c.adversity_to.empty()) scenario.adversity_to = ratio_option("--adversity-to", c.adversity_to);
    });
    const auto share = [](const std::string& text) { return share_option("--unreached-by-year", text); };
    if (!c.unreached_by_year.empty())
        scenario.unreached_by_year =
            figures_of("--unreached-by-year", c.unreached_by_year, years, share, findings);
    return scenario;
}

/// Births that were given for each year are of one area.
void check_one_area(const ReadPlan& read, std::size_t areas) {
    if (areas == 1) return;
    const std::string hint =
        fmt::format("for several areas: a table with the columns live_births_{}, …", read.plan.years.from);
    if (read.plan.births.rule == BirthsRule::by_year)
        throw UsageError(fmt::format("--births-by-year is for one area, found {} areas", areas), hint);
    std::vector<Issue> issues;
    for (std::size_t s = 1; s < read.plan.scenarios.size(); ++s)
        if (const auto& births = read.plan.scenarios[s].births; births && births->rule == BirthsRule::by_year)
            issues.push_back({read.file->first, 0, fmt::format("/scenarios/{}/births_by_year", s - 1),
                              "one area", fmt::format("{} areas", areas), hint});
    if (!issues.empty()) throw InputError(std::move(issues));
}

/// Every area without an answer, before anything is written.
PlanSummary check_plan(const Projection& projection, const Run& run, const Selection& selection,
                       bool strict) {
    std::vector<Unanswered> unanswered;
    PlanSummary summary = projection.check(unanswered);
    std::vector<Issue> issues;
    const auto add = [&](std::size_t i, std::string expected, std::string found, std::string hint) {
        issues.push_back({selection.file.empty() ? area_phrase(run.areas()[i]) : selection.file,
                          selection.lines.empty() ? 0 : selection.lines[i], "", std::move(expected),
                          std::move(found), std::move(hint)});
    };
    for (const Unanswered& area : unanswered)
        add(area.index, "figures that a plan can be made from", area.reason, "");
    for (const std::size_t i : summary.saturated)
        if (strict)
            add(i, "need below all births in every year", "adversity that saturates",
                "leave --strict out, or use --scale odds");
    if (!issues.empty()) throw InputError(std::move(issues));
    return summary;
}

/// What is to be said of the births that were used.
std::vector<std::string> births_notes(const Plan& plan, const PlanSummary& summary,
                                      const Selection& selection) {
    if (plan.births.rule != BirthsRule::known) return {};
    std::vector<std::string> notes;
    const char* place = selection.builtin ? "the built-in table has" : "the table has";
    if (summary.known_years > 0)
        notes.push_back(fmt::format("{} {} births of every year of the plan, and they are used", place,
                                    summary.one_year == 0 ? "the" : "for some areas the"));
    const auto some = [&](const BirthsHistory& history) {
        return std::any_of(history.begin(), history.end(), [&](const YearOfBirths& y) {
            return y.live_births && y.year >= plan.years.from && y.year <= plan.years.to;
        });
    };
    const auto& histories = selection.births_histories;
    const auto partly = static_cast<std::size_t>(std::count_if(histories.begin(), histories.end(), some));
    if (partly > summary.known_years)
        notes.push_back(fmt::format(
            "{} births of some years of the plan only, for {} {}: one number is taken for all years", place,
            partly - summary.known_years, partly - summary.known_years == 1 ? "area" : "areas"));
    return notes;
}

Projection projection_of(const ReadPlan& read, const EstimateResult& estimate, const Selection& selection) {
    std::optional<SimulationOptions> options;
    if (estimate.simulated) options = estimate.simulated->options;
    try {
        return {estimate.run, selection.births_histories, read.plan, options};
    } catch (const ModelError& error) {
        throw UsageError(fmt::format("--draws: {}", error.what()));
    }
}

}  // namespace

PlanResult plan_result_of(const ReadPlan& read, const std::shared_ptr<const EstimateResult>& estimate,
                          const Selection& selection, bool strict) {
    check_one_area(read, estimate->run.areas().size());
    PlanResult result{estimate, projection_of(read, *estimate, selection), {}, {}, {}, {}};
    result.summary = check_plan(result.projection, estimate->run, selection, strict);
    result.notes = births_notes(read.plan, result.summary, selection);
    if (estimate->suppress_below > 0) {
        result.suppression = suppress_plan(*estimate, result.projection);
        check_hidden(estimate->run, result.suppression, selection);
    }
    for (const NamedTotal& total : estimate->totals)
        result.totals.push_back(result.projection.total(total.members));
    return result;
}

ReadPlan plan_of(const PlanChoice& choice) {
    Findings findings;
    check_contradictions(choice, findings);
    ReadPlan read;
    Plan& plan = read.plan;
    findings.collect([&] {
        Findings none_before;
        plan.years = years_of(choice, none_before);
    });
    if (plan.years.from == 0) findings.throw_if_any();
    plan.births = births_of(choice, plan.years, findings);
    plan.trend_error = reference_trend_error();
    const auto scenario = typed_scenario(choice, plan.years, findings);
    findings.collect([&] {
        const auto draws = simulation_plan_of(choice.estimate.simulation, choice.estimate.output);
        if (draws && draws->automatic)
            throw UsageError("--draws: expected a number, found \"auto\"",
                             "auto is for estimate; 1000 do for most uses");
    });
    findings.throw_if_any();
    read.notes = findings.notes;
    if (scenario) plan.scenarios.push_back(*scenario);
    if (choice.scenarios.empty()) return read;
    ScenarioFile file = read_scenario_file(choice.scenarios, plan.years);
    plan.scenarios.insert(plan.scenarios.end(), file.scenarios.begin(), file.scenarios.end());
    read.notes.insert(read.notes.end(), file.notes.begin(), file.notes.end());
    read.file.emplace(choice.scenarios, std::move(file.sha256));
    return read;
}
