#include "pairmodel/report/document.hpp"

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

Document flattened(const Document& document) {
    Document flat = document;
    flat.sections.clear();
    for (const Section& section : document.sections) {
        for (const auto* part : {&section.text, &section.points})
            for (const std::string& text : *part) flat.lead.push_back(section.heading + ": " + text);
        for (const Chart& chart : section.charts) flat.tables.push_back(chart.table);
        flat.tables.insert(flat.tables.end(), section.tables.begin(), section.tables.end());
    }
    return flat;
}

}  // namespace pairmodel
