#include "report/estimate/subject.hpp"

#include "pairmodel/model/births.hpp"
#include "report/words/narrative.hpp"
#include "study/notes.hpp"
#include "words/figures.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

/// What the ratio of a total is from: the mean of its areas' weighted by live births.
constexpr std::string_view total_basis = "areas";

void hide(Subject& subject, Absent reason) {
    subject.absent = reason;
    subject.live_births = reason;
    if (reason == Absent::confidential) subject.ratio = reason;
    subject.saturated = false;
}

void use_draws(const SimulatedEstimate& simulated, Subject& subject) {
    subject.simulated = &simulated;
    subject.saturated = simulated.saturated_share > 0;
}

std::string codes_of(const std::vector<Note>& notes) {
    std::string codes;
    for (const Note& note : notes) {
        if (!codes.empty()) codes += ' ';
        codes += code_of(note.code);
    }
    return codes;
}

void read_area(const StudyResult& result, std::size_t index, Subject& subject) {
    const AreaView area = result.run.areas()[index];
    subject.code = area.code;
    subject.name = area.name;
    if (area.withheld) {
        subject.notes = codes_of(notes_of_area(result.run, index));
        return hide(subject, Absent::confidential);
    }
    const AdversityRatio adversity = result.run.adversity(index);
    subject.ratio = adversity.ratio;
    subject.basis = code_of(adversity.basis);
    if (!area.live_births || adversity.basis == AdversityBasis::none)
        subject.notes = codes_of(notes_of_area(result.run, index));
    if (area.live_births_year > 0) subject.year = static_cast<double>(area.live_births_year);
    subject.estimate = result.run.estimate(index);
    if (!subject.estimate) return hide(subject, Absent::not_available);
    subject.babies = &subject.estimate->babies;
    subject.live_births = subject.estimate->live_births;
    subject.saturated = subject.estimate->saturated();
    // Of a plan, which draws by itself, the study has none.
    if (result.simulated && !result.simulated->areas.empty())
        use_draws(result.simulated->areas[index], subject);
}

void read_total(const StudyResult& result, std::size_t index, Subject& subject) {
    const NamedTotal& named = result.totals[index];
    subject.is_total = true;
    subject.code = named.code;
    subject.name = named.name;
    subject.live_births = named.total.live_births();
    subject.ratio = named.total.ratio();
    subject.basis = total_basis;
    subject.notes = codes_of(notes_of_total(result, named));
    if (const auto [first, last] = years_of(result.run.areas(), named.members); first > 0 && first == last)
        subject.year = static_cast<double>(first);
    subject.babies = &named.total.babies();
    subject.saturated = named.total.saturated_areas() > 0;
    if (result.simulated && !result.simulated->totals.empty())
        use_draws(result.simulated->totals[index], subject);
    if (named.members.empty())
        hide(subject, result.hidden_total(index) ? Absent::confidential : Absent::not_available);
}

}  // namespace

void read_subject(const StudyResult& result, std::size_t index, Subject& subject) {
    const std::size_t areas = result.run.areas().size();
    subject.round_to = result.round_to;
    if (index < areas)
        read_area(result, index, subject);
    else
        read_total(result, index - areas, subject);
}

std::size_t subjects_of(const StudyResult& result) {
    return result.run.areas().size() + result.totals.size();
}

namespace {

Column births_column(Cohort cohort) {
    return {"live_births", births_title(cohort), ColumnKind::count, births_unit(cohort),
            births_meaning(cohort)};
}

Column ratio_column() {
    return {"adversity_ratio", "Adversity ratio", ColumnKind::ratio, "ratio",
            "Local adversity divided by the national average; of a total, the mean weighted by live births"};
}

Column code_column() {
    return {"area_code", "Code", ColumnKind::text, "",
            "GSS code of the area; TOTAL or TOTAL:VALUE for a total"};
}

Column name_column() {
    return {"area_name", "Area", ColumnKind::text, "", "Name of the area"};
}

}  // namespace

std::vector<Column> identity_columns(Cohort cohort) {
    return {
        {"row_type", "Row", ColumnKind::text, "", "area or total"},
        code_column(),
        name_column(),
        births_column(cohort),
        {"live_births_year", "Year", ColumnKind::year, "",
         "The year that the births are of; of a total, where all its births are of one"},
        ratio_column(),
        {"adversity_basis", "Basis", ColumnKind::text, "",
         "What the ratio is from: given_for_run, given_for_area, indicators, members, assumed_average; of a "
         "total, areas"},
        {"notes", "Notes", ColumnKind::list, "",
         "Codes of what must be said of the row (docs/commands.md, Notes)"}};
}

std::vector<Column> place_columns(Cohort cohort) {
    return {code_column(), name_column(), births_column(cohort), ratio_column()};
}

void put_place(const Subject& s, std::vector<Cell>& cells) {
    cells.assign({s.code, s.name, s.live_births, s.ratio});
}

