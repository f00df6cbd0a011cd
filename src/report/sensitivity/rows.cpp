#include "report/sensitivity/rows.hpp"

#include "report/table/record_builder.hpp"
#include "report/table/shown.hpp"
#include "words/figures.hpp"

#include <utility>

namespace pairmodel {

namespace {

constexpr const char* ours = "pairmodel's own";

void put_note(const FigureNote& note, const ParameterSet& set, AssumptionWords& words) {
    words.source = set.source(note.source).citation;
    words.page = note.page;
    words.locator = note.locator;
    words.evidence_grade = code_of(note.evidence_grade);
}

/// What is moved is the range, which may come from elsewhere than the value.
void put_assumption(const Assumption& assumption, const ParameterSet& set, AssumptionWords& words) {
    words.unit = assumption.note.unit;
    put_note(assumption.note, set, words);
    if (assumption.range_source.empty()) return;
    words.source = set.source(assumption.range_source).citation;
    words.page = "";
}

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
    const auto& areas = result.study->run.areas();
    if (areas.size() == 1) return {std::string(areas[0].code), std::string(areas[0].name)};
    const auto& totals = result.study->totals;
    return {"TOTAL", totals.empty() ? "Total" : totals.back().name};
}

const char* row_type_of(const SensitivityResult& result) {
    return result.study->run.areas().size() == 1 ? "area" : "total";
}

std::vector<Column> data_columns(bool shares) {
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
        {"at_low", "At low", ColumnKind::babies, "babies a year", "The measure at the low end"},
        {"at_central", "At the point values", ColumnKind::babies, "babies a year",
         "The measure with every assumption at its point value"},
        {"at_high", "At high", ColumnKind::babies, "babies a year", "The measure at the high end"},
        {"swing", "Swing", ColumnKind::babies, "babies a year", "How far the measure goes between the ends"}};
    if (shares) {
        columns.push_back({"variance_share", "Share", ColumnKind::decimal, "share of the variance",
                           "First-order share of the variance of the measure; empty: not drawn"});
        columns.push_back({"variance_share_error", "Error", ColumnKind::decimal, "share of the variance",
                           "Standard error of the share, due to the number of draws"});
    }
    for (const Column& column : std::initializer_list<Column>{
             {"marker", "", ColumnKind::text, "", "saturated: need was held at all births; x: not known"},
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
    line.words.source = ours;
    line.together = true;
    return line;
}

}  // namespace

std::string range_text(const Move& move) {
    if (move.what == Moved::scale) return "proportional or odds";
    return shown_range(move.range.low, move.range.high, kind_of(move.what), 0);
}

namespace {

/// Whether how uncertain the ratios are is of the input alone.
bool ratio_errors_are_given(const Run& run) {
    bool any = false;
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        const AdversityRatio adversity = run.adversity(i);
        if (!adversity.log_standard_error) continue;
        if (adversity.basis != AdversityBasis::given_for_area) return false;
        any = true;
    }
    return any;
}

}  // namespace

bool may_be_drawn(Moved what) {
    return static_cast<std::size_t>(what) < drawn_quantities;
}

ColumnKind kind_of(Moved what) {
    switch (what) {
        case Moved::incidence:
        case Moved::unreached_share:
        case Moved::targeted_share_of_reached:
            return ColumnKind::share;
        case Moved::adversity_ratio:
        case Moved::indicator:
            return ColumnKind::ratio;
        case Moved::live_births:
            return ColumnKind::count;
        case Moved::elasticity:
        case Moved::scale:
            break;
    }
    return ColumnKind::decimal;
}

AssumptionWords words_of(Moved what, std::size_t indicator, const SensitivityResult& result) {
    const ParameterSet& set = result.study->run.model().parameters();
    AssumptionWords words;
    words.id = code_of(what);
    words.source = ours;
    words.locator = "docs/uncertainty.md";
    switch (what) {
        case Moved::incidence:
            words.label = "Need at average adversity";
            words.unit = "share of live births";
            put_note(set.incidence.insecure.note, set, words);
            break;
        case Moved::elasticity:
            words.label = "Elasticity";
            put_assumption(set.elasticity, set, words);
            if (result.options.elasticity) {
                words.source = "given with --elasticity-range";
                words.page = words.locator = words.evidence_grade = "";
            }
            break;
        case Moved::unreached_share:
            words.label = "Unreached share";
            put_assumption(set.unreached_share, set, words);
            break;
        case Moved::targeted_share_of_reached:
            words.label = "Targeted share of the reached";
            put_assumption(set.targeted_share_of_reached, set, words);
            break;
        case Moved::adversity_ratio:
            words.label = "Adversity ratio, its uncertainty";
            words.unit = "adversity ratio";
            if (ratio_errors_are_given(result.study->run)) {
                words.source = "given in the table of areas";
                words.locator = "";
            }
            break;
        case Moved::live_births:
            words.label = "Live births, a year's change";
            words.unit = "live births a year";
            break;
        case Moved::scale:
            words.label = "Scale";
            words.unit = "0: proportional, 1: odds";
            break;
        case Moved::indicator:
            words.id = "without_" + result.study->run.indicators()[indicator].id;
            words.label = "Without " + result.study->run.indicators()[indicator].id;
            words.unit = "adversity ratio";
            break;
    }
    return words;
}

