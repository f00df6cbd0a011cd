// The workbook, read back: each rule of "Releasing statistics in spreadsheets", and the numbers.

#include "pairmodel/error.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/formats/parts/whole_parts.hpp"
#include "report/formats/parts/workbook_text.hpp"
#include "report/results.hpp"
#include "support/catch.hpp"
#include "support/missing.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"
#include "support/workbook.hpp"

#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <set>

using namespace pairmodel;
using program::has;
using workbook::Sheet;
using workbook::Workbook;

namespace {

Workbook book_of(const Document& document) {
    return workbook::read(results::written(document, "xlsx"));
}

Study areas(int round_to = 0) {
    return results::result_of({results::area("E06000901", "Eastmere", 1834, 1.25, "Coast"),
                               results::area("E06000902", "Ynys Môn & <b>", 3, 1, "Coast"),
                               results::area("", "Westhill", 1, 1.1, "Inland")},
                              {.total = true, .suppress_below = 2, .round_to = round_to});
}

/// Nothing merged, filtered, frozen, hidden or worked out, and no row without a cell.
void check_plain(const Sheet& sheet) {
    CAPTURE(sheet.name);
    for (const char* forbidden : {"//mergeCells", "//autoFilter", "//pane", "//f", "//conditionalFormatting",
                                  "//*[@hidden]", "//sheetView[@state]"})
        CHECK(sheet.xml.select_nodes(forbidden).empty());
    int row = 0;
    for (const auto& node : sheet.xml.select_nodes("//row")) {
        CHECK(node.node().attribute("r").as_int() == ++row);
        CHECK_FALSE(node.node().select_nodes("c/v|c/is").empty());
    }
    CHECK(row == sheet.rows);
    CHECK_FALSE(sheet.text(1, 1).empty());
}

/// One table from its one header row to the last row and column, marked as one, without a filter or a style.
void check_table(const Sheet& sheet) {
    CAPTURE(sheet.name);
    REQUIRE(sheet.tables.size() == 1);
    const pugi::xml_node table = sheet.tables[0].child("table");
    const std::string range = table.attribute("ref").value();
    const auto first = workbook::position_of(range.substr(0, range.find(':')));
    const auto last = workbook::position_of(range.substr(range.find(':') + 1));
    CHECK(first == workbook::Position{3, 1});  // below the title and a line about the sheet
    CHECK(last == workbook::Position{sheet.rows, sheet.columns});
    CHECK(last.first > first.first);
    CHECK(table.attribute("headerRowCount").empty());  // one, as Excel takes it
    CHECK(table.child("autoFilter").empty());
    CHECK(table.child("tableStyleInfo").attribute("name").empty());
    CHECK(table.child("tableStyleInfo").attribute("showRowStripes").as_int() == 0);
    std::set<std::string> names;
    int column = 0;
    for (const auto& node : table.child("tableColumns").children("tableColumn")) {
        const std::string name = node.attribute("name").value();
        CHECK(name == sheet.text(3, ++column));
        CHECK_FALSE(name.empty());
        CHECK(names.insert(name).second);
    }
    CHECK(column == sheet.columns);
    for (const int row : {1, 2})
        for (int c = 2; c <= sheet.columns; ++c) CHECK(sheet.text(row, c).empty());
}

void check_styles(const Workbook& book) {
    const auto styles = workbook::xml_of(book.entries.at("xl/styles.xml").text);
    CHECK(styles.select_nodes("//fonts/font").size() > 1);
    for (const auto& font : styles.select_nodes("//fonts/font")) {
        CHECK(font.node().child("name").attribute("val").value() == std::string("Arial"));
        CHECK(font.node().child("sz").attribute("val").as_int() == 12);
    }
    // The two fills that every workbook must have, of which none is used.
    CHECK(styles.select_nodes("//fills/fill").size() == 2);
    CHECK(styles.select_nodes("//xf[@fillId!='0']").empty());
    CHECK(styles.select_nodes("//xf[@borderId!='0']").empty());
}

void check_layout(const Workbook& book) {
    REQUIRE(book.sheets.size() > 4);
    std::set<std::string> names;
    const std::vector<std::string> first{"Cover", "Contents", "Notes"};
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        const Sheet& sheet = book.sheets[i];
        if (i < first.size()) CHECK(sheet.name == first[i]);
        CHECK(names.insert(sheet.name).second);
        CHECK(sheet.name.size() <= 31);
        CHECK(sheet.name.find_first_of(" []:*?/\\'") == std::string::npos);
        check_plain(sheet);
        if (i == 0)
            CHECK((sheet.tables.empty() && sheet.columns == 1));
        else
            check_table(sheet);
    }
    // Contents names every sheet that comes after it, and leads there.
    const Sheet& contents = book.sheets[1];
    CHECK(contents.rows - 3 == static_cast<int>(book.sheets.size()) - 2);
    for (int row = 4; row <= contents.rows; ++row)
        CHECK(contents.text(row, 1) == book.sheets[static_cast<std::size_t>(row) - 2].name);
    CHECK(contents.xml.select_nodes("//hyperlink[@location]").size() == book.sheets.size() - 2);
    check_styles(book);
    for (const auto& [name, entry] : book.entries) {
        CHECK(entry.date == 0x0021);
        CHECK(entry.time == 0);
    }
}