Column babies_column(std::string name, std::string title, std::string description, RangeEnd range,
                     Cohort cohort) {
    return {std::move(name),        std::move(title),
            ColumnKind::babies,     std::string(unit_of(cohort)),
            std::move(description), range};
}

Column marker_column() {
    return {"marker", "", ColumnKind::text, "",
            "saturated: need was held at all births; c: confidential; x: not available"};
}

void add_cohort_column(Cohort cohort, Table& table) {
    if (cohort != Cohort::births)
        table.columns.push_back(
            {"cohort", "Cohort", ColumnKind::text, "",
             "under-two: children under two, the births of two years; antenatal: pregnancies that end in a birth"});
}

void put_cohort(Cohort cohort, std::vector<Cell>& cells) {
    if (cohort != Cohort::births) cells.emplace_back(code_of(cohort));
}

std::vector<std::string> subject_sentences(const StudyResult& result, std::size_t index,
                                           const Subject& subject, Wording wording) {
    PlaceFigures figures;
    figures.wording = wording;
    if (index >= result.run.areas().size())
        figures.place = areas_together(result);
    else if (wording == Wording::quoted || result.run.areas().size() > 1)  // a title has the one area
        figures.place = subject.name.empty() ? subject.code : subject.name;
    // As it is called at the start of a line.
    if (figures.place == "This area") figures.place = "this area";
    // "Bristol, City of" is Bristol in a sentence.
    for (const std::string_view tail : {", City of", ", County of"})
        if (figures.place.ends_with(tail)) figures.place.resize(figures.place.size() - tail.size());
    figures.live_births = std::get<double>(subject.live_births);
    figures.cohort = result.run.cohort();
    figures.round_to = result.round_to;
    figures.need = subject.interval(Measure::need);
    figures.demand = subject.interval(Measure::demand);
    figures.missed = subject.interval(Measure::missed);
    return summary_sentences(figures);
}

std::string births_title(Cohort cohort, std::string_view births) {
    return std::string(cohort == Cohort::antenatal ? "Maternities" : births);
}

std::string births_meaning(Cohort cohort) {
    return cohort == Cohort::antenatal
               ? "The pregnancies that the figures are of: live births divided by births a maternity"
               : "The births that the figures are of";
}

std::string births_unit(Cohort cohort) {
    if (cohort == Cohort::antenatal) return "maternities a year";
    return cohort == Cohort::births ? "live births a year" : "live births of two years";
}

Cell basis_cell(std::string_view basis) {
    return basis.empty() ? Cell(Absent::confidential) : Cell(basis);
}

void put_identity(const Subject& s, std::vector<Cell>& cells) {
    cells.assign({std::string_view(s.is_total ? "total" : "area"), s.code, s.name, s.live_births, s.year,
                  s.ratio, basis_cell(s.basis), std::string_view(s.notes)});
}

std::vector<OwnCell> identity_of(const Subject& s) {
    std::vector<Cell> cells;
    put_identity(s, cells);
    std::vector<OwnCell> own;
    for (const Cell& cell : cells)
        if (const auto* text = std::get_if<std::string_view>(&cell))
            own.emplace_back(std::string(*text));
        else if (const auto* number = std::get_if<double>(&cell))
            own.emplace_back(*number);
        else
            own.emplace_back(std::get<Absent>(cell));
    return own;
}

void put_interval(const Subject& s, Measure measure, std::vector<Cell>& cells) {
    if (!s.has_figures()) {
        put_absent(3, s.absent, cells);
        return;
    }
    const Interval i = s.interval(measure);
    for (const double value : {i.low, i.central, i.high}) cells.emplace_back(value);
}

void put_shares(const Subject& s, Measure measure, std::vector<Cell>& cells) {
    const auto* births = std::get_if<double>(&s.live_births);
    if (!s.has_figures() || births == nullptr || *births <= 0) {
        put_absent(3, s.has_figures() ? Absent::not_applicable : s.absent, cells);
        return;
    }
    const Interval i = s.interval(measure);
    for (const double value : {i.low, i.central, i.high})
        cells.emplace_back(share_of(value, *births, s.round_to));
}

std::vector<MeasureInfo> shown_measures(const StudyResult& result) {
    if (result.measures.empty()) return {all_measures().begin(), all_measures().end()};
    std::vector<MeasureInfo> shown;
    for (const Measure measure : result.measures) shown.push_back(info(measure));
    return shown;
}

std::vector<Measure> shown_of(const StudyResult& result, std::vector<Measure> measures) {
    const std::vector<Measure>& wanted = result.measures;
    if (!wanted.empty())
        std::erase_if(measures,
                      [&](Measure m) { return std::find(wanted.begin(), wanted.end(), m) == wanted.end(); });
    return measures;
}

}  // namespace pairmodel
