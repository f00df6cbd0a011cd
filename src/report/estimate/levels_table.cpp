#include "report/estimate/levels_table.hpp"

#include "report/words/narrative.hpp"
#include "words/figures.hpp"

namespace pairmodel {

namespace {

void put_ends(const Interval& interval, std::vector<Cell>& cells) {
    cells.emplace_back(interval.low);
    cells.emplace_back(interval.high);
}

}  // namespace

Table levels_table(const Study& result, std::size_t subject_index, std::string heading,
                   std::vector<Measure> measures, bool middle) {
    Table table;
    const Cohort cohort = result->run.cohort();
    const std::string of_whom = cohort == Cohort::antenatal ? "Of pregnancies" : "Of births";
    const std::string title = with_capital(std::string(unit_of(cohort)));
    table.columns = {
        {"measure", std::move(heading)},
        babies_column("low", title, "", RangeEnd::low, cohort),
        babies_column("high", title, "", RangeEnd::high, cohort),
        {"low_share", of_whom, ColumnKind::share, "", "", RangeEnd::low},
        {"high_share", of_whom, ColumnKind::share, "", "", RangeEnd::high},
    };
    if (middle) table.columns.push_back({"central", "Middle", ColumnKind::babies});
    table.records = measures.size();
    table.rows = [result, subject_index, measures = std::move(measures), middle](std::size_t record,
                                                                                 RowSink& sink) {
        Subject subject;
        read_subject(*result, subject_index, subject);
        std::vector<Cell> cells{info(measures[record]).label};
        if (!subject.has_figures()) {
            cells.insert(cells.end(), middle ? 5 : 4, subject.absent);
            return sink.row(cells);
        }
        const Interval i = subject.interval(measures[record]);
        const auto births = std::get<double>(subject.live_births);
        put_ends(i, cells);
        if (births > 0)
            put_ends({i.low / births, i.central / births, i.high / births}, cells);
        else
            cells.insert(cells.end(), 2, Absent::not_applicable);
        if (middle) cells.emplace_back(i.central);
        sink.row(cells);
    };
    return table;
}

std::vector<Measure> levels_of_care(const Model& model) {
    std::vector<Measure> levels{Measure::universal,
                                Measure::targeted,
                                Measure::specialist_short_term,
                                Measure::specialist_long_term,
                                Measure::missed_mild_moderate,
                                Measure::missed_severe};
    if (model.allocation() == Allocation::published) levels.push_back(Measure::unassigned);
    return levels;
}

}  // namespace pairmodel
