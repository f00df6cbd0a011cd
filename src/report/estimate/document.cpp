#include "pairmodel/report/documents.hpp"
#include "pairmodel/study/study.hpp"
#include "report/estimate/levels_table.hpp"
#include "report/estimate/subject.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "study/notes.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <array>

namespace pairmodel {

namespace {

constexpr std::array shown_measures{Measure::need, Measure::demand, Measure::specialist, Measure::missed};

Table ranking_table(const Study& result) {
    Table table;
    const Cohort cohort = result->run.cohort();
    table.columns = place_columns(cohort);
    table.columns.push_back({"basis", "From"});
    for (const Measure m : shown_measures)
        for (const RangeEnd end : {RangeEnd::low, RangeEnd::high})
            table.columns.push_back(babies_column(
                "", m == Measure::specialist ? "Specialist" : std::string(info(m).label), "", end, cohort));
    table.columns.push_back(marker_column());
    table.records = subjects_of(*result);
    table.rows = [result](std::size_t record, RowSink& sink) {
        Subject subject;
        read_subject(*result, record, subject);
        std::vector<Cell> cells;
        put_place(subject, cells);
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
            cells.emplace_back(i.low);
            cells.emplace_back(i.high);
        }
        cells.emplace_back(subject.saturated ? std::string_view("saturated") : std::string_view());
        sink.row(cells);
    };
    return table;
}

void describe_one_area(const Study& result, Document& document) {
    const AreaView area = result->run.areas()[0];
    document.title = fmt::format("{}: {}", area_phrase(area), births_phrase(area));
    if (area.withheld) return;
    document.lead.push_back("Adversity " + adversity_phrase(result->run.adversity(0)) + ".");
    if (result->source.has_builtin_figures())
        if (std::string unknown = unknown_indicators(result->run, 0); !unknown.empty())
            document.lead.push_back(std::move(unknown));
    if (result->source.has_builtin_figures())
        if (std::string county = county_indicators(result->run, 0); !county.empty())
            document.lead.push_back(std::move(county));
    if (!area.note.empty()) document.lead.emplace_back(area.note);
}

/// The figure that matters most, and the command that shows how it comes about.
std::vector<std::string> closing_lines(const Study& result) {
    Subject subject;
    read_subject(*result, 0, subject);
    if (!subject.has_figures()) return {};
    std::vector<std::string> lines{fmt::format(
        "Missed: {}.",
        babies_phrase(subject.interval(Measure::missed), result->round_to, result->run.cohort()))};
    if (std::string wider = wider_sentence(*result, 0); !wider.empty()) lines.push_back(std::move(wider));
    if (const std::string command = explain_command(*result); !command.empty())
        lines.push_back(fmt::format("See how{}: {}", result->simulated ? ", without draws" : "", command));
    return lines;
}

void describe_many(const Study& result, Document& document) {
    const std::size_t areas = result->run.areas().size();
    document.title =
        fmt::format("Need, demand and missed in {} {}, {}", grouped(static_cast<double>(areas)),
                    plural(static_cast<double>(areas), "area", "areas"), unit_of(result->run.cohort()));
    if (std::string compared = compared_sentence(result->run); !compared.empty())
        document.lead.push_back(std::move(compared));
    document.tables.push_back(ranking_table(result));
    if (std::string unequal = unequal_indicators(result->run); !unequal.empty())
        document.notes.push_back(std::move(unequal));
    for (std::size_t i = 0; i < areas; ++i) {
        const AreaView area = result->run.areas()[i];
        if (!area.live_births && !area.note.empty())
            document.notes.push_back(fmt::format("{}: {}", area_phrase(area), area.note));
    }
}

}  // namespace

Document estimate_document(const Study& study, Shape shape) {
    Document document;
    const std::size_t areas = study->run.areas().size();
    document.command = "estimate";
    document.told = told_of(*study);
    document.round_to = study->round_to;
    if (study->source.builtin) document.licence = open_government_licence;
    if (areas == 1 && study->totals.empty()) {
        describe_one_area(study, document);
        document.tables.push_back(
            levels_table(study, 0, "Level of care", levels_of_care(study->run.model())));
        document.tables.push_back(
            levels_table(study, 0, "All together",
                         {Measure::need, Measure::demand, Measure::specialist, Measure::missed}));
        document.tables.push_back(levels_table(study, 0, "Attachment pattern",
                                               {Measure::secure, Measure::insecure, Measure::disorganised}));
        document.closing = closing_lines(study);
    } else {
        describe_many(study, document);
        if (study->wider) document.closing = {wider_sentence(*study, study->wider->record)};
    }
    const std::vector<std::string> standing = standing_notes(*study);
    document.notes.insert(document.notes.end(), standing.begin(), standing.end());

    document.data = shape == Shape::wide ? wide_table(study) : long_table(study);
    document.records = {parameters_record(study->run.model().parameters()), method_record(*study),
                        record_table(study, "areas", 0, areas),
                        record_table(study, "totals", areas, study->totals.size()),
                        provenance_record(*study)};
    return document;
}

}  // namespace pairmodel