std::string property(const Workbook& book, const char* name) {
    const auto xml = workbook::xml_of(book.entries.at("docProps/core.xml").text);
    return xml.first_child().child(name).text().get();
}

}  // namespace

TEST_CASE("a workbook of which the disk took a part only is known", "[report][xlsx]") {
    const std::string bytes = results::written(estimate_document(areas(), Shape::longer), "xlsx");
    CHECK(has_whole_parts(bytes));
    const auto entries = zip::entries_of(bytes);
    REQUIRE(entries.size() > 10);
    for (const auto& [name, entry] : entries)
        for (const std::size_t left : {std::size_t{0}, entry.text.size() / 2, entry.text.size() - 2}) {
            CAPTURE(name, left);
            std::vector<std::pair<std::string, std::string>> files;
            for (const auto& [other, whole] : entries)
                files.emplace_back(other, whole.text.substr(0, other == name ? left : whole.text.size()));
            CHECK_FALSE(has_whole_parts(zip::packed(files)));
        }
}

TEST_CASE("a workbook follows the accessible layout", "[report][xlsx]") {
    const auto one = results::result_of({results::area("E06000901", "Eastmere", 1834, 1.25)});
    const Document document =
        GENERATE_COPY(estimate_document(areas(), Shape::longer), estimate_document(areas(5), Shape::wide),
                      estimate_document(one, Shape::longer), explain_document(one));
    const Workbook book = book_of(document);
    check_layout(book);
    CHECK(property(book, "dc:title") == document.title);
    CHECK(property(book, "dc:creator") == "pairmodel");
    CHECK(book.sheet("Cover").text(1, 1) == document.title);
    const Sheet& notes = book.sheet("Notes");
    const std::vector<std::string> sentences = all_notes(document);
    REQUIRE(notes.rows == static_cast<int>(sentences.size()) + 3);
    for (int row = 4; row <= notes.rows; ++row)
        CHECK(notes.text(row, 2) == sentences[static_cast<std::size_t>(row) - 4]);
}

TEST_CASE("the workbook of a report follows the accessible layout", "[cli][xlsx][report]") {
    const std::vector<program::Arguments> reports{
        {"--area", "Gateshead", "--from", "2026", "--to", "2028", "--unreached-to", "50%", "--services",
         PAIRMODEL_SOURCE_DIR "/data/examples/services.csv"},
        {"--tier", "upper", "--within", "North East"}};
    for (const program::Arguments& report : reports) {
        program::Arguments arguments{"report", "-q", "--format", "xlsx"};
        arguments.insert(arguments.end(), report.begin(), report.end());
        const program::Outcome outcome = program::run(arguments);
        REQUIRE(outcome.code == 0);
        check_layout(workbook::read(outcome.out));
        CHECK(program::run(arguments).out == outcome.out);
    }
}

