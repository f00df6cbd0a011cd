#include "input/text/file.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/assess/profile.hpp"

#include <utility>

namespace pairmodel {

namespace {

OwnCell text_cell(const std::string& text, Absent otherwise = Absent::not_available) {
    return text.empty() ? OwnCell(otherwise) : OwnCell(text);
}

OwnCell stage_code(const std::optional<Stage>& stage, Absent otherwise = Absent::not_available) {
    return stage ? OwnCell(std::string(code_of(*stage))) : OwnCell(otherwise);
}

OwnCell number_cell(const std::optional<int>& number, Absent otherwise = Absent::not_available) {
    return number ? OwnCell(static_cast<double>(*number)) : OwnCell(otherwise);
}

std::vector<OwnCell> row_of(const StrandProfile& strand) {
    const bool before = strand.before.has_value();
    const Absent none = before ? Absent::not_available : Absent::not_applicable;
    return {std::string(code_of(strand.last.strand)),
            std::string(name_of(strand.last.strand)),
            stage_code(strand.last.now),
            stage_code(strand.last.wanted),
            number_cell(strand.steps()),
            text_cell(strand.last.evidence),
            text_cell(strand.last.owner),
            text_cell(strand.last.date),
            before ? stage_code(strand.before->now) : OwnCell(none),
            before ? text_cell(strand.before->date) : OwnCell(none),
            number_cell(strand.moved(), none)};
}

/// For programs: all strands, those that nobody has judged last.
Table strand_data(const Assessment& assessment) {
    std::vector<std::vector<OwnCell>> rows;
    for (const StrandProfile& strand : assessment.strands) rows.push_back(row_of(strand));
    for (const Strand strand : assessment.missing) {
        StrandProfile unknown;
        unknown.last.strand = strand;
        rows.push_back(row_of(unknown));
    }
    constexpr const char* stages = "foundations, early_growth, good_progress or well_established";
    Table table =
        table_of("strands", "",
                 {{"strand", "Strand", ColumnKind::text, "", "Code of the strand"},
                  {"strand_name", "Name", ColumnKind::text, "", "As the grid calls it"},
                  {"now", "Now", ColumnKind::text, "", stages},
                  {"wanted", "Wanted", ColumnKind::text, "", stages},
                  {"steps", "Steps", ColumnKind::count, "stages", "From now to the stage that is wanted"},
                  {"evidence", "Evidence", ColumnKind::text, "", "As it was given"},
                  {"owner", "Owner", ColumnKind::text, "", "As it was given"},
                  {"date", "Date", ColumnKind::text, "", "When it was judged: a day, a month or a year"},
                  {"before", "Before", ColumnKind::text, "", "The stage it was at the time before"},
                  {"before_date", "Date before", ColumnKind::text, "", "When that was"},
                  {"moved", "Moved", ColumnKind::count, "stages", "From the time before to now"}},
                 std::move(rows));
    table.key = {"strand"};
    return table;
}

Table file_records(const Assessment& assessment) {
    std::vector<std::vector<OwnCell>> rows;
    for (const auto& [name, sha256] : assessment.inputs) rows.push_back({file_name(name), sha256});
    return table_of("files", "", {{"name", "File"}, {"sha256", "SHA-256"}}, std::move(rows));
}

}  // namespace

Document assess_document(const Assessment& assessment) {
    Document document;
    document.command = "assess";
    document.title = "Self-assessment of the parent-infant relationship system";
    document.told = assessment.notes;
    document.lead = {judged_sentence(assessment)};
    document.tables = {profile_table(assessment)};
    document.tables.front().title.clear();  // the title of the document says it
    for (auto& table : {moved_table(assessment), evidence_table(assessment)})
        if (table) document.tables.push_back(*table);
    document.brief = Brief{1, {}, assessment_findings(assessment), assessment_remarks(assessment), {}, {}};
    if (document.tables.size() > 1)
        document.brief->lines = {"With owners and evidence: --notes, or as a page: -o assessment.html"};
    const std::vector<std::string> standing = assessment_notes();
    for (const std::vector<std::string>* more :
         {&std::as_const(document.brief->findings), &std::as_const(document.brief->remarks), &standing})
        document.notes.insert(document.notes.end(), more->begin(), more->end());
    Section section{"profile", "The steps", 2, {}, {profile_chart(assessment)}, {}, {}};
    section.charts.back().table_in = section.id;
    section.charts.back().table.title.clear();
    document.sections.push_back(std::move(section));
    document.data = strand_data(assessment);
    document.records = {file_records(assessment), document.data};
    return document;
}

}  // namespace pairmodel
