#include "report/plan/rows.hpp"

#include "report/estimate/subject.hpp"
#include "report/table/record_builder.hpp"
#include "report/team/team.hpp"
#include "report/words/narrative.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace pairmodel {

namespace {

using PlanPtr = std::shared_ptr<const PlanResult>;

/// The four figures that a measure has in a year, by the beginnings of their columns.
struct Part {
    const char* name;
    const char* title;
    Interval PlannedFigure::*interval;
    bool a_year;
};
constexpr std::array<Part, 4> parts{{
    {"", "", &PlannedFigure::babies, true},
    {"difference", "More than with no change", &PlannedFigure::difference, true},
    {"cumulative", "Since the first year", &PlannedFigure::cumulative, false},
    {"cumulative_difference", "More than with no change, since the first year",
     &PlannedFigure::cumulative_difference, false},
}};

/// A child is under two in two years, so that children under two of several years cannot be added up.
std::span<const Part> parts_of(Cohort cohort) {
    return std::span(parts).first(is_of_one_year(cohort) ? parts.size() : 2);
}

/// An end of a range: NAME_low in CSV, NAME.low in JSON.
Column end(const char* name, const char* which, const char* unit, const char* description) {
    return {fmt::format("{}_{}", name, which),
            "",
            ColumnKind::decimal,
            unit,
            description,
            RangeEnd::none,
            {name, which}};
}

void add_ends(const char* name, const char* unit, const char* description, std::vector<Column>& columns) {
    for (const char* which : {"low", "central", "high"})
        columns.push_back(end(name, which, unit, description));
}

/// The last of all are those of the team, where one was described.
std::vector<Column> plan_columns(const StudyResult& study) {
    const Cohort cohort = study.run.cohort();
    std::vector<Column> columns{
        {"row_type", "Row", ColumnKind::text, "", "area or total"},
        {"area_code", "Code", ColumnKind::text, "", "GSS code of the area; TOTAL or TOTAL:VALUE for a total"},
        {"area_name", "Area", ColumnKind::text, "", "Name of the area"},
        {"adversity_basis", "Basis", ColumnKind::text, "",
         "What the ratio is from today: given_for_run, given_for_area, indicators, members, assumed_average; of "
         "a total, areas"},
        {"notes", "Notes", ColumnKind::list, "",
         "Codes of what must be said of the row (docs/commands.md, Notes)"},
        {"scenario", "Scenario", ColumnKind::text, "", "Name of the scenario; no change is always there"},
        {"year", "Year", ColumnKind::year, "", "Year of the plan"},
        {"live_births", births_title(cohort), ColumnKind::decimal, births_unit(cohort),
         births_meaning(cohort) + "; with draws, their median"}};
    const bool before = cohort == Cohort::antenatal;
    add_ends("live_births_range", before ? "maternities" : "live births",
             before ? "The range of the pregnancies" : "The range of the births", columns);
    const std::vector<Column> shares{
        {"unreached_share", "Not reached", ColumnKind::decimal,
         fmt::format("share of {} in need", whom(cohort)),
         "The share of those with a difficulty who are not reached; with draws, its median"},
        {"adversity_ratio", "Adversity ratio", ColumnKind::ratio, "ratio",
         "Local adversity divided by the national average; of a total, the mean weighted by births"}};
    columns.insert(columns.end(), shares.begin(), shares.end());
    add_ends("specialist_share", before ? "share of maternities" : "share of live births",
             before ? "Demand for specialist teams divided by maternities"
                    : "Demand for specialist teams divided by live births",
             columns);
    if (study.team) {
        add_ends("team_wte", "whole-time equivalents", "The team for all who come, as --team describes it",
                 columns);
        add_ends("team_cost", "pounds a year", "What that team costs", columns);
    }
    columns.push_back({"marker", "", ColumnKind::list, "",
                       "saturated: need was held at all births; c: confidential; x: not available"});
    return columns;
}

std::string_view marker_of(const PlanSubject& subject, const PlannedYear& year) {
    if (subject.absent == Absent::confidential) return "c";
    if (subject.absent == Absent::not_available) return "x";
    return year.saturated ? "saturated" : "";
}

void put_identity(const PlanResult& result, const PlanSubject& subject, std::size_t scenario,
                  std::size_t year, std::vector<Cell>& cells) {
    const Plan& plan = result.projection.plan();
    const PlannedYear& planned = subject.planned[scenario][year];
    const auto put = [&](const Interval& interval) {
        for (const double value : {interval.low, interval.central, interval.high})
            cells.push_back(subject.has_figures() ? Cell(value) : Cell(subject.absent));
    };
    cells.assign({std::string_view(subject.is_total ? "total" : "area"), subject.code, subject.name,
                  basis_cell(subject.basis), std::string_view(subject.notes),
                  std::string_view(plan.scenarios[scenario].name), static_cast<double>(plan.years.at(year))});
    const auto figure = [&](double value) {
        cells.push_back(subject.has_figures() ? Cell(value) : Cell(subject.absent));
    };
    figure(planned.live_births.babies.central);
    put(planned.live_births.babies);
    cells.emplace_back(result.projection.unreached_share(scenario, year).central);
    figure(planned.ratio);
    const double births = planned.live_births.babies.central;
    put(result.study->round_to > 0 && births > 0
            ? share_of_births(planned[Measure::specialist].babies, births, result.study->round_to)
            : planned.specialist_share);
    if (const auto& team = result.study->team) {
        const TeamSize size = team_in(*team, planned);
        put(size.wte);
        if (size.cost)
            put(*size.cost);
        else
            cells.insert(cells.end(), 3, Absent::not_available);
    }
    cells.emplace_back(marker_of(subject, planned));
}

void put_figure(const PlanSubject& subject, const PlannedFigure& figure, Cohort cohort,
                std::vector<Cell>& cells) {
    for (const Part& part : parts_of(cohort)) {
        if (!subject.has_figures()) {
            cells.insert(cells.end(), 3, subject.absent);
            continue;
        }
        const Interval& i = figure.*part.interval;
        for (const double value : {i.low, i.central, i.high}) cells.emplace_back(value);
    }
}

/// Goes through all scenarios and years of a subject; those without figures have empty ones.
template <class Visit>
void for_each_year(const PlanResult& result, PlanSubject& subject, const Visit& visit) {
    const Plan& plan = result.projection.plan();
    if (!subject.has_figures())
        subject.planned.assign(plan.scenarios.size(), std::vector<PlannedYear>(plan.years.count()));
    for (std::size_t s = 0; s < plan.scenarios.size(); ++s)
        for (std::size_t y = 0; y < plan.years.count(); ++y) visit(s, y, subject.planned[s][y]);
}

std::string column_name(const Part& part, const char* end) {
    return *part.name == '\0' ? end : fmt::format("{}_{}", part.name, end);
}

std::string description_of(const Part& part, std::string_view end) {
    const std::string what = *part.title == '\0' ? "In the year" : part.title;
    if (end == "central") return what + ": the middle of the two scenarios of need; with draws, the median";
    return fmt::format("{}: the {} end of the two scenarios of need; with draws, of the uncertainty interval",
                       what, end == "low" ? "smaller" : "larger");
}

}  // namespace