TEST_CASE("a sheet of a workbook has low and high in their own columns, unrounded", "[report][xlsx]") {
    const Workbook book = book_of(estimate_document(areas(), Shape::longer));
    const Sheet& sheet = book.sheet("Table_1");
    CHECK(sheet.text(3, 6) == "Need, low");
    CHECK(sheet.text(3, 7) == "Need, high");
    CHECK(sheet.cells.at({4, 6}).number);
    CHECK(std::stod(sheet.text(4, 7)) == Approx(1834 * 0.45 * 1.25).epsilon(1e-12));
    CHECK(sheet.text(4, 7) != "1032");
    CHECK(sheet.cells.at({4, 7}).look == "[>=0.5]#,##0;[>0]\"[low]\";#,##0");
    CHECK(sheet.cells.at({4, 3}).look == "#,##0");
    CHECK(sheet.text(6, 6) == "[c]");
    CHECK_FALSE(sheet.cells.at({6, 6}).number);
    CHECK(has(sheet.text(2, 1), "[c] confidential"));
    CHECK(has(sheet.text(2, 1), "[low] above 0"));
}

TEST_CASE("option --round holds in a workbook", "[report][xlsx]") {
    const Workbook book = book_of(estimate_document(areas(5), Shape::longer));
    CHECK(book.sheet("Table_1").text(4, 7) == "1030");
    CHECK(book.sheet("Data").text(6, 10) == "disorganised");
    CHECK(book.sheet("Data").text(6, 13) == "345");
}

TEST_CASE("the sheet Data is the CSV file", "[report][xlsx]") {
    const Document document = estimate_document(areas(), GENERATE(Shape::longer, Shape::wide));
    const auto rows = program::csv_rows(results::written(document, "csv"));
    const Workbook book = book_of(document);
    const Sheet& data = book.sheet("Data");
    REQUIRE(data.rows == static_cast<int>(rows.size()) + 2);
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const workbook::Position at{static_cast<int>(row) + 3, static_cast<int>(column) + 1};
            CAPTURE(row, column);
            const auto cell = data.cells.find(at);
            if (cell == data.cells.end())
                CHECK(rows[row][column].empty());
            else if (cell->second.number)
                CHECK(std::stod(cell->second.text) == std::stod(rows[row][column]));
            else
                CHECK(cell->second.text == rows[row][column]);
        }
}

TEST_CASE("a workbook says how its figures were made", "[report][xlsx]") {
    auto result = *areas();
    result.source.inputs = {{"areas.csv", std::string(64, 'a')}};
    result.date = "2025-01-31";
    const Study shared(std::move(result));
    const Workbook book = book_of(estimate_document(shared, Shape::longer));
    std::map<std::string, std::string> items;
    const Sheet& method = book.sheet("Method");
    for (int row = 4; row <= method.rows; ++row) items[method.text(row, 1)] = method.text(row, 2);
    CHECK(items["parameters id"] == "pif-2023");
    CHECK(items["parameters sha256"] == results::toolkit().sha256);
    CHECK(items["provenance inputs 1 sha256"] == std::string(64, 'a'));
    CHECK(items["provenance date"] == "2025-01-31");
    CHECK(items["method allocation"] == "published");
    CHECK(property(book, "dcterms:created") == "2025-01-31T00:00:00Z");
    CHECK(property(book_of(estimate_document(areas(), Shape::longer)), "dcterms:created") ==
          "1980-01-01T00:00:00Z");
}

TEST_CASE("a workbook of odd tables", "[report][xlsx]") {
    const Table odd = table_of(
        "t", "", {{"a", "Same"}, {"b", "same"}, {"c", "=1+1"}, {"d", ""}, {"e", ""}},
        {{std::string("@x"), std::string("-2"), std::string("A\xFF\x01"), std::string(), std::string("y")}});
    Document document = document_of("", odd);
    document.tables.push_back(table_of("none", "None", {{"a", "A"}}, {}));
    document.data = Table{};
    const Workbook book = book_of(document);
    const Sheet& sheet = book.sheet("Table_1");
    check_table(sheet);
    CHECK(sheet.columns == 4);  // the one that says nothing is left out
    CHECK(sheet.text(3, 2) == "same 2");
    CHECK(sheet.text(3, 3) == "'=1+1");
    CHECK(sheet.text(3, 4) == "Marker");
    CHECK(sheet.text(4, 1) == "'@x");
    CHECK(sheet.text(4, 2) == "-2");
    CHECK(sheet.text(4, 3) == "A\uFFFD\uFFFD");
    const Sheet& none = book.sheet("Table_2");
    check_table(none);
    CHECK(none.text(4, 1) == "[z]");
    CHECK(has_text(none.text(2, 1), "report/it-has-no-rows"));
    CHECK_THROWS_AS(book.sheet("Data"), std::out_of_range);
}

