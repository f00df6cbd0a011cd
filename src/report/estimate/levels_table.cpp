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

std::vector<LevelRow> rows_of(const std::vector<Measure>& measures) {
    std::vector<LevelRow> rows;
    for (const Measure m : measures) rows.push_back({std::string(info(m).label), m});
    return rows;
}

Table levels_table(const Study& result, std::size_t subject_index, std::string heading,
                   std::vector<LevelRow> rows, bool middle) {
    Table table;
    const Cohort cohort = result->run.cohort();
    const std::string of_whom = "Of " + std::string(whole_of(cohort));
    const std::string title = with_capital(std::string(unit_of(cohort)));
    table.columns = {
        {"measure", std::move(heading)},
        babies_column("low", title, "", RangeEnd::low, cohort),
        babies_column("high", title, "", RangeEnd::high, cohort),
        {"low_share", of_whom, ColumnKind::share, "", "", RangeEnd::low},
        {"high_share", of_whom, ColumnKind::share, "", "", RangeEnd::high},
    };
    if (middle) table.columns.push_back({"central", "Middle", ColumnKind::babies});
    table.records = rows.size();
    table.rows = [result, subject_index, rows = std::move(rows), middle](std::size_t record, RowSink& sink) {
        Subject subject;
        read_subject(*result, subject_index, subject);
        std::vector<Cell> cells{std::string_view(rows[record].label)};
        if (!subject.has_figures()) {
            cells.insert(cells.end(), middle ? 5 : 4, subject.absent);
            return sink.row(cells);
        }
        const auto* measure = std::get_if<Measure>(&rows[record].babies);
        const Interval i =
            measure != nullptr ? subject.interval(*measure) : std::get<Interval>(rows[record].babies);
        const auto births = std::get<double>(subject.live_births);
        put_ends(i, cells);
        if (births > 0)
            put_ends(share_of_births(i, births, subject.round_to), cells);
        else
            cells.insert(cells.end(), 2, Absent::not_applicable);
        if (middle) cells.emplace_back(i.central);
        sink.row(cells);
    };
    return table;
}

Table pathway_table(const Study& result) {
    const std::vector<LevelRow> all{
        {"Universal offer is enough", Measure::universal},
        {"Need more than the universal offer", Measure::need},
        {"Likely to come to a service by age two", Measure::demand},
        {"  Targeted services", Measure::targeted},
        {"  Specialist team", Measure::specialist},
        {"Missed", Measure::missed},
        {"  Mild to moderate difficulties", Measure::missed_mild_moderate},
        {"  Severe difficulties", Measure::missed_severe},
        {"Not placed (in reports most are missed)", Measure::unassigned},
    };
    // Measures that were asked for are more than these.
    std::vector<LevelRow> rows = result->measures.empty() ? all : rows_of(result->measures);
    if (result->measures.empty() && result->run.model().allocation() != Allocation::published)
        rows.pop_back();
    if (result->wider && result->wider->record == 0)
        for (const auto& [measure, label] : {std::pair{Measure::need, "Need, with uncertainty (95%)"},
                                             std::pair{Measure::demand, "Likely to come, with it (95%)"},
                                             std::pair{Measure::missed, "Missed, with it (95%)"}})
            if (!shown_of(*result, {measure}).empty())
                rows.push_back({label, result->wider->range[measure].babies});
    return levels_table(result, 0, "Parent-infant relationship support", std::move(rows));
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