PlanSubject plan_subject(const PlanResult& result, std::size_t index) {
    const StudyResult& estimate = *result.study;
    const std::size_t areas = estimate.run.areas().size();
    Subject today;
    read_subject(estimate, index, today);
    PlanSubject subject;
    subject.code = today.code;
    subject.name = today.name;
    subject.is_total = today.is_total;
    subject.basis = today.basis;
    subject.notes = today.notes;
    if (index < areas) {
        const AreaView area = estimate.run.areas()[index];
        if (!area.live_births)
            subject.absent = area.withheld ? Absent::confidential : Absent::not_available;
        else
            subject.planned = result.projection.area(index);
        if (result.worked_out) result.worked_out(1);
        return subject;
    }
    const NamedTotal& total = estimate.totals[index - areas];
    if (total.members.empty())
        subject.absent = estimate.hidden_total(index - areas) ? Absent::confidential : Absent::not_available;
    else
        subject.planned = result.totals[index - areas];
    return subject;
}

std::size_t plan_subjects(const PlanResult& result) {
    return result.study->run.areas().size() + result.study->totals.size();
}

Table plan_data(const PlanPtr& result) {
    Table table;
    table.id = "plan";
    table.key = {"area_code", "area_name", "scenario", "year", "measure"};
    const Cohort cohort = result->study->run.cohort();
    table.columns = plan_columns(*result->study);
    table.columns.push_back(
        {"measure", "Measure", ColumnKind::text, "", "Code of the measure (docs/commands.md)"});
    for (const Part& part : parts_of(cohort))
        for (const char* end : {"low", "central", "high"})
            table.columns.push_back({column_name(part, end), part.title, ColumnKind::babies,
                                     std::string(part.a_year ? unit_of(cohort) : whom(cohort)),
                                     description_of(part, end)});
    add_cohort_column(cohort, table);
    table.records = plan_subjects(*result);
    table.rows = [result, cohort](std::size_t record, RowSink& sink) {
        PlanSubject subject = plan_subject(*result, record);
        std::vector<Cell> cells;
        for_each_year(*result, subject, [&](std::size_t s, std::size_t y, const PlannedYear& year) {
            put_identity(*result, subject, s, y, cells);
            const std::size_t identity = cells.size();
            std::size_t same = 0;
            for (const MeasureInfo& m : all_measures()) {
                cells.resize(identity);
                cells.emplace_back(m.code);
                put_figure(subject, year[m.measure], cohort, cells);
                put_cohort(cohort, cells);
                sink.row(cells, same);
                same = identity;
            }
        });
    };
    return table;
}

