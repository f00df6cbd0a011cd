#pragma once

#include "pairmodel/report/table.hpp"
#include "pairmodel/study/study.hpp"
#include "report/words/narrative.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// An area or a total, made ready for any table.
struct Subject {
    std::string_view code;
    std::string_view name;
    bool is_total = false;
    Cell live_births;
    Cell year = Absent::not_applicable;
    Cell ratio;
    std::string_view basis;         ///< code of what the ratio is from
    std::string notes;              ///< codes of what must be said of it, separated by spaces
    Absent absent = Absent::empty;  ///< why there are no figures, where there are none
    bool saturated = false;
    int round_to = 0;  ///< as Document::round_to
    const Scenarios<Measures>* babies = nullptr;
    std::optional<Estimate> estimate;              ///< of an area; keeps `babies` alive
    const SimulatedEstimate* simulated = nullptr;  ///< of a run with draws

    [[nodiscard]] bool has_figures() const { return absent == Absent::empty; }
    /// What is not as usual: saturated, c or x; empty where nothing is.
    [[nodiscard]] std::string_view marker() const {
        if (absent == Absent::confidential) return "c";
        if (absent == Absent::not_available) return "x";
        return saturated ? "saturated" : "";
    }
    [[nodiscard]] Interval interval(Measure m) const {
        if (simulated != nullptr) return (*simulated)[m].babies;
        return interval_of(babies->lower_need[m], babies->higher_need[m]);
    }
};

/// The share of its draws in which need was held at all births; nothing without draws.
[[nodiscard]] inline std::optional<double> saturated_share(const Subject& subject) {
    return subject.simulated == nullptr ? std::nullopt : std::optional(subject.simulated->saturated_share);
}

/// The subject with this index: areas first, then totals.
void read_subject(const StudyResult& result, std::size_t index, Subject& subject);
[[nodiscard]] std::size_t subjects_of(const StudyResult& result);

/// summary_sentences() of the subject with this index, which has figures.
[[nodiscard]] std::vector<std::string> subject_sentences(const StudyResult& result, std::size_t index,
                                                         const Subject& subject,
                                                         Wording wording = Wording::read);

/// The measures that the study shows: all, or those that were asked for.
[[nodiscard]] std::vector<MeasureInfo> shown_measures(const StudyResult& result);
/// Those of a list that it shows.
[[nodiscard]] std::vector<Measure> shown_of(const StudyResult& result, std::vector<Measure> measures);

/// What the ratio is from; of a withheld area nothing is told.
[[nodiscard]] Cell basis_cell(std::string_view basis);

/// What `live_births` counts.
[[nodiscard]] std::string births_unit(Cohort cohort);
/// What the column of births is called: of pregnancies "Maternities", else `births`.
[[nodiscard]] std::string births_title(Cohort cohort, std::string_view births = "Live births");
/// What they are, for the column's description.
[[nodiscard]] std::string births_meaning(Cohort cohort);

/// The columns that begin every table for programs, whatever the command, and their cells.
[[nodiscard]] std::vector<Column> identity_columns(Cohort cohort);
void put_identity(const Subject& subject, std::vector<Cell>& cells);
/// The same as cells that keep their text.
[[nodiscard]] std::vector<OwnCell> identity_of(const Subject& subject);

/// Those of a table for readers: code, name, live births, adversity ratio.
[[nodiscard]] std::vector<Column> place_columns(Cohort cohort);
void put_place(const Subject& subject, std::vector<Cell>& cells);

[[nodiscard]] Column babies_column(std::string name, std::string title, std::string description,
                                   RangeEnd range, Cohort cohort);
[[nodiscard]] Column marker_column();
/// Tables of a year's births, the usual ones, have no column for the cohort.
void add_cohort_column(Cohort cohort, Table& table);
void put_cohort(Cohort cohort, std::vector<Cell>& cells);
/// The same reason again and again. (vector::insert is a call that is felt in a table of millions of cells.)
inline void put_absent(std::size_t count, Absent why, std::vector<Cell>& cells) {
    for (std::size_t i = 0; i < count; ++i) cells.emplace_back(why);
}
/// Low, central and high of a measure.
void put_interval(const Subject& subject, Measure measure, std::vector<Cell>& cells);
/// The same as shares of live births.
void put_shares(const Subject& subject, Measure measure, std::vector<Cell>& cells);

/// The tables for programs: tidy, one row an area, and nested records for JSON.
[[nodiscard]] Table long_table(const Study& result);
[[nodiscard]] Table wide_table(const Study& result);
[[nodiscard]] Table record_table(const Study& result, std::string id, std::size_t first, std::size_t count);

}  // namespace pairmodel
