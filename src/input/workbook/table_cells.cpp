#include "input/workbook/table_cells.hpp"

#include "input/tables/rows.hpp"
#include "input/workbook/table_file.hpp"

#include <algorithm>
#include <numeric>
#include <sstream>

namespace pairmodel {

namespace {

/// The delimiter that makes the most cells of the first lines.
char delimiter_of(const std::string& name, const std::vector<std::string>& first_lines) {
    char best = ',';
    std::size_t most = 0;
    for (const std::vector<HeadRow>& rows : head_rows(name, first_lines)) {
        const std::size_t cells =
            std::accumulate(rows.begin(), rows.end(), std::size_t{0},
                            [](std::size_t sum, const HeadRow& row) { return sum + row.cells.size(); });
        if (cells > most && rows.front().cells.size() > 1) {
            most = cells;
            best = rows.front().delimiter;
        }
    }
    return best;
}

std::vector<TableCell> cells_in(std::istream& stream, const std::string& name,
                                const std::function<bool(std::size_t)>& wanted) {
    std::vector<TableCell> cells;
    TextLines lines(stream, name);
    const std::vector<std::string> first = read_first_lines(lines);
    CsvReader reader(lines, delimiter_of(name, first));
    read_below(reader, 0, first);
    CsvRecord record;
    while (reader.next(record))
        for (std::size_t i = 0; wanted(record.line) && i < record.fields.size(); ++i)
            cells.push_back({record.line, i + 1, std::string(record.fields[i])});
    return cells;
}

}  // namespace

std::vector<TableCell> table_cells(const std::string& path, const std::string& table,
                                   const std::function<bool(std::size_t line)>& wanted) {
    const TablePath where = table_path(path);
    InputFile file(where.file, limits::table_bytes);
    if (!is_packed(file.beginning())) return cells_in(file.stream(), file.name(), wanted);
    const PackedTables packed = unpack(file, where.part, limits::table_bytes);
    auto found = std::find_if(packed.tables.begin(), packed.tables.end(),
                              [&](const PackedTables::Table& one) { return one.name == table; });
    if (found == packed.tables.end()) found = packed.tables.begin();
    std::istringstream stream(found->text);
    return cells_in(stream, found->name, wanted);
}

}  // namespace pairmodel
