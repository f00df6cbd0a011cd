#include "pairmodel/model/births.hpp"
#include "pairmodel/model/waterfall.hpp"
#include "report/estimate/subject.hpp"
#include "report/table/record_builder.hpp"
#include "report/words/narrative.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pairmodel {

namespace {

/// Those that a wider range is given of.
constexpr std::array wider_measures{Measure::need, Measure::demand, Measure::specialist, Measure::missed};

/// The name, or one made from it that no column has yet.
std::string free_name(const std::string& name, const std::vector<Column>& columns) {
    std::string free = name;
    const auto taken = [&](const Column& c) { return c.name == free; };
    for (int i = 2; std::any_of(columns.begin(), columns.end(), taken); ++i)
        free = fmt::format("{}_{}", name, i);
    return free;
}

void put_groups(const StudyResult& result, std::size_t index, std::vector<Cell>& cells) {
    const bool area = index < result.run.areas().size();
    for (std::size_t i = 0; i < result.source.group_columns.size(); ++i)
        cells.push_back(area ? Cell(std::string_view(result.run.areas()[index].groups[i]))
                             : Cell(Absent::empty));
}

// What programs read as JSON: one nested record an area.

std::vector<Column> record_columns(const StudyResult& result) {
    std::vector<Column> columns = identity_columns(result.run.cohort());
    columns.insert(columns.begin() + 3, {"live_births_year", "Year", ColumnKind::year, "", ""});
    columns.push_back(json_column({"adversity_basis"}, ColumnKind::text));
    columns.push_back(json_column({"flags"}, ColumnKind::list));
    columns.push_back(json_column({"note"}, ColumnKind::text));
    for (const MeasureInfo& m : all_measures())
        for (const char* end : {"low", "central", "high"})
            columns.push_back(json_column({"measures", std::string(m.code), end}, ColumnKind::babies));
    if (result.simulated) {
        columns.push_back(json_column({"saturated_share"}, ColumnKind::decimal));
    } else {
        for (const char* scenario : {"lower_need", "higher_need"})
            for (const MeasureInfo& m : all_measures())
                columns.push_back(
                    json_column({"scenarios", scenario, std::string(m.code)}, ColumnKind::babies));
        for (const char* scenario : {"lower_need", "higher_need"})
            for (const WaterfallBar& bar : waterfall_of({}, Scenario::lower_need))
                columns.push_back(
                    json_column({"waterfall", scenario, std::string(bar.code)}, ColumnKind::babies));
    }
    if (result.show_errors)
        for (const MeasureInfo& m : all_measures())
            for (const char* end : {"low", "central", "high"})
                columns.push_back(
                    json_column({"monte_carlo_errors", std::string(m.code), end}, ColumnKind::decimal));
    if (result.wider)
        for (const Measure m : wider_measures)
            for (const char* end : {"low", "high"})
                columns.push_back(
                    json_column({"wider_range", std::string(info(m).code), end}, ColumnKind::babies));
    columns.push_back(json_column({"adversity", "basis"}, ColumnKind::text));
    columns.push_back(json_column({"adversity", "summary"}, ColumnKind::text));
    columns.push_back(json_column({"adversity", "log_standard_error"}, ColumnKind::decimal));
    columns.push_back(json_column({"adversity", "degrees_of_freedom"}, ColumnKind::decimal));
    columns.push_back(json_column({"adversity", "compared_with"}, ColumnKind::text));
    columns.push_back(json_column({"adversity", "national_scale"}, ColumnKind::decimal));
    columns.push_back(json_column({"adversity", "nation_to_uk"}, ColumnKind::decimal));
    for (const Indicator& indicator : result.run.indicators())
        for (const char* key : {"value", "reference_value", "ratio", "weight"})
            columns.push_back(
                json_column({"adversity", "indicators", indicator.id, key}, ColumnKind::decimal));
    std::vector<Column> kept;
    for (const std::string& name : result.source.group_columns) {
        kept.push_back({free_name(name, kept), name});
        columns.push_back(json_column({"columns", kept.back().name}, ColumnKind::text));
    }
    return columns;
}

void put_error(const Subject& s, Measure measure, std::vector<Cell>& cells) {
    if (!s.has_figures()) {
        cells.insert(cells.end(), 3, s.absent);
        return;
    }
    const Interval& error = (*s.simulated)[measure].error;
    for (const double value : {error.low, error.central, error.high}) cells.emplace_back(value);
}

std::string flags_of(const Subject& s, AdversityBasis basis) {
    std::string flags;
    const auto add = [&](std::string_view flag) {
        if (!flags.empty()) flags += ' ';
        flags += flag;
    };
    if (s.saturated) add("saturated");
    if (s.absent == Absent::confidential) add("suppressed");
    if (s.absent == Absent::not_available) add("not_available");
    if (basis == AdversityBasis::none) add("no_adversity_information");
    return flags;
}

void put_scenarios(const Subject& s, std::vector<Cell>& cells) {
    for (const Scenario scenario : {Scenario::lower_need, Scenario::higher_need})
        for (const MeasureInfo& m : all_measures())
            cells.push_back(s.has_figures() ? Cell(s.babies->at(scenario)[m.measure]) : Cell(s.absent));
    // A total has no steps of its own.
    for (const Scenario scenario : {Scenario::lower_need, Scenario::higher_need})
        for (const WaterfallBar& bar : waterfall_of(s.estimate.value_or(Estimate{}), scenario))
            cells.push_back(!s.estimate       ? Cell(Absent::empty)
                            : s.has_figures() ? Cell(bar.babies)
                                              : Cell(s.absent));
}

void put_adversity(const StudyResult& result, const AdversityRatio& adversity, std::string_view summary,
                   std::string_view average, std::vector<Cell>& cells) {
    const bool hidden = summary.empty();
    cells.emplace_back(code_of(adversity.basis));
    cells.push_back(hidden ? Cell(Absent::confidential) : Cell(summary));
    cells.push_back(adversity.log_standard_error && !hidden ? Cell(*adversity.log_standard_error)
                                                            : Cell(Absent::not_available));
    cells.push_back(hidden || !adversity.log_standard_error || std::isinf(adversity.degrees_of_freedom)
                        ? Cell(Absent::empty)
                        : Cell(adversity.degrees_of_freedom));
    cells.push_back(average.empty() ? Cell(Absent::not_applicable) : Cell(average));
    cells.emplace_back(adversity.scale);
    cells.emplace_back(adversity.standing);
    for (std::size_t i = 0; i < result.run.indicators().size(); ++i) {
        const auto used = std::find_if(adversity.indicators.begin(), adversity.indicators.end(),
                                       [&](const IndicatorRatio& r) { return r.indicator == i; });
        if (used == adversity.indicators.end() || hidden)
            cells.insert(cells.end(), 4, Absent::empty);
        else
            for (const double value :
                 {used->value, result.run.indicators()[i].in(adversity.nation).reference_value, used->ratio,
                  used->weight})
                cells.emplace_back(value);
    }
}

void write_record(const StudyResult& result, std::size_t index, RowSink& sink) {
    Subject subject;
    read_subject(result, index, subject);
    const bool is_area = index < result.run.areas().size();
    const AdversityRatio adversity = is_area ? result.run.adversity(index) : AdversityRatio{};
    const std::string basis = is_area ? adversity_basis_phrase(adversity, result.run)
                                      : "mean of its areas, weighted by live births";
    const std::string flags = flags_of(subject, is_area ? adversity.basis : AdversityBasis::indicators);
    const std::string summary =
        is_area && subject.absent != Absent::confidential ? adversity_phrase(adversity) : std::string();
    const std::string average = average_of(adversity);
    std::string note;
    if (is_area)
        note = result.run.areas()[index].note;
    else if (const std::size_t missing = result.totals[index - result.run.areas().size()].missing.size())
        note = fmt::format("leaves out {} whose live births are not available",
                           missing == 1 ? "1 area" : fmt::format("{} areas", missing));
    std::vector<Cell> cells;
    put_identity(subject, cells);
    cells.insert(cells.begin() + 3, subject.year);
    cells.emplace_back(std::string_view(basis));
    cells.emplace_back(std::string_view(flags));
    cells.push_back(note.empty() ? Cell(Absent::empty) : Cell(std::string_view(note)));
    for (const MeasureInfo& m : all_measures()) put_interval(subject, m.measure, cells);
    if (result.simulated)
        cells.push_back(subject.has_figures() ? Cell(subject.simulated->saturated_share)
                                              : Cell(subject.absent));
    else
        put_scenarios(subject, cells);
    if (result.show_errors)
        for (const MeasureInfo& m : all_measures()) put_error(subject, m.measure, cells);
    if (result.wider && result.wider->record == index)
        for (const Measure m : wider_measures) {
            const Interval& range = result.wider->range[m].babies;
            cells.insert(cells.end(), {range.low, range.high});
        }
    else if (result.wider)
        cells.insert(cells.end(), 2 * wider_measures.size(), Absent::empty);
    if (is_area)
        put_adversity(result, adversity, summary, average, cells);
    else
        cells.insert(cells.end(), 7 + 4 * result.run.indicators().size(), Absent::empty);
    put_groups(result, index, cells);
    sink.row(cells);
}

}  // namespace

