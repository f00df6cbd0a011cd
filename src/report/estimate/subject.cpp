#include "report/estimate/subject.hpp"

#include "pairmodel/model/births.hpp"
#include "report/words/narrative.hpp"

namespace pairmodel {

namespace {

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

void read_area(const StudyResult& result, std::size_t index, Subject& subject) {
    const AreaView area = result.run.areas()[index];
    subject.code = area.code;
    subject.name = area.name;
    if (area.withheld) return hide(subject, Absent::confidential);
    subject.ratio = result.run.adversity(index).ratio;
    if (area.live_births_year > 0) subject.year = static_cast<double>(area.live_births_year);
    subject.estimate = result.run.estimate(index);
    if (!subject.estimate) return hide(subject, Absent::not_available);
    subject.babies = &subject.estimate->babies;
    subject.live_births = subject.estimate->live_births;
    subject.saturated = subject.estimate->saturated();
    if (result.simulated) use_draws(result.simulated->areas[index], subject);
}

void read_total(const StudyResult& result, std::size_t index, Subject& subject) {
    const NamedTotal& named = result.totals[index];
    subject.code = named.code;
    subject.name = named.name;
    subject.live_births = named.total.live_births();
    subject.ratio = named.total.ratio();
    subject.babies = &named.total.babies();
    subject.saturated = named.total.saturated_areas() > 0;
    if (result.simulated) use_draws(result.simulated->totals[index], subject);
    if (named.members.empty())
        hide(subject, result.hidden_total(index) ? Absent::confidential : Absent::not_available);
}

}  // namespace

void read_subject(const StudyResult& result, std::size_t index, Subject& subject) {
    const std::size_t areas = result.run.areas().size();
    if (index < areas)
        read_area(result, index, subject);
    else
        read_total(result, index - areas, subject);
}

std::size_t subjects_of(const StudyResult& result) {
    return result.run.areas().size() + result.totals.size();
}

std::vector<Column> identity_columns(Cohort cohort) {
    return {
        {"area_code", "Code", ColumnKind::text, "", "GSS code of the area; TOTAL or TOTAL:VALUE for a total"},
        {"area_name", "Area", ColumnKind::text, "", "Name of the area"},
        {"live_births", "Live births", ColumnKind::count,
         cohort == Cohort::births ? "live births a year" : "live births of two years",
         "The births that the figures are of"},
        {"adversity_ratio", "Adversity ratio", ColumnKind::ratio, "ratio",
         "Local adversity divided by the national average; of a total, the mean weighted by live births"}};
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
        table.columns.push_back({"cohort", "Cohort", ColumnKind::text, "",
                                 "under-two: children under two, the births of two years"});
}

void put_cohort(Cohort cohort, std::vector<Cell>& cells) {
    if (cohort != Cohort::births) cells.emplace_back(code_of(cohort));
}

void put_identity(const Subject& s, std::vector<Cell>& cells) {
    cells.assign({s.code, s.name, s.live_births, s.ratio});
}

void put_interval(const Subject& s, Measure measure, std::vector<Cell>& cells) {
    if (!s.has_figures()) {
        cells.insert(cells.end(), 3, s.absent);
        return;
    }
    const Interval i = s.interval(measure);
    for (const double value : {i.low, i.central, i.high}) cells.emplace_back(value);
}

}  // namespace pairmodel
