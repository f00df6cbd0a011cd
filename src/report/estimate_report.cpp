#include "pairmodel/report/estimate_report.hpp"

#include "pairmodel/report/figures.hpp"
#include "pairmodel/report/narrative.hpp"
#include "pairmodel/report/provenance.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

using Result = std::shared_ptr<const EstimateResult>;

/// An area or a total, made ready for any table.
struct Subject {
    std::string_view code;
    std::string_view name;
    Cell live_births;
    Cell year = Absent::not_applicable;
    Cell ratio;
    Absent absent = Absent::empty;  ///< why there are no figures, where there are none
    bool saturated = false;
    const Scenarios<Measures>* babies = nullptr;
    std::optional<Estimate> estimate;  ///< of an area; keeps `babies` alive

    [[nodiscard]] bool has_figures() const { return absent == Absent::empty; }
    [[nodiscard]] std::string_view marker() const {
        if (absent == Absent::confidential) return "c";
        if (absent == Absent::not_available) return "x";
        return saturated ? "saturated" : "";
    }
    [[nodiscard]] Interval interval(Measure m) const {
        return interval_of(babies->lower_need[m], babies->higher_need[m]);
    }
};

void hide(Subject& subject, Absent reason) {
    subject.absent = reason;
    subject.live_births = reason;
    if (reason == Absent::confidential) subject.ratio = reason;
    subject.saturated = false;
}

void read_area(const EstimateResult& result, std::size_t index, Subject& subject) {
    const Area& area = result.run.areas()[index];
    subject.code = area.code;
    subject.name = area.name;
    subject.ratio = result.run.adversity(index).ratio;
    if (area.live_births_year > 0) subject.year = static_cast<double>(area.live_births_year);
    subject.estimate = result.run.estimate(index);
    if (!subject.estimate) return hide(subject, Absent::not_available);
    subject.babies = &subject.estimate->babies;
    subject.live_births = subject.estimate->live_births;
    subject.saturated = subject.estimate->saturated();
    if (result.hidden(index)) hide(subject, Absent::confidential);
}

void read_total(const EstimateResult& result, std::size_t index, Subject& subject) {
    const NamedTotal& named = result.totals[index];
    subject.code = named.code;
    subject.name = named.name;
    subject.live_births = named.total.live_births();
    subject.ratio = named.total.ratio();
    subject.babies = &named.total.babies();
    subject.saturated = named.total.saturated_areas() > 0;
    if (named.members.empty()) return hide(subject, Absent::not_available);
    if (result.hidden_total(index)) hide(subject, Absent::confidential);
}

/// Areas first, then totals.
void read_subject(const EstimateResult& result, std::size_t index, Subject& subject) {
    const std::size_t areas = result.run.areas().size();
    if (index < areas)
        read_area(result, index, subject);
    else
        read_total(result, index - areas, subject);
}

std::size_t subjects_of(const EstimateResult& result) {
    return result.run.areas().size() + result.totals.size();
}

std::vector<Column> identity_columns() {
    return {
        {"area_code", "Code", ColumnKind::text, "", "GSS code of the area; TOTAL or TOTAL:VALUE for a total"},
        {"area_name", "Area", ColumnKind::text, "", "Name of the area"},
        {"live_births", "Live births", ColumnKind::count, "live births a year",
         "The births that the figures are of"},
        {"adversity_ratio", "Adversity ratio", ColumnKind::ratio, "ratio",
         "Local adversity divided by the national average; of a total, the mean weighted by live births"}};
}

Column babies_column(std::string name, std::string title, std::string description, RangeEnd range) {
    return {std::move(name), std::move(title),       ColumnKind::babies,
            "babies a year", std::move(description), range};
}

Column marker_column() {
    return {"marker", "", ColumnKind::text, "",
            "saturated: need was held at all births; c: confidential; x: not available"};
}

/// The cells that begin every row.
void put_identity(const Subject& s, std::vector<Cell>& cells) {
    cells.assign({s.code, s.name, s.live_births, s.ratio});
}

