#include "pairmodel/model/births.hpp"
#include "pairmodel/model/waterfall.hpp"
#include "report/estimate/subject.hpp"
#include "report/table/record_builder.hpp"
#include "report/words/narrative.hpp"
#include "study/notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pairmodel {

namespace {

/// Those that a wider range is given of.
constexpr std::array wider_measures{Measure::need, Measure::demand, Measure::specialist, Measure::missed};

/// Whether a measure has columns for the wider range: without draws, whose range is wide already.
bool has_wider(const StudyResult& result, Measure measure) {
    return !result.simulated &&
           std::find(wider_measures.begin(), wider_measures.end(), measure) != wider_measures.end();
}

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
        cells.push_back(!area                  ? Cell(Absent::empty)
                        : result.hidden(index) ? Cell(Absent::confidential)
                                               : Cell(std::string_view(result.run.areas()[index].groups[i])));
}

// What programs read as JSON: one nested record an area.

constexpr std::array ends{"low", "central", "high"};

void add_ends(std::vector<std::string> path, ColumnKind kind, std::vector<Column>& columns) {
    for (const char* end : ends) {
        path.emplace_back(end);
        columns.push_back(json_column(path, kind));
        path.pop_back();
    }
}

/// The figures of each measure: its range, shares of births, and what the study adds.
void add_measures(const StudyResult& result, std::vector<Column>& columns) {
    for (const MeasureInfo& m : shown_measures(result)) {
        const std::string code(m.code);
        add_ends({"measures", code}, ColumnKind::babies, columns);
        add_ends({"measures", code, "share"}, ColumnKind::decimal, columns);
        if (has_wider(result, m.measure)) add_ends({"measures", code, "wider"}, ColumnKind::babies, columns);
        if (result.show_errors)
            add_ends({"measures", code, "monte_carlo_error"}, ColumnKind::decimal, columns);
    }
}

void add_adversity(const StudyResult& result, std::vector<Column>& columns) {
    const auto add = [&](const char* key, ColumnKind kind) {
        columns.push_back(json_column({"adversity", key}, kind));
    };
    add("summary", ColumnKind::text);
    add_ends({"adversity", "ratio"}, ColumnKind::ratio, columns);
    add("log_standard_error", ColumnKind::decimal);
    add("degrees_of_freedom", ColumnKind::decimal);
    add("compared_with", ColumnKind::text);
    add("national_scale", ColumnKind::decimal);
    add("nation_to_uk", ColumnKind::decimal);
    for (const Indicator& indicator : result.run.indicators())
        for (const char* key : {"value", "reference_value", "ratio", "weight"})
            columns.push_back(
                json_column({"adversity", "indicators", indicator.id, key}, ColumnKind::decimal));
}

std::vector<Column> record_columns(const StudyResult& result) {
    std::vector<Column> columns = identity_columns(result.run.cohort());
    columns.push_back(json_column({"marker"}, ColumnKind::list));
    columns.push_back(json_column({"note"}, ColumnKind::text));
    add_measures(result, columns);
    if (result.simulated) {
        columns.push_back(json_column({"saturated_share"}, ColumnKind::decimal));
    } else {
        for (const char* scenario : {"lower_need", "higher_need"})
            for (const MeasureInfo& m : shown_measures(result))
                columns.push_back(
                    json_column({"scenarios", scenario, std::string(m.code)}, ColumnKind::babies));
        for (const char* scenario : {"lower_need", "higher_need"})
            for (const WaterfallBar& bar : waterfall_of({}, Scenario::lower_need))
                columns.push_back(
                    json_column({"waterfall", scenario, std::string(bar.code)}, ColumnKind::babies));
    }
    add_adversity(result, columns);
    std::vector<Column> kept;
    for (const std::string& name : result.source.group_columns) {
        kept.push_back({free_name(name, kept), name});
        columns.push_back(json_column({"columns", kept.back().name}, ColumnKind::text));
    }
    return columns;
}

void put_error(const Subject& s, Measure measure, std::vector<Cell>& cells) {
    if (!s.has_figures()) {
        put_absent(3, s.absent, cells);
        return;
    }
    const Interval& error = (*s.simulated)[measure].error;
    for (const double value : {error.low, error.central, error.high}) cells.emplace_back(value);
}

