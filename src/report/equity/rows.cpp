#include "report/equity/rows.hpp"

#include "report/table/record_builder.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

double central(const Scenarios<Measures>& babies, Measure measure) {
    return (babies.lower_need[measure] + babies.higher_need[measure]) / 2;
}

Scenarios<double> of(const Scenarios<Measures>& babies, Measure measure) {
    return {babies.lower_need[measure], babies.higher_need[measure]};
}

}  // namespace

EquityFigures::EquityFigures(const EquityResult& result, std::size_t area) : area_(&result.areas[area]) {
    read_subject(*result.study, area_->subject, subject_);
}

Interval EquityFigures::of_all(const Scenarios<double>& babies, Measure measure) const {
    if (subject_.simulated == nullptr) return interval_of(babies.lower_need, babies.higher_need);
    const double all = central(area_->all.babies, measure);
    const double share = all > 0 ? (babies.lower_need + babies.higher_need) / 2 / all : 0;
    const Interval drawn = subject_.interval(measure);
    return {drawn.low * share, drawn.central * share, drawn.high * share};
}

Interval EquityFigures::babies(const EquityPart& part, Measure measure, bool uneven) const {
    return of_all(of(uneven ? part.uneven : part.babies, measure), measure);
}

double EquityFigures::share(const EquityPart& part, Measure measure) const {
    const double all = central(area_->all.babies, measure);
    return all > 0 ? central(part.babies, measure) / all : 0;
}

Interval EquityFigures::moved() const {
    Scenarios<double> moved;
    for (std::size_t i = 0; i + 1 < area_->tenths.size(); i += 2) {
        Scenarios<double> fifth;
        for (const EquityPart* tenth : {&area_->tenths[i], &area_->tenths[i + 1]}) {
            fifth.lower_need +=
                tenth->babies.lower_need[Measure::demand] - tenth->uneven.lower_need[Measure::demand];
            fifth.higher_need +=
                tenth->babies.higher_need[Measure::demand] - tenth->uneven.higher_need[Measure::demand];
        }
        moved.lower_need += std::max(0.0, fifth.lower_need);
        moved.higher_need += std::max(0.0, fifth.higher_need);
    }
    return of_all(moved, Measure::demand);
}

Interval EquityFigures::levelled_up() const {
    return of_all(area_->levelled_up, Measure::demand);
}

std::string fifth_words(const EquityResult& result) {
    if (result.source == NeighbourhoodSource::built_in) return "fifth of England's neighbourhoods (Core20)";
    return result.national ? "fifth of the nation's neighbourhoods" : "fifth of these births";
}

std::string part_heading(const EquityResult& result) {
    const std::string& by = result.choice.group_by;
    if (by.empty() || by == "fifth") return "Fifth";
    return by == "decile" ? "Tenth" : with_capital(by);
}