void put_interval(const Subject& s, Measure measure, std::vector<Cell>& cells) {
    if (!s.has_figures()) {
        cells.insert(cells.end(), 3, s.absent);
        return;
    }
    const Interval i = s.interval(measure);
    cells.insert(cells.end(), {i.low, i.central, i.high});
}

Table long_table(const Result& result) {
    Table table;
    table.id = "estimates";
    table.columns = identity_columns();
    table.columns.push_back(
        {"measure", "Measure", ColumnKind::text, "", "Code of the measure (docs/commands.md)"});
    table.columns.push_back(
        babies_column("low", "Low", "The smaller end of the two scenarios", RangeEnd::low));
    table.columns.push_back(
        babies_column("central", "Central", "The middle of the two scenarios", RangeEnd::none));
    table.columns.push_back(
        babies_column("high", "High", "The larger end of the two scenarios", RangeEnd::high));
    table.columns.push_back(marker_column());
    table.records = subjects_of(*result);
    table.rows = [result](std::size_t record, RowSink& sink) {
        Subject subject;
        read_subject(*result, record, subject);
        std::vector<Cell> cells;
        for (const MeasureInfo& m : all_measures()) {
            put_identity(subject, cells);
            cells.emplace_back(m.code);
            put_interval(subject, m.measure, cells);
            cells.emplace_back(subject.marker());
            sink.row(cells);
        }
    };
    return table;
}

void put_groups(const EstimateResult& result, std::size_t index, std::vector<Cell>& cells) {
    const bool area = index < result.run.areas().size();
    for (std::size_t i = 0; i < result.group_columns.size(); ++i)
        cells.push_back(area ? Cell(std::string_view(result.run.areas()[index].groups[i]))
                             : Cell(Absent::empty));
}

Table wide_table(const Result& result) {
    Table table;
    table.id = "estimates";
    table.columns = identity_columns();
    for (const MeasureInfo& m : all_measures())
        for (const char* end : {"low", "central", "high"})
            table.columns.push_back(babies_column(fmt::format("{}_{}", m.code, end), std::string(m.label),
                                                  std::string(m.meaning), RangeEnd::none));
    table.columns.push_back(marker_column());
    for (const std::string& name : result->group_columns)
        table.columns.push_back({name, name, ColumnKind::text, "", "As in the input"});
    table.records = subjects_of(*result);
    table.rows = [result](std::size_t record, RowSink& sink) {
        Subject subject;
        read_subject(*result, record, subject);
        std::vector<Cell> cells;
        put_identity(subject, cells);
        for (const MeasureInfo& m : all_measures()) put_interval(subject, m.measure, cells);
        cells.emplace_back(subject.marker());
        put_groups(*result, record, cells);
        sink.row(cells);
    };
    return table;
}

// What programs read as JSON: one nested record an area.

void add_column(std::vector<Column>& columns, std::vector<std::string> path, ColumnKind kind) {
    Column column;
    column.name = path.back();
    column.kind = kind;
    column.path = std::move(path);
    columns.push_back(std::move(column));
}

std::vector<Column> record_columns(const EstimateResult& result) {
    std::vector<Column> columns = identity_columns();
    columns.insert(columns.begin() + 3, {"live_births_year", "Year", ColumnKind::count, "", ""});
    add_column(columns, {"adversity_basis"}, ColumnKind::text);
    add_column(columns, {"flags"}, ColumnKind::list);
    add_column(columns, {"note"}, ColumnKind::text);
    for (const MeasureInfo& m : all_measures())
        for (const char* end : {"low", "central", "high"})
            add_column(columns, {"measures", std::string(m.code), end}, ColumnKind::babies);
    for (const char* scenario : {"lower_need", "higher_need"})
        for (const MeasureInfo& m : all_measures())
            add_column(columns, {"scenarios", scenario, std::string(m.code)}, ColumnKind::babies);
    add_column(columns, {"adversity", "basis"}, ColumnKind::text);
    add_column(columns, {"adversity", "summary"}, ColumnKind::text);
    add_column(columns, {"adversity", "log_standard_error"}, ColumnKind::decimal);
    for (const Indicator& indicator : result.run.indicators())
        for (const char* key : {"value", "reference_value", "ratio", "weight"})
            add_column(columns, {"adversity", "indicators", indicator.id, key}, ColumnKind::decimal);
    for (const std::string& name : result.group_columns)
        add_column(columns, {"columns", name}, ColumnKind::text);
    return columns;
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
}

