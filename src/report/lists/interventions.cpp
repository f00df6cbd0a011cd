#include "pairmodel/input/interventions.hpp"

#include "pairmodel/report/documents.hpp"
#include "report/gap/mapping.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pairmodel {

namespace {

std::vector<const Intervention*> chosen(std::optional<CareLevel> level) {
    std::vector<const Intervention*> interventions;
    for (const Intervention& intervention : intervention_map())
        if (!level || intervention.at(*level) == Suits::designed) interventions.push_back(&intervention);
    return interventions;
}

Table interventions_table(const std::vector<const Intervention*>& interventions, bool for_readers) {
    std::vector<std::vector<OwnCell>> rows;
    for (const Intervention* i : interventions) {
        const auto suits = [&](Suits value) {
            return for_readers ? words_of(value) : std::string(code_of(value));
        };
        std::vector<OwnCell> row{i->name, i->format, suits(i->in_public)};
        for (const Suits value : i->levels) row.emplace_back(suits(value));
        if (!for_readers) row.emplace_back(fmt::format("{}", fmt::join(i->also_known_as, "; ")));
        rows.push_back(std::move(row));
    }
    const char* meaning = "designed, contributes (not enough by itself), no, or not_known";
    std::vector<Column> columns{
        {"intervention", "Intervention", ColumnKind::text, "", "Its name in the toolkit's intervention map"},
        {"format", "Format", ColumnKind::text, "", "Individual, group or other"},
        {"public", "Public campaigns", ColumnKind::text, "", meaning},
        {"universal", "Universal", ColumnKind::text, "", meaning},
        {"targeted", "Targeted", ColumnKind::text, "", meaning},
        {"specialist", "Specialist", ColumnKind::text, "", meaning}};
    if (!for_readers)
        columns.push_back({"also_known_as", "", ColumnKind::text, "", "Other names that are understood"});
    return table_of("interventions", "", std::move(columns), std::move(rows));
}

}  // namespace

Document interventions_document(std::optional<CareLevel> level) {
    const auto interventions = chosen(level);
    Document document =
        document_of(level ? fmt::format("Interventions designed for the {} level", code_of(*level))
                          : std::string("Interventions and the levels of care they are designed for"),
                    interventions_table(interventions, false));
    document.command = "interventions";
    document.tables = {interventions_table(interventions, true)};
    document.data.key = {"intervention"};
    if (level) {
        std::vector<std::string> unknown;
        for (const Intervention& intervention : intervention_map())
            if (intervention.at(*level) == Suits::not_known) unknown.push_back(intervention.name);
        if (interventions.empty())
            document.told.push_back(
                {NoteCode::services,
                 "None is known here to be designed for it, which does not say that there is none"});
        if (!unknown.empty())
            document.told.push_back(
                {NoteCode::services, fmt::format("Of {} more it is not known here whether they are: {}",
                                                 unknown.size(), fmt::join(unknown, "; "))});
    }
    document.notes = {
        "Contributes: not enough by itself at this level. Not known here: the copy of the map that this is from has no "
        "colours for its second half, and nothing is guessed.",
        "Which interventions are best for an area is for clinicians to say; the map says what each is designed for.",
        "Parent-Infant Foundation (2023) Parent-Infant Relationships (PAIR) Services Commissioning Toolkit, Tools, "
        "Intervention Map."};
    return document;
}

}  // namespace pairmodel
