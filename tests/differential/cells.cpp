// What pairmodel reads of CSV files, as JSON lines, for comparison with another reader (compare.py).
// Each line of standard input names a file: "records", the delimiter and the path, "table", nothing and
// the path, or "sheets", nothing and the path, with tabs between them.

#include "input/text/csv.hpp"
#include "input/text/file.hpp"
#include "input/workbook/workbook.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

using namespace pairmodel;
using nlohmann::json;

namespace {

json records_of(const std::string& path, char delimiter) {
    std::ifstream file(path, std::ios::binary);
    TextLines lines(file, path);
    CsvReader reader(lines, delimiter);
    CsvRecord record;
    json records = json::array();
    while (reader.next(record)) {
        json cells = json::array();
        for (const std::string_view cell : record.fields) cells.push_back(cell);
        records.push_back({record.line, cells, record.issue ? to_text(*record.issue) : ""});
    }
    return {{"records", records}};
}

json table_of(const std::string& path) {
    AreaTableOptions options;
    options.skip_bad_rows = true;
    const AreaTable table = read_area_table(path, options);
    json areas = json::array();
    for (std::size_t i = 0; i < table.areas.size(); ++i) {
        const Area area = table.areas[i].copy();
        areas.push_back({table.lines[i], area.name, *area.live_births, area.groups});
    }
    json rejected = json::array();
    for (const RejectedRow& row : table.rejected) rejected.push_back({row.line, to_text(row.issues, 1)});
    json headings = json::array();
    for (const ColumnUse& column : table.columns) headings.push_back(column.heading);
    return {{"delimiter", std::string(1, table.delimiter)},
            {"header_line", table.header_line},
            {"headings", headings},
            {"areas", areas},
            {"rejected", rejected},
            {"notes", table.notes}};
}

json sheets_of(const std::string& path) {
    const std::string bytes = read_whole(path, limits::table_bytes);
    ZipFile zip(bytes, path, limits::table_bytes);
    json sheets = json::array();
    for (const Sheet& sheet : read_workbook(zip, path, limits::table_bytes)) {
        std::istringstream stream(sheet.text);
        TextLines lines(stream, sheet.name);
        CsvReader reader(lines, ',');
        CsvRecord record;
        json rows = json::array();
        while (reader.next(record)) rows.push_back({record.line, record.fields});
        sheets.push_back({{"name", sheet.name}, {"hidden", sheet.hidden}, {"rows", rows}});
    }
    return {{"sheets", sheets}};
}

json answer(const std::string& request) {
    const std::size_t first = request.find('\t');
    const std::size_t second = request.find('\t', first + 2);  // the delimiter may be a tab
    if (second == std::string::npos) throw std::runtime_error("not a request: " + request);
    const std::string path = request.substr(second + 1);
    try {
        if (request.starts_with("sheets")) return sheets_of(path);
        return request.starts_with("table") ? table_of(path) : records_of(path, request[first + 1]);
    } catch (const FileError& error) {
        return {{"refused", error.what()}};
    } catch (const InputError& error) {
        return {{"refused", to_text(error.issues(), 100)}};
    }
}

}  // namespace

int main() {
    std::string request;
    while (std::getline(std::cin, request)) std::cout << answer(request).dump() << '\n';
    return std::cout.flush() ? 0 : 1;
}
