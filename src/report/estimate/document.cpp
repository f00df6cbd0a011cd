#include "pairmodel/report/documents.hpp"
#include "pairmodel/study/study.hpp"
#include "report/estimate/levels_table.hpp"
#include "report/estimate/subject.hpp"
#include "report/observed/observed.hpp"
#include "report/words/brief.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "study/notes.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace pairmodel {

namespace {

constexpr std::array usual_measures{Measure::need, Measure::demand, Measure::specialist, Measure::missed};

Table ranking_table(const Study& result) {
    Table table;
    const Cohort cohort = result->run.cohort();
    table.columns = place_columns(cohort);
    table.columns.push_back({"basis", "From"});
    std::vector<Measure> measures = result->measures;
    if (measures.empty()) measures.assign(usual_measures.begin(), usual_measures.end());
    for (const Measure m : measures)
        for (const RangeEnd end : {RangeEnd::low, RangeEnd::high})
            table.columns.push_back(babies_column(
                "", m == Measure::specialist ? "Specialist" : std::string(info(m).label), "", end, cohort));
    table.columns.push_back(marker_column());
    table.records = subjects_of(*result);
    table.rows = [result, measures](std::size_t record, RowSink& sink) {
        Subject subject;
        read_subject(*result, record, subject);
        std::vector<Cell> cells;
        put_place(subject, cells);
        const std::string from = record < result->run.areas().size() && subject.absent != Absent::confidential
                                     ? adversity_origin(result->run.adversity(record))
                                     : "";
        cells.emplace_back(std::string_view(from));
        for (const Measure m : measures) {
            if (!subject.has_figures()) {
                cells.insert(cells.end(), 2, subject.absent);
                continue;
            }
            const Interval i = subject.interval(m);
            cells.emplace_back(i.low);
            cells.emplace_back(i.high);
        }
        cells.emplace_back(subject.saturated ? std::string_view("saturated") : std::string_view());
        sink.row(cells);
    };
    return table;
}

/// What must be known of the one area beside its figures.
std::vector<std::string> area_remarks(const StudyResult& result) {
    const AreaView area = result.run.areas()[0];
    std::vector<std::string> remarks;
    if (area.withheld) return remarks;
    // What there is without births is told with them.
    if (!area.note.empty() && area.live_births) remarks.emplace_back(area.note);
    if (!result.source.has_builtin_figures()) return remarks;
    for (const auto& remark : {unknown_indicators(result.run, 0), county_indicators(result.run, 0)})
        if (!remark.empty()) remarks.push_back(remark);
    return remarks;
}

void describe_one_area(const Study& result, Document& document) {
    const AreaView area = result->run.areas()[0];
    document.title = fmt::format("{}: {}", area_phrase(area), births_phrase(area));
    if (area.withheld) return;
    Subject subject;
    read_subject(*result, 0, subject);
    if (subject.has_figures()) document.lead = subject_sentences(*result, 0, subject);
    document.lead.push_back("Adversity " + short_adversity_phrase(result->run.adversity(0)) + ".");
    document.notes = area_remarks(*result);
    document.brief = brief_of_one(*result, document.notes, pathway_table(result));
    if (const std::string full = full_adversity_phrase(result->run.adversity(0));
        full != short_adversity_phrase(result->run.adversity(0)))
        document.notes.push_back("Adversity is " + full + ".");
    if (!subject.has_figures()) return;
    if (std::string wider = wider_sentence(*result, 0); !wider.empty())
        document.closing.push_back(std::move(wider));
    if (const std::string command = explain_command(*result); !command.empty())
        document.closing.push_back(
            fmt::format("See how{}: {}", result->simulated ? ", without draws" : "", command));
}

/// The answer for all areas together, where they are added up.
void describe_total(const StudyResult& result, Document& document) {
    if (result.totals.empty() || result.totals.back().code != "TOTAL") return;
    const std::size_t index = subjects_of(result) - 1;
    Subject subject;
    read_subject(result, index, subject);
    if (!subject.has_figures()) return;
    const std::vector<std::string> answer = subject_sentences(result, index, subject);
    document.lead.insert(document.lead.end(), answer.begin(), answer.end());
}

void describe_many(const Study& result, Document& document) {
    const std::size_t areas = result->run.areas().size();
    document.title =
        fmt::format("Need, demand and missed in {} {}, {}", grouped(static_cast<double>(areas)),
                    plural(static_cast<double>(areas), "area", "areas"), unit_of(result->run.cohort()));
    if (std::string compared = compared_sentence(result->summary); !compared.empty())
        document.lead.push_back(std::move(compared));
    describe_total(*result, document);
    document.tables.push_back(ranking_table(result));
    if (std::string unequal = unequal_indicators(result->summary); !unequal.empty())
        document.notes.push_back(std::move(unequal));
    document.brief = brief_of(*result, document.notes);
}

}  // namespace

Document estimate_document(const Study& study, Shape shape) {
    Document document;
    const std::size_t areas = study->run.areas().size();
    document.command = "estimate";
    document.told = told_of(*study);
    document.round_to = study->round_to;
    if (study->source.has_builtin_figures()) document.licence = open_government_licence;
    if (areas == 1 && study->totals.empty()) {
        describe_one_area(study, document);
        const auto add = [&](const char* heading, std::vector<Measure> measures) {
            measures = shown_of(*study, std::move(measures));
            if (!measures.empty())
                document.tables.push_back(levels_table(study, 0, heading, rows_of(measures)));
        };
        add("Level of care", levels_of_care(study->run.model()));
        add("All together", {usual_measures.begin(), usual_measures.end()});
        add("Attachment pattern", {Measure::secure, Measure::insecure, Measure::disorganised});
    } else {
        describe_many(study, document);
        if (study->wider) document.closing = {wider_sentence(*study, study->wider->record)};
    }
    const std::vector<std::string> standing = standing_notes(*study);
    document.notes.insert(document.notes.end(), standing.begin(), standing.end());

    document.data = shape == Shape::wide ? wide_table(study) : with_observed_rows(long_table(study), study);
    document.records = {parameters_record(study->run.model().parameters()), method_record(*study),
                        record_table(study, "areas", 0, areas),
                        record_table(study, "totals", areas, study->totals.size()),
                        provenance_record(*study)};
    add_observed(*study, document);
    return document;
}

}  // namespace pairmodel