void put_adversity(const EstimateResult& result, const AdversityRatio& adversity, std::string_view summary,
                   std::vector<Cell>& cells) {
    const bool hidden = summary.empty();
    cells.emplace_back(code_of(adversity.basis));
    cells.push_back(hidden ? Cell(Absent::confidential) : Cell(summary));
    cells.push_back(adversity.log_standard_error && !hidden ? Cell(*adversity.log_standard_error)
                                                            : Cell(Absent::not_available));
    for (std::size_t i = 0; i < result.run.indicators().size(); ++i) {
        const auto used = std::find_if(adversity.indicators.begin(), adversity.indicators.end(),
                                       [&](const IndicatorRatio& r) { return r.indicator == i; });
        if (used == adversity.indicators.end() || hidden)
            cells.insert(cells.end(), 4, Absent::empty);
        else
            cells.insert(cells.end(), {used->value, result.run.indicators()[i].reference_value, used->ratio,
                                       used->weight});
    }
}

void write_record(const EstimateResult& result, std::size_t index, RowSink& sink) {
    Subject subject;
    read_subject(result, index, subject);
    const bool is_area = index < result.run.areas().size();
    const AdversityRatio adversity = is_area ? result.run.adversity(index) : AdversityRatio{};
    const std::string basis = is_area ? adversity_basis_phrase(adversity, result.run)
                                      : "mean of its areas, weighted by live births";
    const std::string flags = flags_of(subject, is_area ? adversity.basis : AdversityBasis::indicators);
    const std::string summary =
        is_area && subject.absent != Absent::confidential ? adversity_phrase(adversity) : std::string();
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
    put_scenarios(subject, cells);
    if (is_area)
        put_adversity(result, adversity, summary, cells);
    else
        cells.insert(cells.end(), 3 + 4 * result.run.indicators().size(), Absent::empty);
    put_groups(result, index, cells);
    sink.row(cells);
}

Table record_table(const Result& result, std::string id, std::size_t first, std::size_t count) {
    Table table;
    table.id = std::move(id);
    table.columns = record_columns(*result);
    table.records = count;
    table.rows = [result, first](std::size_t record, RowSink& sink) {
        write_record(*result, first + record, sink);
    };
    return table;
}

// What readers see.

Table levels_table(const Result& result, std::string heading, std::vector<Measure> measures) {
    Table table;
    table.columns = {
        {"measure", std::move(heading)},
        babies_column("low", "Babies a year", "", RangeEnd::low),
        babies_column("high", "Babies a year", "", RangeEnd::high),
        {"low_share", "Of births", ColumnKind::share, "", "", RangeEnd::low},
        {"high_share", "Of births", ColumnKind::share, "", "", RangeEnd::high},
    };
    table.records = measures.size();
    table.rows = [result, measures = std::move(measures)](std::size_t record, RowSink& sink) {
        Subject subject;
        read_subject(*result, 0, subject);
        std::vector<Cell> cells{info(measures[record]).label};
        if (!subject.has_figures()) {
            cells.insert(cells.end(), 4, subject.absent);
            return sink.row(cells);
        }
        const Interval i = subject.interval(measures[record]);
        const double births = subject.estimate->live_births;
        cells.insert(cells.end(), {i.low, i.high});
        if (births > 0)
            cells.insert(cells.end(), {i.low / births, i.high / births});
        else
            cells.insert(cells.end(), 2, Absent::not_applicable);
        sink.row(cells);
    };
    return table;
}

constexpr std::array shown_measures{Measure::need, Measure::demand, Measure::specialist, Measure::missed};

