#include "report/sensitivity/rows.hpp"

#include "report/estimate/subject.hpp"
#include "report/table/record_builder.hpp"
#include "report/table/shown.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <utility>

namespace pairmodel {

namespace {

/// One line of the result: an assumption that was moved, one that could not be, or what is left of variance.
struct Line {
    AssumptionWords words;
    const Move* move = nullptr;
    std::optional<std::size_t> drawn;  ///< which drawn quantity it is
    bool together = false;
};

std::vector<Line> lines_of(const SensitivityResult& result) {
    std::vector<Line> lines;
    const auto drawn = [](Moved what) {
        return may_be_drawn(what) ? std::optional(static_cast<std::size_t>(what)) : std::nullopt;
    };
    for (const Move& move : result.one_at_a_time.moves)
        lines.push_back({words_of(move.what, move.indicator, result), &move, drawn(move.what)});
    for (const Moved what : result.one_at_a_time.unmoved)
        lines.push_back({words_of(what, 0, result), nullptr, drawn(what)});
    return lines;
}

double point_value_of(const Move& move, const SensitivityResult& result) {
    const Model& model = result.study->run.model();
    switch (move.what) {
        case Moved::incidence:
            return (move.range.low + move.range.high) / 2;
        case Moved::elasticity:
            return model.elasticity();
        case Moved::unreached_share:
            return model.attrition().unreached_share;
        case Moved::targeted_share_of_reached:
            return model.attrition().targeted_share_of_reached;
        case Moved::live_births:
            return result.one_at_a_time.live_births;
        case Moved::scale:
            return model.scale() == Scale::odds ? 1 : 0;
        case Moved::adversity_ratio:
        case Moved::indicator:
            break;
    }
    return result.one_at_a_time.ratio;
}

class Cells {
public:
    explicit Cells(const SensitivityResult& result) : result_(result) {}

    [[nodiscard]] OwnCell range_end(const Line& line, double MoveRange::*end) const {
        if (line.move == nullptr) return line.together ? Absent::not_applicable : Absent::not_available;
        return line.move->range.*end;
    }

    /// What the assumption is where it is not moved.
    [[nodiscard]] OwnCell point_value(const Line& line) const {
        if (line.move == nullptr) return range_end(line, &MoveRange::low);
        return point_value_of(*line.move, result_);
    }

    [[nodiscard]] OwnCell central(Measure measure) const { return result_.one_at_a_time.central[measure]; }

    /// At low, at the point values, at high, swing.
    void put_move(const Line& line, Measure measure, std::vector<OwnCell>& row) const {
        const Absent absent = line.together ? Absent::not_applicable : Absent::not_available;
        const Move* move = line.move;
        row.push_back(move == nullptr ? OwnCell(absent) : OwnCell(move->at_low[measure]));
        row.push_back(central(measure));
        row.push_back(move == nullptr ? OwnCell(absent) : OwnCell(move->at_high[measure]));
        row.push_back(move == nullptr ? OwnCell(absent) : OwnCell(move->swing(measure)));
    }

    /// Share and error.
    void put_share(const Line& line, Measure measure, std::vector<OwnCell>& row) const {
        if (!line.drawn && !line.together) {
            row.insert(row.end(), 2, Absent::not_applicable);
            return;
        }
        const MeasureVariance& variance = result_.shares->of(measure);
        if (!variance.is_known()) {
            row.insert(row.end(), 2, Absent::not_available);
            return;
        }
        const VarianceShare& share = line.together ? variance.together : variance.shares.at(*line.drawn);
        row.emplace_back(share.share);
        row.emplace_back(share.error);
    }

