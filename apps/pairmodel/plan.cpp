#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/scenario_file.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/report/narrative.hpp"
#include "pairmodel/report/plan_report.hpp"
#include "planning.hpp"
#include "usage.hpp"
#include "write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

using namespace pairmodel;

namespace {

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

int run_plan(PlanChoice choice) {
    EstimateChoice& wanted = choice.estimate;
    check_output(wanted.output, wanted.areas);
    ReadPlan read = plan_of(choice);
    wanted.model.allocation = "closed";
    wanted.own_draws = true;
    if (read.file) wanted.inputs.push_back(*read.file);
    const Estimated estimated = estimate_of(wanted);
    const EstimateResult& estimate = *estimated.result;
    check_one_area(read, estimate.run.areas().size());
    PlanResult result{estimated.result, projection_of(read, estimate, estimated.selection), {}, {}, {}, {}};
    result.summary = check_plan(result.projection, estimate.run, estimated.selection, wanted.model.strict);
    result.notes = births_notes(read.plan, result.summary, estimated.selection);
    for (const auto& list : {read.notes, result.notes})
        for (const std::string& text : list) note(wanted.output, text);
    if (estimate.suppress_below > 0) {
        result.suppression = suppress_plan(estimate, result.projection);
        check_hidden(estimate.run, result.suppression, estimated.selection);
    }
    for (const NamedTotal& total : estimate.totals)
        result.totals.push_back(result.projection.total(total.members));
    OutputFiles files(wanted.output.force);
    write_document(plan_document(std::make_shared<const PlanResult>(std::move(result))), wanted.output,
                   files);
    return exit_done;
}

void add_plan_options(CLI::App& command, PlanChoice& c) {
    const auto add = [&](const char* name, std::string& value, const char* type, const char* help) {
        command.add_option(name, value, help)->type_name(type)->group("Plan");
    };
    add("--from", c.from, "YYYY", "the first year of the plan");
    add("--to", c.to, "YYYY", "the last year");
    add("--births-growth", c.births_growth, "±P%", "births grow by this each year: -1%");
    add("--births-by-year", c.births_by_year, "YYYY=N,…", "births of every year, for one area");
    command.add_flag("--births-trend", c.births_trend, "births follow the trend of their known years")
        ->group("Plan");
    add("--unreached-to", c.unreached_to, "SHARE",
        "share of those in need who are not reached, in the last year: 0.5 or 50%");
    add("--unreached-by-year,--by-year", c.unreached_by_year, "YYYY=SHARE,…", "the same for every year");
    add("--adversity-to", c.adversity_to, "R|±P%",
        "adversity of every area against the national average, in the last year");
    add("--scenarios", c.scenarios, "FILE.json", "several scenarios, each with a name");
}

}  // namespace

Command add_plan(CLI::App& program) {
    CLI::App* command =
        program.add_subcommand("plan", "the coming years, as births change and outreach improves");
    set_examples(*command,
                 {"pairmodel plan --area Gateshead --from 2026 --to 2031 --unreached-to 50%",
                  "pairmodel plan --area Gateshead --from 2026 --to 2031 --births-growth -1%",
                  "pairmodel plan --births 1834 --from 2026 --to 2031 --scenarios outreach.json",
                  "pairmodel plan --tier upper --within \"North East\" --total --from 2026 --to 2031 "
                  "--unreached-to 0.5 --draws 1000 -o plan.csv"});
    auto choice = std::make_shared<PlanChoice>();
    add_plan_options(*command, *choice);
    add_options(*command, choice->estimate.areas);
    add_cohort_option(*command, choice->estimate.areas);
    add_options(*command, choice->estimate.adversity);
    add_options(*command, choice->estimate.model);
    add_options(*command, choice->estimate.simulation);
    add_options(*command, choice->estimate.totals);
    add_options(*command, choice->estimate.output, true);
    // One shape; bad rows stop the run; what a plan adds up has no error of a single quantile.
    for (const char* name : {"--shape", "--on-bad-row", "--rejects", "--monte-carlo-error"})
        command->remove_option(command->get_option(name));
    return {command, [choice] { return run_plan(*choice); }};
}