Table ranking_table(const Result& result) {
    Table table;
    table.columns = identity_columns();
    table.columns.push_back({"basis", "From"});
    for (const Measure m : shown_measures)
        for (const RangeEnd end : {RangeEnd::low, RangeEnd::high})
            table.columns.push_back(babies_column(
                "", m == Measure::specialist ? "Specialist" : std::string(info(m).label), "", end));
    table.columns.push_back(marker_column());
    table.records = subjects_of(*result);
    table.rows = [result](std::size_t record, RowSink& sink) {
        Subject subject;
        read_subject(*result, record, subject);
        std::vector<Cell> cells;
        put_identity(subject, cells);
        const std::string from = record < result->run.areas().size() && subject.absent != Absent::confidential
                                     ? adversity_origin(result->run.adversity(record))
                                     : "";
        cells.emplace_back(std::string_view(from));
        for (const Measure m : shown_measures) {
            if (!subject.has_figures()) {
                cells.insert(cells.end(), 2, subject.absent);
                continue;
            }
            const Interval i = subject.interval(m);
            cells.insert(cells.end(), {i.low, i.high});
        }
        cells.emplace_back(subject.saturated ? std::string_view("saturated") : std::string_view());
        sink.row(cells);
    };
    return table;
}

void describe_one_area(const Result& result, Document& document) {
    const Area& area = result->run.areas()[0];
    Subject subject;
    read_subject(*result, 0, subject);
    const bool hidden = subject.absent == Absent::confidential;
    document.title =
        fmt::format("{}: {}", area_phrase(area), hidden ? "live births [c]" : births_phrase(area));
    if (hidden) return;
    document.lead.push_back("Adversity " + adversity_phrase(result->run.adversity(0)) + ".");
    if (!area.note.empty()) document.lead.push_back(area.note);
}

std::string missed_sentence(const Result& result) {
    Subject subject;
    read_subject(*result, 0, subject);
    if (!subject.has_figures()) return "";
    return fmt::format("Missed: {}.{}", babies_a_year(subject.interval(Measure::missed), result->round_to),
                       result->explain_hint.empty() ? "" : " See how: " + result->explain_hint);
}

void describe_many(const Result& result, Document& document) {
    const std::size_t areas = result->run.areas().size();
    document.title =
        fmt::format("Need, demand and missed in {} {}, babies a year", grouped(static_cast<double>(areas)),
                    plural(static_cast<double>(areas), "area", "areas"));
    document.tables.push_back(ranking_table(result));
    for (std::size_t i = 0; i < areas; ++i) {
        const Area& area = result->run.areas()[i];
        if (!area.live_births && !area.note.empty())
            document.notes.push_back(area_phrase(area) + ": " + area.note);
    }
    for (const NamedTotal& total : result->totals)
        if (!total.missing.empty())
            document.notes.push_back(fmt::format(
                "{} leaves out {} {} whose live births are not available.", total.code, total.missing.size(),
                plural(static_cast<double>(total.missing.size()), "area", "areas")));
}

}  // namespace

Document estimate_document(std::shared_ptr<const EstimateResult> result, Shape shape) {
    Document document;
    const std::size_t areas = result->run.areas().size();
    document.round_to = result->round_to;
    if (result->builtin_areas) document.licence = open_government_licence;
    if (areas == 1 && result->totals.empty()) {
        describe_one_area(result, document);
        document.tables.push_back(
            levels_table(result, "Level of care",
                         {Measure::universal, Measure::targeted, Measure::specialist_short_term,
                          Measure::specialist_long_term, Measure::missed_mild_moderate,
                          Measure::missed_severe, Measure::unassigned}));
        document.tables.push_back(levels_table(
            result, "All together", {Measure::need, Measure::demand, Measure::specialist, Measure::missed}));
        document.tables.push_back(levels_table(result, "Attachment pattern",
                                               {Measure::secure, Measure::insecure, Measure::disorganised}));
        if (std::string missed = missed_sentence(result); !missed.empty())
            document.notes.push_back(std::move(missed));
    } else {
        describe_many(result, document);
    }
    const std::vector<std::string> standing = standing_notes(*result);
    document.notes.insert(document.notes.end(), standing.begin(), standing.end());

    document.data = shape == Shape::wide ? wide_table(result) : long_table(result);
    document.records = {parameters_record(result->run.model().parameters()), method_record(*result),
                        record_table(result, "areas", 0, areas),
                        record_table(result, "totals", areas, result->totals.size()),
                        provenance_record(*result)};
    return document;
}

}  // namespace pairmodel