TEST_CASE("shares on the sheet Data are never [low]", "[report][xlsx]") {
    Document document = document_of(
        "", table_of("t", "", {{"a", "A"}, {"s", "S", ColumnKind::share}, {"b", "B", ColumnKind::babies}},
                     {{std::string("x"), 0.0004, 0.3}}));
    document.data = document.tables.front();
    const Workbook book = book_of(document);
    CHECK(book.sheet("Table_1").cells.at({4, 2}).look == "[>=0.0005]0.0%;[>0]\"[low]\";0.0%");
    const Sheet& data = book.sheet("Data");
    CHECK(data.cells.at({4, 2}).look == "0.0%");
    CHECK(data.text(4, 2) == "0.0004");
    CHECK(data.cells.at({4, 3}).look == "#,##0.0");
}

TEST_CASE("figures below 0 have a format that shows their sign", "[report][xlsx]") {
    const Document document =
        document_of("", table_of("t", "", {{"b", "B", ColumnKind::babies}, {"s", "S", ColumnKind::share}},
                                 {{-12.4, -0.25}, {0.2, 0.25}, {0.0, 0.0}}));
    const Workbook book = book_of(document);
    const Sheet& sheet = book.sheet("Table_1");
    CHECK(sheet.cells.at({4, 1}).look == "#,##0");
    CHECK(sheet.cells.at({4, 2}).look == "0.0%");
    for (const int row : {5, 6}) {
        CHECK(has(sheet.cells.at({row, 1}).look, "[low]"));
        CHECK(has(sheet.cells.at({row, 2}).look, "[low]"));
    }
}

TEST_CASE("a workbook is ready for paper", "[report][xlsx]") {
    const Workbook book = book_of(estimate_document(areas(), Shape::longer));
    for (const Sheet& sheet : book.sheets) {
        CAPTURE(sheet.name);
        const auto setup = sheet.xml.select_node("//pageSetup").node();
        CHECK(setup.attribute("orientation").value() == std::string("landscape"));
        CHECK(setup.attribute("paperSize").as_int() == 9);
        CHECK(setup.attribute("fitToHeight").as_int(-1) == 0);
        CHECK(sheet.xml.select_node("//pageSetUpPr").node().attribute("fitToPage").as_int() == 1);
    }
    // The header stands on every page.
    std::map<std::string, std::string> repeated;
    const auto list = workbook::xml_of(book.entries.at("xl/workbook.xml").text);
    for (const auto& name : list.select_nodes("//definedName[@name='_xlnm.Print_Titles']"))
        repeated[book.sheets.at(name.node().attribute("localSheetId").as_uint()).name] =
            name.node().text().get();
    CHECK(repeated.size() == book.sheets.size() - 1);
    CHECK(repeated.at("Data") == "Data!$3:$3");
    CHECK(repeated.at("Notes") == "Notes!$3:$3");
}