/// Empty but for the one area or total that has a wider range.
void put_wider(const StudyResult& result, std::size_t index, Measure measure, std::vector<Cell>& cells) {
    if (!result.wider || result.wider->record != index || !has_wider(result, measure)) {
        put_absent(3, Absent::empty, cells);
        return;
    }
    const Interval& range = result.wider->range[measure].babies;
    for (const double value : {range.low, range.central, range.high}) cells.emplace_back(value);
}

void put_scenarios(const StudyResult& result, const Subject& s, std::vector<Cell>& cells) {
    for (const Scenario scenario : {Scenario::lower_need, Scenario::higher_need})
        for (const MeasureInfo& m : shown_measures(result))
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
    cells.push_back(hidden ? Cell(Absent::confidential) : Cell(summary));
    const Interval interval = ratio_interval(adversity);
    for (const double value : {interval.low, interval.central, interval.high})
        cells.push_back(hidden                         ? Cell(Absent::confidential)
                        : adversity.log_standard_error ? Cell(value)
                                                       : Cell(Absent::not_available));
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
            put_absent(4, Absent::empty, cells);
        else
            for (const double value :
                 {used->value, result.run.indicators()[i].in(adversity.nation).reference_value, used->ratio,
                  used->weight})
                cells.emplace_back(value);
    }
}

/// What must be known of a record: an area's own note, the sentences of a total.
std::string note_of(const StudyResult& result, std::size_t index) {
    const std::size_t areas = result.run.areas().size();
    if (index < areas) return std::string(result.run.areas()[index].note);
    std::string text;
    for (const Note& note : notes_of_total(result, result.totals[index - areas]))
        text += (text.empty() ? "" : " ") + sentence_of(note);
    return text;
}

void write_record(const StudyResult& result, std::size_t index, RowSink& sink) {
    Subject subject;
    read_subject(result, index, subject);
    const bool is_area = index < result.run.areas().size();
    const AdversityRatio adversity = is_area ? result.run.adversity(index) : AdversityRatio{};
    const std::string summary =
        is_area && subject.absent != Absent::confidential ? full_adversity_phrase(adversity) : std::string();
    const std::string average = average_of(adversity);
    const std::string note = note_of(result, index);
    std::vector<Cell> cells;
    put_identity(subject, cells);
    cells.emplace_back(subject.marker());
    cells.push_back(note.empty() ? Cell(Absent::empty) : Cell(std::string_view(note)));
    for (const MeasureInfo& m : shown_measures(result)) {
        put_interval(subject, m.measure, cells);
        put_shares(subject, m.measure, cells);
        if (has_wider(result, m.measure)) put_wider(result, index, m.measure, cells);
        if (result.show_errors) put_error(subject, m.measure, cells);
    }
    if (result.simulated)
        cells.push_back(subject.has_figures() ? Cell(subject.simulated->saturated_share)
                                              : Cell(subject.absent));
    else
        put_scenarios(result, subject, cells);
    if (is_area)
        put_adversity(result, adversity, summary, average, cells);
    else
        put_absent(9 + 4 * result.run.indicators().size(), Absent::empty, cells);
    put_groups(result, index, cells);
    sink.row(cells);
}

}  // namespace