Table long_table(const Study& result) {
    Table table;
    table.id = "estimates";
    table.key = {"area_code", "area_name", "measure"};
    const Cohort cohort = result->run.cohort();
    table.columns = identity_columns(cohort);
    table.columns.push_back(
        {"measure", "Measure", ColumnKind::text, "", "Code of the measure (docs/commands.md)"});
    const bool drawn = result->simulated.has_value();
    const auto add = [&](const char* name, const char* title, const char* bound, const char* quantile,
                         RangeEnd end) {
        table.columns.push_back(babies_column(name, title, drawn ? quantile : bound, end, cohort));
    };
    add("low", "Low", "The smaller end of the two scenarios", "The lower end of the uncertainty interval",
        RangeEnd::low);
    add("central", "Central", "The middle of the two scenarios", "The median of the draws", RangeEnd::none);
    add("high", "High", "The larger end of the two scenarios", "The upper end of the uncertainty interval",
        RangeEnd::high);
    table.columns.push_back(marker_column());
    if (result->show_errors)
        for (const char* end : {"low", "central", "high"})
            table.columns.push_back({fmt::format("{}_monte_carlo_error", end), "", ColumnKind::decimal,
                                     std::string(unit_of(cohort)),
                                     "Standard error of this quantile that is due to the number of draws"});
    add_cohort_column(cohort, table);
    table.records = subjects_of(*result);
    table.rows = [result, cohort](std::size_t record, RowSink& sink) {
        Subject subject;
        read_subject(*result, record, subject);
        std::vector<Cell> cells;
        put_identity(subject, cells);
        const std::size_t identity = cells.size();
        std::size_t same = 0;
        for (const MeasureInfo& m : all_measures()) {
            cells.resize(identity);
            cells.emplace_back(m.code);
            put_interval(subject, m.measure, cells);
            cells.emplace_back(subject.marker());
            if (result->show_errors) put_error(subject, m.measure, cells);
            put_cohort(cohort, cells);
            sink.row(cells, same);
            same = identity;
        }
    };
    return table;
}