TEST_CASE("what is wider than its column stands in lines", "[report][xlsx]") {
    const std::string longer(70, 'x');
    Document document = document_of("", table_of("t", "",
                                                 {{"short", "Short"},
                                                  {"a_column_with_a_long_name_without_spaces", ""},
                                                  {"n", "N", ColumnKind::count}},
                                                 {{std::string("x"), longer, 123456789012.0}}));
    document.tables.clear();
    const Workbook book = book_of(document);
    const Sheet& data = book.sheet("Data");
    const auto styles = workbook::xml_of(book.entries.at("xl/styles.xml").text);
    const auto formats = styles.select_nodes("//cellXfs/xf");
    const auto wraps = [&](const char* cell) {
        const std::string path = std::string("//c[@r='") + cell + "']";
        const auto style = data.xml.select_node(path.c_str()).node().attribute("s").as_uint();
        return formats[style].node().child("alignment").attribute("wrapText").as_int() == 1;
    };
    CHECK_FALSE(wraps("A4"));
    CHECK(wraps("B4"));
    // Two lines of some 54 letters, in a row that is as high.
    const auto height = [&](const char* row) {
        const std::string path = std::string("//row[@r='") + row + "']";
        return data.xml.select_node(path.c_str()).node().attribute("ht").as_double();
    };
    CHECK(height("4") == Approx(2 * 15.75));
    const auto width = [&](const char* column) {
        const std::string path = std::string("//col[@min='") + column + "']";
        return data.xml.select_node(path.c_str()).node().attribute("width").as_double();
    };
    CHECK(width("1") < 15);
    CHECK(width("2") > 50);
    CHECK(width("2") < 62);
    CHECK(width("3") > 20);  // 123,456,789,012
}

TEST_CASE("a text that looks like a character's code stays that text", "[report][xlsx]") {
    const std::string name = "_x0041_x0042_ _x00zz_ x_x000D_";
    const Document document = document_of("", table_of("t", "", {{"a", name}}, {{name}}));
    const Workbook book = book_of(document);
    const Sheet& sheet = book.sheet("Table_1");
    const std::string stored = "_x005F_x0041_x005F_x0042_ _x00zz_ x_x005F_x000D_";
    CHECK(sheet.text(3, 1) == stored);
    CHECK(sheet.text(4, 1) == stored);
}

TEST_CASE("a cell holds 32,767 units of UTF-16", "[report][xlsx]") {
    const auto fits = [](const std::string& text) {
        Document document;
        document.data = table_of("t", "", {{"a", "A"}}, {{text}});
        try {
            static_cast<void>(results::written(document, "xlsx"));
        } catch (const FileError&) {
            return false;
        }
        return true;
    };
    std::string faces;  // two units each
    for (int i = 0; i < 16383; ++i) faces += "\xF0\x9F\x98\x80";
    CHECK(fits(faces + "x"));
    CHECK_FALSE(fits(faces + "xx"));
    std::string letters;
    for (int i = 0; i < 32767; ++i) letters += "\xC3\xB4";
    CHECK(fits(letters));
    CHECK_FALSE(fits(letters + "x"));
}

TEST_CASE("what a workbook cannot hold is an error that says so", "[report][xlsx]") {
    const auto message = [](const Document& document) -> std::string {
        try {
            static_cast<void>(results::written(document, "xlsx"));
        } catch (const FileError& error) {
            return error.what();
        }
        return "no error";
    };
    Document document;
    document.data = table_of("t", "", {{"a", "A"}}, {{std::string(32768, 'x')}});
    CHECK(is_text(message(document), "report/sheet-data-a-text-of-32768"));
    document.data.records = 1;
    document.data.rows = [](std::size_t, RowSink& sink) {
        const std::vector<Cell> row{1.0};
        for (int i = 0; i < 1'048'574; ++i) sink.row(row);
    };
    CHECK(is_text(message(document), "report/sheet-data-more-than-1048575-rows"));
}

TEST_CASE("a workbook that fails leaves no file open", "[report][xlsx]") {
    const auto open_files = [] {
        const std::filesystem::directory_iterator files("/proc/self/fd");
        return std::distance(begin(files), end(files));
    };
    if (!std::filesystem::exists("/proc/self/fd")) return skip_for_want_of("folder /proc/self/fd");
    Document document;
    document.data = table_of("t", "", {{"a", "A"}}, {{std::string(32768, 'x')}});
    const auto before = open_files();
    CHECK_THROWS_AS(results::written(document, "xlsx"), FileError);
    CHECK(open_files() == before);
}

