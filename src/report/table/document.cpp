#include "pairmodel/report/document.hpp"

#include <algorithm>
#include <utility>

namespace pairmodel {

Document document_of(std::string title, Table table) {
    Document document;
    document.title = std::move(title);
    document.tables = {table};
    document.records = {table};
    document.data = std::move(table);
    return document;
}

std::vector<std::string> all_notes(const Document& document) {
    std::vector<std::string> notes;
    for (const Note& note : document.told) notes.push_back(sentence_of(note));
    notes.insert(notes.end(), document.notes.begin(), document.notes.end());
    return notes;
}

namespace {

/// Whether a section has the table of a chart that stands elsewhere.
bool has_table_of(const Document& document, const Chart& chart) {
    const auto same = [&](const Table& table) { return table.title == chart.table.title; };
    return std::any_of(document.tables.begin(), document.tables.end(), same) ||
           std::any_of(document.sections.begin(), document.sections.end(), [&](const Section& section) {
               return std::any_of(section.tables.begin(), section.tables.end(), same) ||
                      std::any_of(section.charts.begin(), section.charts.end(), [&](const Chart& other) {
                          return other.table_in.empty() && same(other.table);
                      });
           });
}

}  // namespace

std::vector<Table> tables_of(const Section& section) {
    std::vector<Table> tables;
    for (const Chart& chart : section.charts)
        if (chart.table_in.empty()) tables.push_back(chart.table);
    tables.insert(tables.end(), section.tables.begin(), section.tables.end());
    return tables;
}

Document flattened(const Document& document) {
    Document flat = document;
    flat.sections.clear();
    for (const Section& section : document.sections) {
        const auto say = [&](const std::string& text) { flat.lead.push_back(section.heading + ": " + text); };
        for (const KeyFigure& key : section.figures)
            say(key.label + ": " + key.figure + (key.share.empty() ? "" : " (" + key.share + ")") + ".");
        for (const auto* part : {&section.text, &section.points})
            for (const std::string& text : *part) say(text);
        for (const Chart& chart : section.charts)
            if (chart.table_in.empty() || !has_table_of(document, chart)) flat.tables.push_back(chart.table);
        flat.tables.insert(flat.tables.end(), section.tables.begin(), section.tables.end());
    }
    return flat;
}

}  // namespace pairmodel