Table sensitivity_data(const SensitivityResult& result) {
    const auto [code, name] = subject_of(result);
    const Cells cells(result);
    std::vector<Line> lines = lines_of(result);
    if (result.shares) lines.push_back(together_line());
    std::vector<std::vector<OwnCell>> rows;
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
            rows.push_back(std::move(row));
        }
    return table_of("sensitivity", "", data_columns(result.shares.has_value()), std::move(rows));
}

Table sensitivity_record(const SensitivityResult& result) {
    const auto [code, name] = subject_of(result);
    const OneAtATime& moves = result.one_at_a_time;
    RecordBuilder record("sensitivity");
    record.text({"row_type"}, row_type_of(result)).text({"area_code"}, code).text({"area_name"}, name);
    record.add({"areas"}, static_cast<double>(moves.areas), ColumnKind::count);
    record.add({"live_births"}, moves.live_births, ColumnKind::count);
    record.add({"adversity_ratio"}, moves.ratio, ColumnKind::ratio);
    record.text({"ranked_by"}, std::string(info(result.options.measure).code));
    for (const Measure measure : sensitivity_measures)
        record.add({"measures", std::string(info(measure).code), "central"}, moves.central[measure],
                   ColumnKind::babies);
    return record.build();
}

Table assumption_records(const SensitivityResult& result) {
    std::vector<Column> columns;
    for (const char* key : {"assumption", "label", "unit"})
        columns.push_back(json_column({key}, ColumnKind::text));
    for (const char* end : {"low", "central", "high"})
        columns.push_back(json_column({"value", end}, ColumnKind::decimal));
    for (const Measure measure : sensitivity_measures) {
        const std::string code(info(measure).code);
        for (const char* key : {"at_low", "at_central", "at_high", "swing"})
            columns.push_back(json_column({"measures", code, key}, ColumnKind::babies));
        if (!result.shares) continue;
        for (const char* key : {"variance_share", "variance_share_error"})
            columns.push_back(json_column({"measures", code, key}, ColumnKind::decimal));
    }
    columns.push_back(json_column({"marker"}, ColumnKind::list));
    for (const char* key : {"source", "page", "locator", "evidence_grade"})
        columns.push_back(json_column({key}, ColumnKind::text));
    const Cells cells(result);
    std::vector<std::vector<OwnCell>> rows;
    for (const Line& line : lines_of(result)) {
        std::vector<OwnCell> row{line.words.id,           line.words.label,
                                 line.words.unit,         cells.range_end(line, &MoveRange::low),
                                 cells.point_value(line), cells.range_end(line, &MoveRange::high)};
        for (const Measure measure : sensitivity_measures) {
            cells.put_move(line, measure, row);
            if (result.shares) cells.put_share(line, measure, row);
        }
        const auto text_or_nothing = [](const std::string& text) {
            return text.empty() ? OwnCell(Absent::empty) : OwnCell(text);
        };
        row.insert(row.end(), {cells.marker(line, result.options.measure), line.words.source,
                               text_or_nothing(line.words.page), text_or_nothing(line.words.locator),
                               text_or_nothing(line.words.evidence_grade)});
        rows.push_back(std::move(row));
    }
    return table_of("assumptions", "", std::move(columns), std::move(rows));
}

Table variance_record(const SensitivityResult& result) {
    const SimulationOptions& options = result.shares->options;
    const Cells cells(result);
    RecordBuilder record("variance_shares");
    record.text({"estimator"}, "first-order Sobol' indices, Saltelli et al. 2010");
    record.text({"error"}, "standard error, asymptotic");
    record.number({"draws"}, static_cast<double>(options.draws));
    record.number({"seed"}, static_cast<double>(options.seed));
    record.text({"births_variation"}, std::string(code_of(options.births_variation)));
    for (const Measure measure : sensitivity_measures) {
        const std::string code(info(measure).code);
        record.number({"measures", code, "variance"}, result.shares->of(measure).variance);
        std::vector<OwnCell> together;
        cells.put_share(together_line(), measure, together);
        record.add({"measures", code, "together"}, together[0], ColumnKind::decimal);
        record.add({"measures", code, "together_error"}, together[1], ColumnKind::decimal);
    }
    return record.build();
}

}  // namespace pairmodel