TEST_CASE("a workbook is not shown on a terminal", "[cli][xlsx]") {
    const program::Arguments arguments{"estimate", "--births", "1000", "--format", "xlsx"};
    const program::Outcome refused = program::run_on_terminal(arguments);
    CHECK(refused.code == 2);
    CHECK(has_text(refused.out, "report/format-xlsx-a-terminal-cannot-show"));
    CHECK(has(refused.out, "-o FILE.xlsx"));
    CHECK(program::run(arguments).code == 0);
}

TEST_CASE("a workbook is the same bytes on every run, whatever was made before", "[cli][xlsx]") {
    const program::TemporaryFolder folder;
    const auto make = [&](const std::string& name, const char* epoch) {
        return program::run({"estimate", "--tier", "region", "-q", "-o", name},
                            {.environment = {{"SOURCE_DATE_EPOCH", epoch}}, .folder = folder.path()});
    };
    CHECK(make("a.xlsx", "1700000000").code == 0);
    CHECK(make("b.xlsx", "1700000000").code == 0);
    CHECK(make("c.xlsx", "1600000000").code == 0);
    CHECK(folder.read("a.xlsx") == folder.read("b.xlsx"));
    CHECK(folder.read("a.xlsx") != folder.read("c.xlsx"));
    CHECK(folder.names() == std::vector<std::string>{"a.xlsx", "b.xlsx", "c.xlsx"});
}

TEST_CASE("LibreOffice gives back the numbers of a workbook", "[cli][xlsx]") {
    if (!has_tool("soffice")) return skip_for_want_of("LibreOffice (soffice)");
    const program::TemporaryFolder folder;
    for (const char* name : {"a.xlsx", "a.csv"})
        REQUIRE(program::run({"estimate", "--tier", "region", "-q", "-o", name}, {.folder = folder.path()})
                    .code == 0);
    // As stored, not as shown; every sheet into a file of its own.
    const std::string command =
        "cd " + folder.path().string() + " && soffice -env:UserInstallation=file://" +
        folder.path().string() +
        "/profile --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1' a.xlsx >log 2>&1";
    const int status = std::system(command.c_str());
    CAPTURE(folder.read("log"));
    REQUIRE(status == 0);
    const auto expected = program::csv_rows(folder.read("a.csv"));
    auto rows = program::csv_rows(folder.read("a-Data.csv"));
    REQUIRE(rows.size() == expected.size() + 2);
    rows.erase(rows.begin(), rows.begin() + 2);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        REQUIRE(rows[row].size() == expected[row].size());
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            CAPTURE(row, column, rows[row][column], expected[row][column]);
            const std::string& heading = expected[0][column];
            const bool number = heading == "live_births" || heading == "adversity_ratio" ||
                                heading.ends_with("low") || heading.ends_with("central") ||
                                heading.ends_with("high");
            if (row > 0 && number && !expected[row][column].empty())
                CHECK(std::stod(rows[row][column]) ==
                      Approx(std::stod(expected[row][column])).epsilon(1e-13));
            else
                CHECK(rows[row][column] == expected[row][column]);
        }
    }
}

TEST_CASE("lines of a text in a cell", "[report][xlsx]") {
    CHECK(lines_within("", 10) == 1);
    CHECK(lines_within("1234567890", 10) == 1);
    CHECK(lines_within("12345678901", 10) == 2);
    CHECK(lines_within("12345 67890", 10) == 2);
    CHECK(lines_within("12345 6789", 10) == 1);
    CHECK(lines_within("a\nb\n\nc", 10) == 4);
    CHECK(lines_within("ab 123456789012345678901 c", 10) == 4);
    CHECK(lines_within("ôôôôôôôôôô ô", 10) == 2);
    CHECK(lines_within("x", 0) == 1);
}

TEST_CASE("texts of a cover are as high as their lines", "[report][xlsx]") {
    Document document = document_of("Title", table_of("t", "", {{"a", "A"}}, {{std::string("x")}}));
    document.lead = {std::string(50, 'a') + ' ' + std::string(50, 'b')};
    const Workbook book = book_of(document);
    const auto row = book.sheet("Cover").xml.select_node("//row[@r='2']").node();
    CHECK(row.attribute("ht").as_double() == Approx(2 * 15.75));
    CHECK(row.attribute("customHeight").as_int() == 1);
}