namespace {

constexpr std::array ends{"low", "central", "high"};

std::vector<Column> data_columns(Cohort cohort) {
    std::vector<Column> columns = identity_columns(cohort);
    const std::string unit(unit_of(cohort));
    const std::vector<Column> own{
        {"grouped_by", "", ColumnKind::text, "",
         "What the groups are: fifth, decile or a column of the table"},
        {"group", "", ColumnKind::text, "",
         "1 is the most deprived fifth or tenth; else what stands in the column; ALL: the area"},
        {"neighbourhoods", "", ColumnKind::decimal, "neighbourhoods",
         "Neighbourhoods; of a part of a district as large a part of them"},
        {"births", "", ColumnKind::decimal, "live births",
         "Births that the area's figures are of, in the group"},
        {"group_adversity_ratio", "", ColumnKind::ratio, "ratio",
         "Adversity of the group against the national average, weighted by births"},
        {"reach", "", ColumnKind::text, "",
         "even: those in need are reached alike; uneven: with the reach ratio that is asked for"},
        {"measure", "", ColumnKind::text, "", "need, targeted, specialist, demand, missed or unassigned"}};
    columns.insert(columns.end(), own.begin(), own.end());
    for (const char* end : ends)
        columns.push_back({end, "", ColumnKind::babies, unit, "Babies of the measure in the group"});
    columns.push_back({"share_of_area", "", ColumnKind::decimal, "share",
                       "The group's part of the area's babies of the measure, by the middle"});
    columns.push_back(marker_column());
    return columns;
}

std::vector<OwnCell> start_of_row(const EquityResult& result, const EquityFigures& figures,
                                  const EquityPart& part) {
    std::vector<OwnCell> row = identity_of(figures.subject());
    row.emplace_back(result.choice.group_by.empty() ? "fifth" : result.choice.group_by);
    row.emplace_back(part.id);
    if (part.withheld) {
        row.insert(row.end(), 3, Absent::confidential);
        return row;
    }
    row.emplace_back(part.neighbourhoods);
    row.emplace_back(part.births);
    row.push_back(part.births > 0 ? OwnCell(part.ratio) : OwnCell(Absent::not_applicable));
    return row;
}

void put_range(const Interval& babies, std::vector<OwnCell>& row) {
    row.insert(row.end(), {babies.low, babies.central, babies.high});
}

void add_rows(const EquityResult& result, const EquityFigures& figures, const EquityPart& part,
              std::vector<std::vector<OwnCell>>& rows) {
    for (const bool uneven : {false, true}) {
        if (uneven && !result.choice.reach_ratio) continue;
        for (const Measure measure : equity_measures) {
            std::vector<OwnCell> row = start_of_row(result, figures, part);
            row.emplace_back(uneven ? "uneven" : "even");
            row.emplace_back(std::string(info(measure).code));
            if (part.withheld) {
                row.insert(row.end(), 4, Absent::confidential);
                row.emplace_back("c");
            } else {
                put_range(figures.babies(part, measure, uneven), row);
                const double all = central(figures.area().all.babies, measure);
                row.emplace_back(all > 0 ? central(uneven ? part.uneven : part.babies, measure) / all : 0.0);
                row.emplace_back(std::string(figures.subject().marker()));
            }
            rows.push_back(std::move(row));
        }
    }
}

void add_row_without_figures(const EquityFigures& figures, std::vector<std::vector<OwnCell>>& rows) {
    std::vector<OwnCell> row = identity_of(figures.subject());
    row.insert(row.end(), {Absent::empty, std::string("ALL")});
    row.insert(row.end(), 3, figures.subject().absent);
    row.insert(row.end(), 2, Absent::empty);
    row.insert(row.end(), 4, figures.subject().absent);
    row.emplace_back(std::string(figures.subject().marker()));
    rows.push_back(std::move(row));
}

/// Goes through the areas and their parts, the whole area last.
template <class Row, class Without>
void for_each_part(const EquityResult& result, Row row, Without without) {
    for (std::size_t i = 0; i < result.areas.size(); ++i) {
        const EquityFigures figures(result, i);
        if (!figures.has_figures()) {
            without(figures);
            continue;
        }
        for (const EquityPart& part : figures.area().groups) row(figures, part);
        row(figures, figures.area().all);
    }
}

}  // namespace

Table equity_data(const EquityResult& result) {
    std::vector<std::vector<OwnCell>> rows;
    for_each_part(
        result,
        [&](const EquityFigures& figures, const EquityPart& part) { add_rows(result, figures, part, rows); },
        [&](const EquityFigures& figures) { add_row_without_figures(figures, rows); });
    std::vector<Column> columns = data_columns(result.study->run.cohort());
    const Cohort cohort = result.study->run.cohort();
    if (cohort != Cohort::births) {
        Table cohort_column;
        add_cohort_column(cohort, cohort_column);
        columns.push_back(cohort_column.columns.front());
        for (auto& row : rows) row.emplace_back(std::string(code_of(cohort)));
    }
    Table table = table_of("equity", "", std::move(columns), std::move(rows));
    table.key = {"area_code", "area_name", "group", "reach", "measure"};
    return table;
}

Table equity_records(const EquityResult& result) {
    std::vector<Column> columns;
    std::vector<std::vector<OwnCell>> rows;
    for_each_part(
        result,
        [&](const EquityFigures& figures, const EquityPart& part) {
            RecordBuilder record("");
            const Subject& subject = figures.subject();
            record.text({"area_code"}, std::string(subject.code))
                .text({"area_name"}, std::string(subject.name));
            record.text({"group"}, part.id);
            const auto number = [&](std::vector<std::string> path, double value, ColumnKind kind) {
                record.add(std::move(path), part.withheld ? OwnCell(Absent::confidential) : OwnCell(value),
                           kind);
            };
            number({"neighbourhoods"}, part.neighbourhoods, ColumnKind::decimal);
            number({"births"}, part.births, ColumnKind::decimal);
            record.add({"adversity_ratio"},
                       part.withheld     ? OwnCell(Absent::confidential)
                       : part.births > 0 ? OwnCell(part.ratio)
                                         : OwnCell(Absent::not_applicable),
                       ColumnKind::decimal);
            for (const bool uneven : {false, true}) {
                if (uneven && !result.choice.reach_ratio) continue;
                for (const Measure measure : equity_measures) {
                    const Interval babies = figures.babies(part, measure, uneven);
                    const std::string reach = uneven ? "uneven" : "even";
                    const std::string code(info(measure).code);
                    number({reach, code, "low"}, babies.low, ColumnKind::babies);
                    number({reach, code, "central"}, babies.central, ColumnKind::babies);
                    number({reach, code, "high"}, babies.high, ColumnKind::babies);
                }
            }
            record.add({"marker"}, part.withheld ? "c" : std::string(subject.marker()), ColumnKind::list);
            record.add_to(columns, rows);
        },
        [](const EquityFigures&) {});
    return table_of("groups", "", std::move(columns), std::move(rows));
}

