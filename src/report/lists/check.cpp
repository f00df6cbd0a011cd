#include "pairmodel/report/documents.hpp"
#include "report/table/record_builder.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

Table issue_table(const std::vector<Issue>& issues) {
    std::vector<std::vector<OwnCell>> rows;
    for (const Issue& issue : issues)
        rows.push_back(
            {issue.file,
             issue.line > 0 ? OwnCell(static_cast<double>(issue.line)) : OwnCell(Absent::not_applicable),
             issue.column, issue.expected, issue.found, issue.hint});
    return table_of("issues", "",
                    {{"file", "File"},
                     {"line", "Line", ColumnKind::count, "", "Physical line, from 1"},
                     {"column", "Column", ColumnKind::text, "", "Column, or JSON pointer"},
                     {"expected", "Expected"},
                     {"found", "Found"},
                     {"hint", "Hint"}},
                    std::move(rows));
}

Table cell_table(const std::vector<CheckedCell>& cells) {
    std::vector<std::vector<OwnCell>> rows;
    for (const CheckedCell& cell : cells)
        rows.push_back({static_cast<double>(cell.line), static_cast<double>(cell.place), cell.text});
    return table_of(
        "cells", "",
        {{"line", "Line", ColumnKind::count}, {"place", "Place", ColumnKind::count}, {"text", "Text"}},
        std::move(rows));
}

/// What was found out about a file without problems: figures that its sentences have.
Table facts_record(const CheckedTable& table) {
    RecordBuilder record("file");
    record.text({"name"}, table.file);
    if (!table.issues.empty()) return record.build();
    if (table.areas > 0) {
        record.add({"areas"}, static_cast<double>(table.areas), ColumnKind::count);
        record.add({"live_births"}, table.live_births, ColumnKind::count);
    }
    record.text({"sha256"}, table.sha256);
    return record.build();
}

}  // namespace

Document check_document(const CheckedTable& table) {
    Document document;
    const auto problems = static_cast<double>(table.issues.size());
    const auto doubts =
        static_cast<double>(std::count_if(table.notes.begin(), table.notes.end(), [](const Note& note) {
            return note.code == NoteCode::implausible;
        }));
    const std::string remarks = doubts == 0 ? ""
                                            : fmt::format(", but {} {} on its figures", grouped(doubts),
                                                          plural(doubts, "remark", "remarks"));
    document.title = problems == 0 ? table.file + ": no problems found" + remarks
                                   : fmt::format("{}: {} {}", table.file, grouped(problems),
                                                 plural(problems, "problem", "problems"));
    for (const Issue& issue : table.issues) document.lines.push_back(to_text(issue));
    document.lead = table.facts;
    document.command = "check";
    document.told = table.notes;
    document.data = issue_table(table.issues);
    document.records = {facts_record(table), document.data};
    std::vector<std::vector<OwnCell>> rows;
    for (const auto& [heading, use] : table.columns) rows.push_back({heading, use});
    Table columns = table_of("columns", "", {{"heading", "Heading"}, {"use", "Read as"}}, std::move(rows));
    if (!table.columns.empty()) document.tables.push_back(columns);
    document.records.push_back(std::move(columns));
    if (!table.cells.empty()) document.records.push_back(cell_table(table.cells));
    return document;
}

}  // namespace pairmodel