Table wide_table(const Study& result) {
    Table table;
    table.id = "estimates";
    table.key = {"area_code", "area_name"};
    const Cohort cohort = result->run.cohort();
    table.columns = identity_columns(cohort);
    for (const MeasureInfo& m : all_measures())
        for (const char* end : {"low", "central", "high"})
            table.columns.push_back(babies_column(fmt::format("{}_{}", m.code, end), std::string(m.label),
                                                  std::string(m.meaning), RangeEnd::none, cohort));
    table.columns.push_back(marker_column());
    if (result->show_errors)
        for (const MeasureInfo& m : all_measures())
            for (const char* end : {"low", "central", "high"})
                table.columns.push_back(
                    {fmt::format("{}_{}_monte_carlo_error", m.code, end), std::string(m.label),
                     ColumnKind::decimal, std::string(unit_of(cohort)),
                     "Standard error of this quantile that is due to the number of draws"});
    add_cohort_column(cohort, table);
    for (const std::string& name : result->source.group_columns)
        table.columns.push_back(
            {free_name(name, table.columns), name, ColumnKind::text, "", "As in the input"});
    table.records = subjects_of(*result);
    table.rows = [result, cohort](std::size_t record, RowSink& sink) {
        Subject subject;
        read_subject(*result, record, subject);
        std::vector<Cell> cells;
        put_identity(subject, cells);
        for (const MeasureInfo& m : all_measures()) put_interval(subject, m.measure, cells);
        cells.emplace_back(subject.marker());
        if (result->show_errors)
            for (const MeasureInfo& m : all_measures()) put_error(subject, m.measure, cells);
        put_cohort(cohort, cells);
        put_groups(*result, record, cells);
        sink.row(cells);
    };
    return table;
}

Table record_table(const Study& result, std::string id, std::size_t first, std::size_t count) {
    Table table;
    table.id = std::move(id);
    table.columns = record_columns(*result);
    table.records = count;
    table.rows = [result, first](std::size_t record, RowSink& sink) {
        write_record(*result, first + record, sink);
    };
    return table;
}

}  // namespace pairmodel
