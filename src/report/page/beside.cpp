// What stands beside the estimate in several documents, and in the report once: the families that services
// saw, and the team that demand takes.

#include "pairmodel/report/documents.hpp"
#include "report/observed/observed.hpp"
#include "report/page/sections.hpp"
#include "report/team/team.hpp"
#include "report/words/provenance.hpp"

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

std::optional<Section> team_section(const StudyResult& study) {
    std::vector<Table> tables = team_tables(study);
    if (tables.empty()) return std::nullopt;
    return Section{"team",
                   "The team that demand takes",
                   2,
                   team_sentences(study, last_record(study)),
                   {},
                   std::move(tables),
                   team_notes(study)};
}

Section groups_section(const GroupsResult& groups, bool services) {
    Document document = groups_document(groups);
    Section section{"groups",
                    "Vulnerable groups and the PAIR Framework's priority groups",
                    2,
                    document.lead,
                    {},
                    document.tables,
                    document.notes};
    if (services)
        section.text.emplace_back("Whom the mapped services do not take stands under the local services.");
    const std::vector<std::string> standing = standing_notes(*groups.study, false);
    std::erase_if(section.points, [&](const std::string& note) {
        return std::find(standing.begin(), standing.end(), note) != standing.end();
    });
    return section;
}

void leave_out_common(const StudyResult& study, Document& document) {
    const auto told = [&](const std::vector<std::string>& texts) {
        return [&texts](const std::string& text) {
            return std::find(texts.begin(), texts.end(), text) != texts.end();
        };
    };
    for (const std::vector<std::string>& sentences :
         {observed_sentences(study, last_record(study)), team_sentences(study, last_record(study))})
        std::erase_if(document.lead, told(sentences));
    for (const std::vector<std::string>& notes : {observed_notes(study), team_notes(study)})
        std::erase_if(document.notes, told(notes));
    std::erase_if(document.tables, [](const Table& table) {
        return table.id == "observed" || table.id == "team" || table.id == "team_assumptions";
    });
}

}  // namespace pairmodel
