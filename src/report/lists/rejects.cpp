#include "pairmodel/report/documents.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

Document rejects_document(const Selection& source) {
    std::vector<Column> columns;
    for (const std::string& heading : source.headings) columns.push_back({heading, heading});
    std::size_t width = columns.size();
    for (const RejectedRow& row : source.rejected) width = std::max(width, row.cells.size());
    while (columns.size() < width) columns.push_back({"", ""});
    columns.push_back({"rejected_line", "Line", ColumnKind::count});
    columns.push_back({std::string(rejected_because), "Because"});
    std::vector<std::vector<OwnCell>> rows;
    for (const RejectedRow& row : source.rejected) {
        std::vector<OwnCell> cells(row.cells.begin(), row.cells.end());
        cells.resize(width, OwnCell(std::string()));
        cells.emplace_back(static_cast<double>(row.line));
        std::string because;
        for (const Issue& issue : row.issues) {
            if (!because.empty()) because += "; ";
            if (!issue.column.empty()) because += issue.column + ": ";
            because += fmt::format("expected {}, found {}", issue.expected, issue.found);
        }
        cells.emplace_back(std::move(because));
        rows.push_back(std::move(cells));
    }
    return document_of("Rejected rows", table_of("rejected", "", std::move(columns), std::move(rows)));
}

}  // namespace pairmodel