    [[nodiscard]] std::string marker(const Line& line, Measure measure) const {
        const bool no_share =
            result_.shares && (line.drawn || line.together) && !result_.shares->of(measure).is_known();
        if (no_share || (line.move == nullptr && !line.together)) return "x";
        return line.move != nullptr && line.move->saturated ? "saturated" : "";
    }

private:
    const SensitivityResult& result_;
};

/// Code and name of the one area, or of the total.
std::pair<std::string, std::string> subject_of(const SensitivityResult& result) {
    const auto one = result.one_area();
    const auto& totals = result.study->totals;
    if (!one) return {"TOTAL", totals.empty() ? "Total" : totals.back().name};
    const AreaView area = result.study->run.areas()[*one];
    return {std::string(area.code), std::string(area.name)};
}

const char* row_type_of(const SensitivityResult& result) {
    return result.one_area() ? "area" : "total";
}

/// The areas in their order, where each was moved by itself: its result, or what is known of one without
/// births.
template <class Visit, class VisitAbsent>
void for_each_area(const SensitivityResults& results, const Visit& visit, const VisitAbsent& visit_absent) {
    auto result = std::next(results.begin());
    if (result == results.end()) return;
    for (const AreaView& area : results.front().study->run.areas())
        area.live_births ? visit(*result++) : visit_absent(area);
}

Absent why_absent(const AreaView& area) {
    return area.withheld ? Absent::confidential : Absent::not_available;
}

std::string marker_of(const AreaView& absent) {
    return absent.withheld ? "c" : "x";
}

std::vector<Column> data_columns(bool shares, Cohort cohort) {
    const std::string unit(unit_of(cohort));
    std::vector<Column> columns{
        {"row_type", "Row", ColumnKind::text, "", "area or total"},
        {"area_code", "Code", ColumnKind::text, "", "GSS code of the area; TOTAL for all areas together"},
        {"area_name", "Area", ColumnKind::text, "", "Name of the area"},
        {"assumption", "Assumption", ColumnKind::text, "",
         "Id of what is moved, all else at its point value"},
        {"value_low", "Low", ColumnKind::decimal, "as in unit", "The low end of its range"},
        {"value_central", "Point value", ColumnKind::decimal, "as in unit", "Its point value"},
        {"value_high", "High", ColumnKind::decimal, "as in unit", "The high end of its range"},
        {"unit", "Unit", ColumnKind::text, "", "Unit of the ends"},
        {"measure", "Measure", ColumnKind::text, "", "need, demand, specialist or missed"},
        {"at_low", "At low", ColumnKind::babies, unit, "The measure at the low end"},
        {"at_central", "At the point values", ColumnKind::babies, unit,
         "The measure with every assumption at its point value"},
        {"at_high", "At high", ColumnKind::babies, unit, "The measure at the high end"},
        {"swing", "Swing", ColumnKind::babies, unit, "How far the measure goes between the ends"}};
    if (shares) {
        columns.push_back({"variance_share", "Share", ColumnKind::decimal, "share of the variance",
                           "First-order share of the variance of the measure; empty: not drawn"});
        columns.push_back({"variance_share_error", "Error", ColumnKind::decimal, "share of the variance",
                           "Standard error of the share, due to the number of draws"});
    }
    for (const Column& column : std::initializer_list<Column>{
             {"marker", "", ColumnKind::text, "",
              "saturated: need was held at all births; x: not known; c: withheld"},
             {"label", "Label", ColumnKind::text, "", "The assumption in words"},
             {"source", "Source", ColumnKind::text, "", "Where the range comes from"},
             {"page", "Page"},
             {"evidence_grade", "Evidence", ColumnKind::text, "", "high, moderate, low or very_low"}})
        columns.push_back(column);
    return columns;
}

Line together_line() {
    Line line;
    line.words.id = "together";
    line.words.label = "Quantities that work together";
    line.words.source = "pairmodel's own";
    line.together = true;
    return line;
}

void add_data_rows(const SensitivityResult& result, std::vector<std::vector<OwnCell>>& rows) {
    const auto [code, name] = subject_of(result);
    const Cells cells(result);
    std::vector<Line> lines = lines_of(result);
    if (result.shares) lines.push_back(together_line());
    const Cohort cohort = result.study->run.cohort();
    for (const Line& line : lines)
        for (const Measure measure : sensitivity_measures) {
            std::vector<OwnCell> row{std::string(row_type_of(result)),
                                     code,
                                     name,
                                     line.words.id,
                                     cells.range_end(line, &MoveRange::low),
                                     cells.point_value(line),
                                     cells.range_end(line, &MoveRange::high),
                                     line.words.unit,
                                     std::string(info(measure).code)};
            cells.put_move(line, measure, row);
            if (result.shares) cells.put_share(line, measure, row);
            row.insert(row.end(), {cells.marker(line, measure), line.words.label, line.words.source,
                                   line.words.page, line.words.evidence_grade});
            if (cohort != Cohort::births) row.emplace_back(std::string(code_of(cohort)));
            rows.push_back(std::move(row));
        }
}

/// An area that is withheld or has no births keeps a row for each measure, with nothing that was moved.
void add_absent_rows(const AreaView& area, const SensitivityResult& together,
                     std::vector<std::vector<OwnCell>>& rows) {
    const Cohort cohort = together.study->run.cohort();
    for (const Measure measure : sensitivity_measures) {
        std::vector<OwnCell> row{"area", std::string(area.code), std::string(area.name), ""};
        row.insert(row.end(), 3, why_absent(area));
        row.insert(row.end(), {"", std::string(info(measure).code)});
        row.insert(row.end(), together.shares ? 6 : 4, why_absent(area));
        row.emplace_back(marker_of(area));
        row.insert(row.end(), 4, "");
        if (cohort != Cohort::births) row.emplace_back(std::string(code_of(cohort)));
        rows.push_back(std::move(row));
    }
}

/// How much each measure varies, and what is left when each quantity's own share is taken off.
void put_variances(const SensitivityResult& result, const std::vector<std::string>& at,
                   RecordBuilder& record) {
    const Cells cells(result);
    for (const Measure measure : sensitivity_measures) {
        const auto add = [&](const char* key, OwnCell value) {
            std::vector<std::string> path = at;
            path.insert(path.end(), {"measures", std::string(info(measure).code), key});
            record.add(std::move(path), std::move(value), ColumnKind::decimal);
        };
        add("variance", OwnCell(result.shares->of(measure).variance));
        std::vector<OwnCell> together;
        cells.put_share(together_line(), measure, together);
        add("together", together[0]);
        add("together_error", together[1]);
    }
}

/// What is moved, into one object.
void put_subject(const SensitivityResult& result, RecordBuilder& record) {
    const auto [code, name] = subject_of(result);
    const OneAtATime& moves = result.one_at_a_time;
    record.text({"row_type"}, row_type_of(result)).text({"area_code"}, code).text({"area_name"}, name);
    record.add({"areas"}, static_cast<double>(moves.areas), ColumnKind::count);
    record.add({"live_births"}, moves.live_births, ColumnKind::count);
    record.add({"adversity_ratio"}, moves.ratio, ColumnKind::ratio);
    record.text({"ranked_by"}, std::string(info(result.options.measure).code));
    for (const Measure measure : sensitivity_measures)
        record.add({"measures", std::string(info(measure).code), "central"}, moves.central[measure],
                   ColumnKind::babies);
}

std::vector<Column> assumption_columns(bool shares) {
    std::vector<Column> columns;
    for (const char* key : {"area_code", "area_name", "assumption", "label", "unit"})
        columns.push_back(json_column({key}, ColumnKind::text));
    for (const char* end : {"low", "central", "high"})
        columns.push_back(json_column({"value", end}, ColumnKind::decimal));
    for (const Measure measure : sensitivity_measures) {
        const std::string code(info(measure).code);
        for (const char* key : {"at_low", "at_central", "at_high", "swing"})
            columns.push_back(json_column({"measures", code, key}, ColumnKind::babies));
        if (!shares) continue;
        for (const char* key : {"variance_share", "variance_share_error"})
            columns.push_back(json_column({"measures", code, key}, ColumnKind::decimal));
    }
    columns.push_back(json_column({"marker"}, ColumnKind::list));
    for (const char* key : {"source", "page", "locator", "evidence_grade"})
        columns.push_back(json_column({key}, ColumnKind::text));
    return columns;
}

void add_assumption_rows(const SensitivityResult& result, std::vector<std::vector<OwnCell>>& rows) {
    const auto [code, name] = subject_of(result);
    const Cells cells(result);
    const auto text_or_nothing = [](const std::string& text) {
        return text.empty() ? OwnCell(Absent::empty) : OwnCell(text);
    };
    for (const Line& line : lines_of(result)) {
        std::vector<OwnCell> row{code,
                                 name,
                                 line.words.id,
                                 line.words.label,
                                 line.words.unit,
                                 cells.range_end(line, &MoveRange::low),
                                 cells.point_value(line),
                                 cells.range_end(line, &MoveRange::high)};
        for (const Measure measure : sensitivity_measures) {
            cells.put_move(line, measure, row);
            if (result.shares) cells.put_share(line, measure, row);
        }
        row.insert(row.end(), {cells.marker(line, result.options.measure), line.words.source,
                               text_or_nothing(line.words.page), text_or_nothing(line.words.locator),
                               text_or_nothing(line.words.evidence_grade)});
        rows.push_back(std::move(row));
    }
}

}  // namespace

Table sensitivity_data(const SensitivityResults& results) {
    std::vector<std::vector<OwnCell>> rows;
    const SensitivityResult& first = results.front();
    for_each_area(
        results, [&](const SensitivityResult& result) { add_data_rows(result, rows); },
        [&](const AreaView& absent) { add_absent_rows(absent, first, rows); });
    add_data_rows(first, rows);
    const Cohort cohort = first.study->run.cohort();
    Table table =
        table_of("sensitivity", "", data_columns(first.shares.has_value(), cohort), std::move(rows));
    add_cohort_column(cohort, table);
    return table;
}

Table assumption_records(const SensitivityResults& results) {
    std::vector<std::vector<OwnCell>> rows;
    const auto add = [&](const SensitivityResult& result) { add_assumption_rows(result, rows); };
    for_each_area(results, add, [](const AreaView&) {});
    add(results.front());
    return table_of("assumptions", "", assumption_columns(results.front().shares.has_value()),
                    std::move(rows));
}

Table sensitivity_record(const SensitivityResult& result) {
    RecordBuilder record("sensitivity");
    put_subject(result, record);
    return record.build();
}

Table area_records(const SensitivityResults& results) {
    std::vector<Column> columns;
    std::vector<std::vector<OwnCell>> rows;
    const SensitivityResult& together = results.front();
    const auto add = [&](const SensitivityResult& result) {
        RecordBuilder record("areas");
        put_subject(result, record);
        if (result.shares) put_variances(result, {"variance_shares"}, record);
        record.add({"marker"}, "", ColumnKind::list).add_to(columns, rows);
    };
    // The keys of all together, without their figures.
    const auto add_absent = [&](const AreaView& area) {
        add(together);
        std::vector<OwnCell>& row = rows.back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string& name = columns[i].name;
            if (columns[i].kind != ColumnKind::text) row[i] = why_absent(area);
            if (name == "row_type") row[i] = "area";
            if (name == "area_code") row[i] = std::string(area.code);
            if (name == "area_name") row[i] = std::string(area.name);
            if (name == "marker") row[i] = marker_of(area);
        }
    };
    if (results.size() == 1)
        add(together);
    else
        for_each_area(results, add, add_absent);
    return table_of("areas", "", std::move(columns), std::move(rows));
}

Table variance_record(const SensitivityResult& result) {
    const SimulationOptions& options = result.shares->options;
    RecordBuilder record("variance_shares");
    record.text({"estimator"}, "first-order Sobol' indices, Saltelli et al. 2010");
    record.text({"error"}, "standard error, asymptotic");
    record.number({"draws"}, static_cast<double>(options.draws));
    record.number({"seed"}, static_cast<double>(options.seed));
    record.text({"births_variation"}, std::string(code_of(options.births_variation)));
    put_variances(result, {}, record);
    return record.build();
}

}  // namespace pairmodel
