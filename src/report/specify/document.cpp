#include "input/reference/standards.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/observed/observed.hpp"
#include "report/specify/items.hpp"
#include "report/table/record_builder.hpp"
#include "report/team/team.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "study/notes.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <utility>

namespace pairmodel {

namespace {

const char* heading_of_part(SpecificationPart part) {
    switch (part) {
        case SpecificationPart::introduction:
            return "1. Introduction";
        case SpecificationPart::description:
            return "2. Detailed service description";
        case SpecificationPart::standards:
            return "3. Standards and targets";
        case SpecificationPart::monitoring:
            break;
    }
    return "4. Monitoring";
}

/// For programs: a row a line, with the figures in it.
Table item_data(const SpecifiedPlace& place, const std::vector<SpecificationItem>& items) {
    std::vector<std::vector<OwnCell>> rows;
    for (const SpecificationItem& item : items) {
        std::vector<OwnCell> row = place.gap.identity;
        row.insert(row.end(),
                   {std::string(code_of(item.part)), item.code, std::string(code_of(item.kind)), item.text});
        const int round_to = item.given ? 0 : place.subject.round_to;
        for (const double Interval::*end : {&Interval::low, &Interval::central, &Interval::high})
            row.push_back(!item.babies    ? OwnCell(Absent::not_applicable)
                          : round_to == 0 ? OwnCell((*item.babies).*end)
                                          : OwnCell(rounded((*item.babies).*end, round_to)));
        for (const double Interval::*end : {&Interval::low, &Interval::central, &Interval::high})
            row.push_back(item.share ? OwnCell((*item.share).*end) : OwnCell(Absent::not_applicable));
        rows.push_back(std::move(row));
    }
    std::vector<Column> columns = identity_columns(Cohort::births);
    const std::vector<Column> own{
        {"part", "Part", ColumnKind::text, "", "introduction, description, standards or monitoring"},
        {"item", "Item", ColumnKind::text, "", "What the line is about"},
        {"kind", "Kind", ColumnKind::text, "", "figure, text, or fill_in: a place for the commissioner"},
        {"text", "Text", ColumnKind::text, "", "The line"}};
    columns.insert(columns.end(), own.begin(), own.end());
    for (const char* end : {"low", "central", "high"})
        columns.push_back({end, end, ColumnKind::decimal, "babies a year", "The figure of the line"});
    for (const char* end : {"share_low", "share_central", "share_high"})
        columns.push_back({end, end, ColumnKind::decimal, "share of live births", "The same as a share"});
    Table table = table_of("items", "", std::move(columns), std::move(rows));
    table.key = {"item"};
    return table;
}

Table standard_records() {
    std::vector<std::vector<OwnCell>> rows;
    for (const Standard& standard : named_standards())
        rows.push_back({standard.code.empty() ? OwnCell(Absent::not_applicable) : OwnCell(standard.code),
                        standard.title, standard.publisher, standard.asks});
    return table_of("standards", "",
                    {{"code", "Code"}, {"title", "Title"}, {"publisher", "Publisher"}, {"asks", "Asks"}},
                    std::move(rows));
}

}  // namespace

Document specify_document(const GapResult& result) {
    const StudyResult& study = *result.study;
    const SpecifiedPlace place = specified_place(result);
    const std::vector<SpecificationItem> items = specification_items(place);
    Document document;
    document.command = "specify";
    document.title = fmt::format("Draft specification: parent-infant relationship support in {}", place.name);
    document.told = told_of(study);
    document.told.insert(document.told.end(), result.notes.begin(), result.notes.end());
    document.round_to = study.round_to;
    if (study.source.has_builtin_figures()) document.licence = open_government_licence;
    document.lead = {"[To fill in: commissioner, contact, date, term and budget]"};
    for (const SpecificationItem& item : items) {
        if (document.sections.empty() || document.sections.back().id != code_of(item.part)) {
            Section section{std::string(code_of(item.part)), heading_of_part(item.part), 2, {}, {}, {}, {}};
            section.dense = true;
            document.sections.push_back(std::move(section));
            if (item.part == SpecificationPart::description)
                document.sections.back().tables = {demand_table(place)};
        }
        // What stands in the table of demand is not said twice.
        if (item.code.starts_with("places_") || item.code.starts_with("short_")) continue;
        document.sections.back().points.push_back(item.text);
    }
    document.notes = standing_notes(study);
    document.data = item_data(place, items);
    document.records = {parameters_record(study.run.model().parameters()), method_record(study),
                        document.data, standard_records(), provenance_record(study)};
    const auto add_before_provenance = [&](Table table) {
        document.records.insert(document.records.end() - 1, std::move(table));
    };
    if (!study.observed.empty()) add_before_provenance(observed_records(study));
    if (study.team) {
        add_before_provenance(team_record(*study.team));
        add_before_provenance(team_size_records(study));
    }
    return document;
}

}  // namespace pairmodel
