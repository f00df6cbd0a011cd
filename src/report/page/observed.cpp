// The share reached, updated by the families that services saw.

#include "report/observed/observed.hpp"

#include "report/page/sections.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

/// The area, or the total of all.
std::size_t last_record(const StudyResult& study) {
    return study.run.areas().size() + study.totals.size() - 1;
}

}  // namespace

std::optional<Section> observed_section(const StudyResult& study) {
    std::optional<Table> table = observed_table(study);
    if (!table) return std::nullopt;
    Section section{
        "observed", "How many are reached here", 2, observed_sentences(study, last_record(study)), {},
        {},         observed_notes(study)};
    section.tables.push_back(std::move(*table));
    return section;
}

void leave_out_observed(const StudyResult& study, Document& document) {
    const auto told = [&](const std::vector<std::string>& texts) {
        return [&texts](const std::string& text) {
            return std::find(texts.begin(), texts.end(), text) != texts.end();
        };
    };
    const std::vector<std::string> sentences = observed_sentences(study, last_record(study));
    const std::vector<std::string> notes = observed_notes(study);
    std::erase_if(document.lead, told(sentences));
    std::erase_if(document.notes, told(notes));
    std::erase_if(document.tables, [](const Table& table) { return table.id == "observed"; });
}

}  // namespace pairmodel