namespace {

/// The columns of figures of one measure; `prefix` is of its code in a wide table.
void add_figures(const StudyResult& result, const std::string& prefix, const MeasureInfo* measure,
                 std::vector<Column>& columns) {
    const Cohort cohort = result.run.cohort();
    const bool drawn = result.simulated.has_value();
    const std::string of = measure == nullptr ? "" : std::string(measure->meaning) + ": ";
    const auto add = [&](const std::string& what, ColumnKind kind, std::string_view unit,
                         const std::array<std::string, 3>& meanings) {
        for (std::size_t i = 0; i < ends.size(); ++i)
            columns.push_back({prefix + what + ends[i], measure == nullptr ? "" : std::string(measure->label),
                               kind, std::string(unit), of + meanings[i]});
    };
    add("", ColumnKind::babies, unit_of(cohort),
        drawn ? std::array<std::string, 3>{"the lower end of the uncertainty interval",
                                           "the median of the draws",
                                           "the upper end of the uncertainty interval"}
              : std::array<std::string, 3>{"the smaller end of the two scenarios",
                                           "the middle of the two scenarios",
                                           "the larger end of the two scenarios"});
    const std::string births(births_noun(cohort));
    add("share_", ColumnKind::decimal, "share of " + births,
        {"low divided by " + births, "central divided by " + births, "high divided by " + births});
    if (measure == nullptr ? !drawn : has_wider(result, measure->measure))
        add("wider_", ColumnKind::babies, unit_of(cohort),
            {"the lower end, allowing for uncertainty in adversity and attrition",
             "the median, allowing for uncertainty in adversity and attrition",
             "the upper end, allowing for uncertainty in adversity and attrition"});
    if (result.show_errors)
        add("monte_carlo_error_", ColumnKind::decimal, unit_of(cohort),
            {"standard error of low that is due to the number of draws",
             "standard error of central that is due to the number of draws",
             "standard error of high that is due to the number of draws"});
}

/// What ends the rows of both shapes.
void add_end(const StudyResult& result, Table& table) {
    table.columns.push_back(marker_column());
    if (result.simulated)
        table.columns.push_back({"saturated_share", "", ColumnKind::decimal, "share of draws",
                                 "In how many draws need was held at all births"});
    add_cohort_column(result.run.cohort(), table);
}

void put_end(const StudyResult& result, const Subject& subject, std::vector<Cell>& cells) {
    cells.emplace_back(subject.marker());
    if (result.simulated)
        cells.push_back(subject.has_figures() ? Cell(subject.simulated->saturated_share)
                                              : Cell(subject.absent));
    put_cohort(result.run.cohort(), cells);
}

/// The kept columns, under names that no column of the table has, before those of figures.
void insert_kept(const StudyResult& result, std::size_t at, Table& table) {
    for (const std::string& name : result.source.group_columns) {
        table.columns.insert(table.columns.begin() + static_cast<std::ptrdiff_t>(at),
                             {free_name(name, table.columns), name, ColumnKind::text, "", "As in the input"});
        ++at;
    }
}

}  // namespace

Table long_table(const Study& result) {
    Table table;
    table.id = "estimates";
    table.key = {"area_code", "area_name", "measure"};
    table.columns = identity_columns(result->run.cohort());
    const std::size_t identity = table.columns.size();
    table.columns.push_back(
        {"measure", "Measure", ColumnKind::text, "", "Code of the measure (docs/commands.md)"});
    add_figures(*result, "", nullptr, table.columns);
    add_end(*result, table);
    insert_kept(*result, identity, table);
    table.records = subjects_of(*result);
    table.rows = [result, measures = shown_measures(*result), width = table.columns.size()](
                     std::size_t record, RowSink& sink) {
        Subject subject;
        read_subject(*result, record, subject);
        std::vector<Cell> cells;
        cells.reserve(width);
        put_identity(subject, cells);
        put_groups(*result, record, cells);
        const std::size_t whose = cells.size();
        std::size_t same = 0;
        for (const MeasureInfo& m : measures) {
            cells.resize(whose);
            cells.emplace_back(m.code);
            put_interval(subject, m.measure, cells);
            put_shares(subject, m.measure, cells);
            if (!result->simulated) put_wider(*result, record, m.measure, cells);
            if (result->show_errors) put_error(subject, m.measure, cells);
            put_end(*result, subject, cells);
            sink.row(cells, same);
            same = whose;
        }
    };
    return table;
}

Table wide_table(const Study& result) {
    Table table;
    table.id = "estimates";
    table.key = {"area_code", "area_name"};
    table.columns = identity_columns(result->run.cohort());
    const std::size_t identity = table.columns.size();
    for (const MeasureInfo& m : shown_measures(*result))
        add_figures(*result, std::string(m.code) + "_", &m, table.columns);
    add_end(*result, table);
    insert_kept(*result, identity, table);
    table.records = subjects_of(*result);
    table.rows = [result, measures = shown_measures(*result), width = table.columns.size()](
                     std::size_t record, RowSink& sink) {
        Subject subject;
        read_subject(*result, record, subject);
        std::vector<Cell> cells;
        cells.reserve(width);
        put_identity(subject, cells);
        put_groups(*result, record, cells);
        for (const MeasureInfo& m : measures) {
            put_interval(subject, m.measure, cells);
            put_shares(subject, m.measure, cells);
            if (has_wider(*result, m.measure)) put_wider(*result, record, m.measure, cells);
            if (result->show_errors) put_error(subject, m.measure, cells);
        }
        put_end(*result, subject, cells);
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
