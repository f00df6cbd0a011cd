#include "pairmodel/report/documents.hpp"
#include "pairmodel/study/plan.hpp"
#include "report/estimate/subject.hpp"
#include "report/gap/specification.hpp"
#include "report/observed/observed.hpp"
#include "report/plan/rows.hpp"
#include "report/plan/sentences.hpp"
#include "report/team/team.hpp"
#include "report/words/brief.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "study/notes.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace pairmodel {

namespace {

using SharedPlan = std::shared_ptr<const PlanResult>;

/// More scenarios do not fit side by side.
constexpr std::size_t most_columns = 4;

Column babies(RangeEnd end, const std::string& title) {
    return {"", title, ColumnKind::babies, "", "", end};
}

void add_range(const std::string& title, std::vector<Column>& columns) {
    columns.push_back(babies(RangeEnd::low, title));
    columns.push_back(babies(RangeEnd::high, title));
}

void put(const Interval& interval, std::vector<OwnCell>& row) {
    row.emplace_back(interval.low);
    row.emplace_back(interval.high);
}

/// One part of a measure, for readers: what is taken away from the missed is shown as fewer.
struct Figure {
    std::string title;
    Measure measure;
    Interval PlannedFigure::*part;
    bool fewer = false;

    [[nodiscard]] Interval of(const PlannedYear& year) const {
        const Interval& i = year[measure].*part;
        return fewer ? Interval{-i.high, -i.central, -i.low} : i;
    }
};

/// One figure a scenario and year: a column a scenario, a row a year. `first`: the first scenario shown.
Table years_table(const Plan& plan, const Planned& planned, const Figure& figure, std::size_t first) {
    std::vector<Column> columns{{"year", "Year", ColumnKind::year}};
    for (std::size_t s = first; s < planned.size(); ++s) add_range(heading_of(plan.scenarios[s]), columns);
    std::vector<std::vector<OwnCell>> rows;
    for (std::size_t y = 0; y < plan.years.count(); ++y) {
        std::vector<OwnCell>& row = rows.emplace_back();
        row.emplace_back(static_cast<double>(plan.years.at(y)));
        for (std::size_t s = first; s < planned.size(); ++s) put(figure.of(planned[s][y]), row);
    }
    return table_of("", figure.title, std::move(columns), std::move(rows));
}

/// "Babies" and "children", as titles have them.
std::string title_of(Cohort cohort) {
    return with_capital(std::string(whom(cohort)));
}

/// The figures of the last year that stand beside one another.
std::vector<Figure> compared_figures(const PlanYears& years, Cohort cohort) {
    std::vector<Figure> figures;
    // Short labels: four scenarios must fit beside them.
    for (const auto& [label, measure] :
         {std::pair{"Need", Measure::need}, std::pair{"Demand", Measure::demand},
          std::pair{"  Targeted services", Measure::targeted},
          std::pair{"  Specialist, short-term", Measure::specialist_short_term},
          std::pair{"  Specialist, longer-term", Measure::specialist_long_term},
          std::pair{"Missed", Measure::missed}})
        figures.push_back({label, measure, &PlannedFigure::babies});
    figures.push_back({"More reached", Measure::demand, &PlannedFigure::difference});
    if (years.count() == 1 || !is_of_one_year(cohort)) return figures;
    figures.push_back(
        {fmt::format("Missed since {}", years.from), Measure::missed, &PlannedFigure::cumulative});
    figures.push_back({fmt::format("Fewer missed since {}", years.from), Measure::missed,
                       &PlannedFigure::cumulative_difference, true});
    return figures;
}

/// A row a figure of the last year: a column a scenario.
Table comparison_table(const Plan& plan, const Planned& planned, Cohort cohort) {
    std::vector<Column> columns{{"figure", fmt::format("{} in {}", title_of(cohort), plan.years.to)}};
    for (const PlanScenario& scenario : plan.scenarios) add_range(heading_of(scenario), columns);
    std::vector<std::vector<OwnCell>> rows;
    for (const Figure& figure : compared_figures(plan.years, cohort)) {
        std::vector<OwnCell>& row = rows.emplace_back();
        row.emplace_back(figure.title);
        for (const auto& years : planned) put(figure.of(years.back()), row);
    }
    return table_of("", "", std::move(columns), std::move(rows));
}

/// A row a scenario, of the last year: for many scenarios.
Table scenarios_table(const Plan& plan, const Planned& planned, Cohort cohort) {
    std::vector<Column> columns{{"scenario", fmt::format("In {}", plan.years.to)}};
    for (const char* title : {"Demand", "Specialist", "Missed"}) add_range(title, columns);
    if (is_of_one_year(cohort)) add_range(fmt::format("Missed since {}", plan.years.from), columns);
    std::vector<std::vector<OwnCell>> rows;
    for (std::size_t s = 0; s < planned.size(); ++s) {
        std::vector<OwnCell>& row = rows.emplace_back();
        row.emplace_back(heading_of(plan.scenarios[s]));
        const PlannedYear& year = planned[s].back();
        for (const Measure m : {Measure::demand, Measure::specialist, Measure::missed})
            put(year[m].babies, row);
        if (is_of_one_year(cohort)) put(year[Measure::missed].cumulative, row);
    }
    return table_of("", "", std::move(columns), std::move(rows));
}

/// A plan in which nothing changes: a row a year.
Table unchanged_table(const Plan& plan, const Planned& planned, Cohort cohort) {
    std::vector<Column> columns{{"year", "Year", ColumnKind::year},
                                {"live_births", births_title(cohort, "Births"), ColumnKind::count}};
    for (const char* title : {"Need", "Demand", "Targeted", "Specialist", "Missed"})
        add_range(title, columns);
    if (is_of_one_year(cohort)) add_range("Missed so far", columns);
    std::vector<std::vector<OwnCell>> rows;
    for (std::size_t y = 0; y < plan.years.count(); ++y) {
        const PlannedYear& year = planned[0][y];
        std::vector<OwnCell>& row = rows.emplace_back();
        row.emplace_back(static_cast<double>(plan.years.at(y)));
        row.emplace_back(year.live_births.babies.central);
        for (const Measure m :
             {Measure::need, Measure::demand, Measure::targeted, Measure::specialist, Measure::missed})
            put(year[m].babies, row);
        if (is_of_one_year(cohort)) put(year[Measure::missed].cumulative, row);
    }
    return table_of("", with_capital(std::string(unit_of(cohort))), std::move(columns), std::move(rows));
}

void add_tables(const Plan& plan, const Planned& planned, Cohort cohort, Document& document) {
    if (plan.scenarios.size() == 1) return document.tables.push_back(unchanged_table(plan, planned, cohort));
    if (plan.scenarios.size() > most_columns) {
        document.tables.push_back(scenarios_table(plan, planned, cohort));
        document.notes.emplace_back("Other years and levels of care: --format csv has them all.");
        return;
    }
    document.tables.push_back(comparison_table(plan, planned, cohort));
    if (plan.years.count() == 1) return;
    const auto add = [&](std::string title, Measure m, Interval PlannedFigure::*part, std::size_t first) {
        document.tables.push_back(years_table(plan, planned, {std::move(title), m, part}, first));
    };
    add(fmt::format("Demand: {} who come to a service", unit_of(cohort)), Measure::demand,
        &PlannedFigure::babies, 0);
    add(fmt::format("More reached than with no change: {}", unit_of(cohort)), Measure::demand,
        &PlannedFigure::difference, 1);
    add(fmt::format("Missed: {}", unit_of(cohort)), Measure::missed, &PlannedFigure::babies, 0);
    if (!is_of_one_year(cohort)) return;
    add(fmt::format("Missed since {}, added up", plan.years.from), Measure::missed,
        &PlannedFigure::cumulative, 0);
}

/// The sentences for a specification, of the last year.
void add_specification(const Plan& plan, const Planned& planned, Document& document) {
    for (std::size_t s = 0; s < planned.size(); ++s) {
        if (planned[s].back().live_births.babies.central <= 0) continue;
        const Interval& share = planned[s].back().specialist_share;
        const std::string scenario = planned.size() > 1 ? ", " + plan.scenarios[s].name : "";
        document.lead.push_back(
            fmt::format("For a specification ({}{}): {}", plan.years.to, scenario,
                        specification_sentence(share.low, share.high, "demand for specialist teams")));
    }
}

void add_sentences(const PlanResult& result, const Planned& planned, Document& document) {
    for (std::size_t s = 1; s < result.projection.plan().scenarios.size(); ++s)
        document.lead.push_back(scenario_sentence(result, s) + " " + change_sentence(result, planned, s));
}

/// `record`: as read_subject() has it.
void describe_figures(const PlanResult& result, std::size_t record, const Planned& planned,
                      Document& document) {
    add_sentences(result, planned, document);
    for (std::string& text :
         observed_plan_sentences(*result.study, record, result.projection.plan(), planned))
        document.lead.push_back(std::move(text));
    const Cohort cohort = result.study->run.cohort();
    const Plan& plan = result.projection.plan();
    if (const auto& team = result.study->team)
        for (std::string& text : team_plan_sentences(*team, plan, planned, result.study->round_to))
            document.lead.push_back(std::move(text));
    add_tables(plan, planned, cohort, document);
    if (const auto& team = result.study->team) {
        document.tables.push_back(team_years_table(*team, plan, planned));
        document.tables.push_back(team_assumptions_table(*team));
    }
    // The sentence is of a year's births.
    if (cohort == Cohort::births) add_specification(result.projection.plan(), planned, document);
}

std::string span_of(const Plan& plan) {
    return plan.years.count() == 1 ? std::to_string(plan.years.from)
                                   : fmt::format("{} to {}", plan.years.from, plan.years.to);
}

void describe_one(const SharedPlan& result, Document& document) {
    const StudyResult& estimate = *result->study;
    const AreaView area = estimate.run.areas()[0];
    const PlanSubject subject = plan_subject(*result, 0);
    document.title =
        fmt::format("{}: need, demand and missed, {}", area_phrase(area), span_of(result->projection.plan()));
    if (!area.note.empty()) document.lead.emplace_back(area.note);
    if (!subject.has_figures()) {
        document.lead.emplace_back(subject.absent == Absent::confidential
                                       ? "Not shown [c]: its live births are fewer than may be told."
                                       : "Its live births are not available.");
        return;
    }
    document.lead.push_back(births_sentence(*result, 0, subject.planned));
    document.lead.push_back(fmt::format("Adversity {}.", adversity_phrase(estimate.run.adversity(0))));
    describe_figures(*result, 0, subject.planned, document);
    if (const std::string command = explain_command(estimate); !command.empty())
        document.closing.push_back(fmt::format("See how today's figures come about{}: {}",
                                               estimate.simulated ? ", without draws" : "", command));
}

/// The figures of a row of the last year.
std::vector<Figure> row_figures(const Plan& plan, Cohort cohort) {
    std::vector<Figure> figures{{"Demand", Measure::demand, &PlannedFigure::babies}};
    if (plan.scenarios.size() > 1)
        figures.push_back({"More reached", Measure::demand, &PlannedFigure::difference});
    else
        figures.push_back({"Specialist", Measure::specialist, &PlannedFigure::babies});
    figures.push_back({"Missed", Measure::missed, &PlannedFigure::babies});
    if (is_of_one_year(cohort))
        figures.push_back(
            {fmt::format("Missed since {}", plan.years.from), Measure::missed, &PlannedFigure::cumulative});
    return figures;
}

/// A row an area and scenario, of the last year.
Table subjects_table(const SharedPlan& result) {
    const Plan& plan = result->projection.plan();
    Table table;
    const Cohort cohort = result->study->run.cohort();
    table.title = fmt::format("{} in {}", title_of(cohort), plan.years.to);
    table.columns = {{"area_name", "Area"}};
    if (plan.scenarios.size() > 1) table.columns.push_back({"scenario", "Scenario"});
    table.columns.push_back({"live_births", births_title(cohort), ColumnKind::count});
    const std::vector<Figure> figures = row_figures(plan, cohort);
    for (const Figure& figure : figures) add_range(figure.title, table.columns);
    table.columns.push_back({"marker", ""});
    table.records = plan_subjects(*result);
    table.rows = [result, figures](std::size_t record, RowSink& sink) {
        const PlanSubject subject = plan_subject(*result, record);
        const auto& scenarios = result->projection.plan().scenarios;
        for (std::size_t s = 0; s < scenarios.size(); ++s) {
            const std::string heading = heading_of(scenarios[s]);
            std::vector<Cell> cells{subject.name.empty() ? subject.code : subject.name};
            if (scenarios.size() > 1) cells.emplace_back(std::string_view(heading));
            if (!subject.has_figures()) {
                cells.insert(cells.end(), 1 + 2 * figures.size(), subject.absent);
                cells.emplace_back(std::string_view());
                sink.row(cells);
                continue;
            }
            const PlannedYear& year = subject.planned[s].back();
            cells.emplace_back(year.live_births.babies.central);
            for (const Figure& figure : figures) {
                const Interval i = figure.of(year);
                cells.emplace_back(i.low);
                cells.emplace_back(i.high);
            }
            cells.emplace_back(year.saturated ? std::string_view("saturated") : std::string_view());
            sink.row(cells);
        }
    };
    return table;
}

/// The index of the total of all areas that can be shown, among the totals.
std::optional<std::size_t> shown_total(const PlanResult& result) {
    const auto& totals = result.study->totals;
    if (totals.empty() || totals.back().code != "TOTAL") return std::nullopt;
    const std::size_t last = totals.size() - 1;
    const PlanSubject subject = plan_subject(result, result.study->run.areas().size() + last);
    return subject.has_figures() ? std::optional(last) : std::nullopt;
}

void describe_many(const SharedPlan& result, Document& document) {
    const Plan& plan = result->projection.plan();
    const auto areas = static_cast<double>(result->study->run.areas().size());
    document.title = fmt::format("Need, demand and missed in {} {}, {}", grouped(areas),
                                 plural(areas, "area", "areas"), span_of(plan));
    document.lead.push_back(births_rule_sentence(*result));
    if (const auto total = shown_total(*result)) {
        document.lead.push_back(with_capital(areas_together(*result->study)) + ":");
        describe_figures(*result, result->study->run.areas().size() + *total, result->totals[*total],
                         document);
    } else {
        for (std::size_t s = 1; s < plan.scenarios.size(); ++s)
            document.lead.push_back(scenario_sentence(*result, s));
    }
    document.tables.push_back(subjects_table(result));
}

}  // namespace

Document plan_document(const SharedPlan& result) {
    const StudyResult& estimate = *result->study;
    Document document;
    document.command = "plan";
    document.told = told_of(estimate);
    document.told.insert(document.told.end(), result->notes.begin(), result->notes.end());
    document.round_to = estimate.round_to;
    if (estimate.source.has_builtin_figures()) document.licence = open_government_licence;
    if (estimate.run.areas().size() == 1 && estimate.totals.empty())
        describe_one(result, document);
    else
        describe_many(result, document);
    for (const auto& list : {plan_notes(*result), standing_notes(estimate)})
        document.notes.insert(document.notes.end(), list.begin(), list.end());
    document.brief = brief_of(estimate, plan_remarks(*result));
    document.data = plan_data(result);
    document.records = {parameters_record(estimate.run.model().parameters()), method_record(estimate),
                        plan_record(*result), plan_records(result), provenance_record(estimate)};
    add_observed(estimate, document);
    if (estimate.team) {
        const std::vector<std::string> notes = team_notes(estimate);
        document.notes.insert(document.notes.begin(), notes.begin(), notes.end());
        document.records.insert(document.records.end() - 1, team_record(*estimate.team));
    }
    return document;
}

}  // namespace pairmodel
