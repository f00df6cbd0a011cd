#include "support/made_workbook.hpp"

#include "input/text/csv.hpp"
#include "support/zip.hpp"

#include <fmt/format.h>

#include <charconv>
#include <sstream>

namespace made {

namespace {

constexpr std::string_view spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view relations = "http://schemas.openxmlformats.org/package/2006/relationships";

std::string escaped(std::string_view text) {
    std::string xml;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '&' || c == '<' || c == '"')
            xml += fmt::format("&#{};", code);
        else if (code < ' ' && c != '\n' && c != '\t')
            xml += fmt::format("_x{:04X}_", code);
        else
            xml += c;
    }
    return xml;
}

bool is_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && fmt::format("{}", value) == text;
}

struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

std::vector<Row> rows_of(const std::string& csv) {
    std::istringstream stream(csv);
    pairmodel::TextLines lines(stream, "made.csv");
    pairmodel::CsvReader reader(lines, ',');
    pairmodel::CsvRecord record;
    std::vector<Row> rows;
    while (reader.next(record)) rows.push_back({record.line, {record.fields.begin(), record.fields.end()}});
    return rows;
}

}  // namespace

std::string xlsx(const Sheets& sheets, const Parts& parts) {
    std::string list;
    std::string links = fmt::format(
        R"(<Relationship Id="s" Type="{0}/styles" Target="styles.xml"/><Relationship Id="t" Type="{0}/sharedStrings" Target="sharedStrings.xml"/>)",
        relation);
    std::vector<std::pair<std::string, std::string>> files{{"[Content_Types].xml", "<Types/>"}};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto& [name, rows] = sheets[i];
        list += fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="r{}"{}/>)", escaped(name), i + 1, i,
                            name == parts.hidden ? R"( state="hidden")" : "");
        links +=
            fmt::format(R"(<Relationship Id="r{0}" Type="{1}/worksheet" Target="worksheets/sheet{0}.xml"/>)",
                        i, relation);
        files.emplace_back(fmt::format("xl/worksheets/sheet{}.xml", i),
                           fmt::format(R"(<worksheet xmlns="{}">{}<sheetData>{}</sheetData></worksheet>)",
                                       spreadsheet, parts.sheet_properties, rows));
    }
    files.emplace_back(
        "xl/workbook.xml",
        fmt::format(R"(<workbook xmlns="{}" xmlns:r="{}"><workbookPr {}/><sheets>{}</sheets></workbook>)",
                    spreadsheet, relation, parts.properties, list));
    files.emplace_back("xl/_rels/workbook.xml.rels",
                       fmt::format(R"(<Relationships xmlns="{}">{}</Relationships>)", relations, links));
    files.emplace_back(
        "xl/styles.xml",
        fmt::format(R"(<styleSheet xmlns="{}"><numFmts>{}</numFmts><cellXfs>{}</cellXfs></styleSheet>)",
                    spreadsheet, parts.formats, parts.styles));
    files.emplace_back("xl/sharedStrings.xml",
                       fmt::format(R"(<sst xmlns="{}">{}</sst>)", spreadsheet, parts.shared));
    return zip::packed(files);
}

std::string ods(const std::string& tables, const std::string& styles) {
    constexpr std::string_view names =
        R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0")";
    return zip::packed(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml",
          fmt::format(
              R"(<office:document-content {}><office:automatic-styles>{}</office:automatic-styles><office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>)",
              names, styles, tables)}});
}

std::string xlsx_of(const std::string& csv, const std::string& sheet) {
    std::string rows;
    for (const Row& row : rows_of(csv)) {
        rows += fmt::format(R"(<row r="{}">)", row.line);
        for (const std::string& cell : row.cells)
            rows += is_number(cell)
                        ? fmt::format("<c><v>{}</v></c>", cell)
                        : fmt::format(R"(<c t="inlineStr"><is><t>{}</t></is></c>)", escaped(cell));
        rows += "</row>";
    }
    return xlsx({{sheet, rows}});
}

std::string ods_of(const std::string& csv, const std::string& sheet) {
    std::string rows;
    std::size_t line = 0;
    for (const Row& row : rows_of(csv)) {
        if (row.line > line + 1)
            rows += fmt::format(R"(<table:table-row table:number-rows-repeated="{}"/>)", row.line - line - 1);
        line = row.line;
        rows += "<table:table-row>";
        for (const std::string& cell : row.cells)
            rows +=
                is_number(cell)
                    ? fmt::format(R"(<table:table-cell office:value-type="float" office:value="{}"/>)", cell)
                    : fmt::format(
                          R"(<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>)",
                          escaped(cell));
        rows += "</table:table-row>";
    }
    return ods(fmt::format(R"(<table:table table:name="{}">{}</table:table>)", escaped(sheet), rows));
}

}  // namespace made