Table plan_records(const PlanPtr& result) {
    Table table;
    table.id = "years";
    const Cohort cohort = result->study->run.cohort();
    table.columns = plan_columns(*result->study);
    for (const MeasureInfo& m : all_measures())
        for (const Part& part : parts_of(cohort))
            for (const char* end : {"low", "central", "high"}) {
                std::vector<std::string> path{"measures", std::string(m.code)};
                if (*part.name != '\0') path.emplace_back(part.name);
                path.emplace_back(end);
                table.columns.push_back(json_column(std::move(path), ColumnKind::babies));
            }
    table.records = plan_subjects(*result);
    table.rows = [result, cohort](std::size_t record, RowSink& sink) {
        PlanSubject subject = plan_subject(*result, record);
        std::vector<Cell> cells;
        for_each_year(*result, subject, [&](std::size_t s, std::size_t y, const PlannedYear& year) {
            put_identity(*result, subject, s, y, cells);
            for (const MeasureInfo& m : all_measures()) put_figure(subject, year[m.measure], cohort, cells);
            sink.row(cells);
        });
    };
    return table;
}

namespace {

/// A list of objects of a year and what was given for it.
template <class Figures>
void add_years(const char* what, const Figures& figures, const std::vector<std::string>& at,
               RecordBuilder& record) {
    std::size_t i = 0;
    for (const auto& [year, figure] : figures) {
        std::vector<std::string> path = at;
        path.push_back(json_index(i++));
        path.emplace_back("year");
        record.number(path, year);
        path.back() = what;
        record.number(path, figure);
    }
}

void add_births(const BirthsChoice& births, const std::vector<std::string>& at, RecordBuilder& record) {
    const auto below = [&](std::vector<std::string> keys) {
        keys.insert(keys.begin(), at.begin(), at.end());
        return keys;
    };
    record.text(below({"rule"}), std::string(code_of(births.rule)));
    if (births.rule == BirthsRule::growth) record.number(below({"growth"}), births.growth);
    add_years("live_births", births.by_year, below({"by_year"}), record);
}

}  // namespace

Table plan_record(const PlanResult& result) {
    const Plan& plan = result.projection.plan();
    RecordBuilder record("plan");
    record.number({"from"}, plan.years.from).number({"to"}, plan.years.to);
    // Numbers that were given may be births of an area that is not shown.
    const bool hidden = result.study->summary.withheld > 0;
    const auto shown = [&](BirthsChoice births) {
        if (hidden) births.by_year.clear();
        return births;
    };
    add_births(shown(plan.births), {"births"}, record);
    for (std::size_t i = 0; i < plan.scenarios.size(); ++i) {
        const PlanScenario& scenario = plan.scenarios[i];
        const auto at = [&](const char* key) {
            return std::vector<std::string>{"scenarios", json_index(i), key};
        };
        record.text(at("name"), scenario.name).text(at("description"), scenario.description);
        if (scenario.births) add_births(shown(*scenario.births), at("births"), record);
        if (scenario.unreached_to) record.number(at("unreached_to"), *scenario.unreached_to);
        add_years("unreached_share", scenario.unreached_by_year, at("unreached_by_year"), record);
        if (scenario.adversity_to) record.number(at("adversity_to"), *scenario.adversity_to);
    }
    return record.build();
}

}  // namespace pairmodel