Table concentration_records(const EquityResult& result) {
    std::vector<Column> columns = identity_columns(result.study->run.cohort());
    for (const char* name : {"births", "need", "missed"})
        columns.push_back(
            json_column({"most_deprived_fifth", fmt::format("share_of_{}", name)}, ColumnKind::decimal));
    for (const char* name : {"index", "index_uneven_missed", "index_lowest_elasticity"})
        columns.push_back(json_column({"concentration", name}, ColumnKind::decimal));
    for (const char* name : {"moved", "levelled_up"})
        for (const char* end : ends) columns.push_back(json_column({"reach", name, end}, ColumnKind::babies));
    for (const char* end : {"low", "high"})
        columns.push_back(json_column({"calibration", end}, ColumnKind::decimal));
    columns.push_back(json_column({"marker"}, ColumnKind::list));
    std::vector<std::vector<OwnCell>> rows;
    for (std::size_t i = 0; i < result.areas.size(); ++i) {
        const EquityFigures figures(result, i);
        std::vector<OwnCell> row = identity_of(figures.subject());
        if (!figures.has_figures()) {
            row.insert(row.end(), columns.size() - row.size() - 1, figures.subject().absent);
        } else {
            const AreaEquity& area = figures.area();
            const EquityPart fifth = area.most_deprived_fifth();
            if (fifth.withheld) {
                row.insert(row.end(), 3, Absent::confidential);
            } else {
                row.emplace_back(area.all.births > 0 ? fifth.births / area.all.births : 0.0);
                row.emplace_back(figures.share(fifth, Measure::need));
                row.emplace_back(figures.share(fifth, Measure::missed));
            }
            row.emplace_back(area.index);
            row.push_back(cell_of(area.index_uneven));
            row.push_back(area.gentle ? OwnCell(area.gentle->index) : OwnCell(Absent::not_applicable));
            if (result.choice.reach_ratio) {
                put_range(figures.moved(), row);
                put_range(figures.levelled_up(), row);
            } else {
                row.insert(row.end(), 6, Absent::not_applicable);
            }
            row.insert(row.end(), {area.calibration.low, area.calibration.high});
        }
        row.emplace_back(std::string(figures.subject().marker()));
        rows.push_back(std::move(row));
    }
    return table_of("areas", "", std::move(columns), std::move(rows));
}

Table curve_records(const EquityResult& result) {
    std::vector<std::vector<OwnCell>> rows;
    for (std::size_t i = 0; i < result.areas.size(); ++i) {
        const EquityFigures figures(result, i);
        if (!figures.has_figures()) continue;
        for (const CurvePoint& point : figures.area().curve)
            rows.push_back({std::string(figures.subject().code), std::string(figures.subject().name),
                            point.births, point.babies});
    }
    return table_of(
        "curve", "",
        {json_column({"area_code"}, ColumnKind::text), json_column({"area_name"}, ColumnKind::text),
         json_column({"share_of_births"}, ColumnKind::decimal),
         json_column({"share_of_need"}, ColumnKind::decimal)},
        std::move(rows));
}

Table equity_choice_record(const EquityResult& result) {
    constexpr std::array sources{"built_in", "table", "table_in_area"};
    RecordBuilder record("equity");
    record.text({"neighbourhoods"}, sources.at(static_cast<std::size_t>(result.source)));
    record.text({"fifths_of"}, result.national ? "nation" : "births");
    record.text({"grouped_by"}, result.choice.group_by.empty() ? "fifth" : result.choice.group_by);
    record.add({"reach_ratio"}, cell_of(result.choice.reach_ratio), ColumnKind::decimal);
    return record.build();
}

std::size_t equity_place(const EquityResult& result) {
    return result.areas.size() - 1;
}

std::string equity_place_name(const EquityResult& result) {
    const StudyResult& study = *result.study;
    const std::size_t subject = result.areas.back().subject;
    if (result.source == NeighbourhoodSource::table) {
        const std::size_t all = study.run.areas().size();
        const std::size_t shown = all - result.withheld_rows;
        return fmt::format("{}the {} neighbourhoods of {}",
                           shown == all || shown == 0 ? "" : grouped(static_cast<double>(shown)) + " of ",
                           grouped(static_cast<double>(all)),
                           study.source.inputs.empty() ? "the table" : study.source.inputs.front().first);
    }
    if (subject >= study.run.areas().size()) return areas_together(study);
    const AreaView area = study.run.areas()[subject];
    return std::string(area.name.empty() ? area.code : area.name);
}

}  // namespace pairmodel
