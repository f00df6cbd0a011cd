// What becomes of the tables of an HTML page in Word: converted by LibreOffice and by pandoc, and read back.

#include "support/catch.hpp"
#include "support/missing.hpp"
#include "support/program.hpp"
#include "support/zip.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace {

using Row = std::vector<std::string>;

struct Table {
    std::string caption;  ///< empty where it is read from Word, where a caption is a paragraph
    std::vector<Row> rows;
    std::size_t headers = 0;  ///< rows that are repeated at the head of each page
};

/// All text below a node, in the elements of this name.
std::string text_below(const pugi::xml_node& node, const char* path) {
    std::string text;
    for (const auto& piece : node.select_nodes(path)) text += piece.node().text().get();
    return program::in_one_line(text);
}

std::vector<Table> tables_of_page(const std::string& html) {
    pugi::xml_document page;
    REQUIRE(static_cast<bool>(page.load_string(html.c_str(), pugi::parse_default | pugi::parse_doctype)));
    std::vector<Table> tables;
    for (const auto& node : page.select_nodes("//table")) {
        Table& table = tables.emplace_back();
        table.caption = text_below(node.node(), "caption");
        table.headers = node.node().select_nodes("thead/tr").size();
        for (const auto& line : node.node().select_nodes("*/tr")) {
            Row& row = table.rows.emplace_back();
            for (const auto& cell : line.node().select_nodes("th|td"))
                row.push_back(program::in_one_line(cell.node().text().get()));
        }
    }
    return tables;
}

std::vector<Table> tables_of_word(const pugi::xml_document& word) {
    std::vector<Table> tables;
    for (const auto& node : word.select_nodes("//w:tbl")) {
        Table& table = tables.emplace_back();
        table.headers = node.node().select_nodes("w:tr/w:trPr/w:tblHeader").size();
        for (const auto& line : node.node().select_nodes("w:tr")) {
            Row& row = table.rows.emplace_back();
            for (const auto& cell : line.node().select_nodes("w:tc"))
                row.push_back(text_below(cell.node(), ".//w:t"));
        }
    }
    return tables;
}

/// Word has the tables of the page, cell by cell, each with its caption and its header.
void check_word(const std::string& html, const std::string& docx) {
    const std::string text = zip::entries_of(docx).at("word/document.xml").text;
    pugi::xml_document word;
    REQUIRE(static_cast<bool>(word.load_string(text.c_str(), pugi::parse_default | pugi::parse_ws_pcdata)));
    std::vector<std::string> paragraphs;
    for (const auto& paragraph : word.select_nodes("//w:p"))
        paragraphs.push_back(text_below(paragraph.node(), ".//w:t"));

    const std::vector<Table> expected = tables_of_page(html);
    const std::vector<Table> tables = tables_of_word(word);
    REQUIRE(expected.size() >= 3);
    REQUIRE(tables.size() == expected.size());
    for (std::size_t i = 0; i < tables.size(); ++i) {
        CAPTURE(i, expected[i].caption);
        CHECK(expected[i].headers == 1);
        CHECK(tables[i].headers == 1);
        CHECK(tables[i].rows == expected[i].rows);
        CHECK(std::count(paragraphs.begin(), paragraphs.end(), expected[i].caption) >= 1);
    }
}

/// Pictures of a Word file that are SVG.
std::size_t pictures(const std::string& docx) {
    std::size_t found = 0;
    for (const auto& [name, entry] : zip::entries_of(docx))
        if (name.starts_with("word/media/") && name.ends_with(".svg")) ++found;
    return found;
}

/// Makes a.html with the program and a.docx with the command, and compares them. Gives both.
std::pair<std::string, std::string> check_conversion(const program::Arguments& arguments,
                                                     const std::string& tool, const std::string& command) {
    const program::TemporaryFolder folder;
    program::Arguments all = arguments;
    all.insert(all.end(), {"-q", "-o", "a.html"});
    REQUIRE(program::run(all, {.folder = folder.path()}).code == 0);
    static_cast<void>(std::system(
        ("cd " + folder.path().string() + " && { " + command + "; } >log 2>&1 </dev/null").c_str()));
    CAPTURE(folder.read("log"));
    if (!folder.has("a.docx")) {
        skip_for_want_of(tool);
        return {};
    }
    check_word(folder.read("a.html"), folder.read("a.docx"));
    return {folder.read("a.html"), folder.read("a.docx")};
}

program::Arguments gateshead(const std::string& command) {
    return {command, "--area", "Gateshead"};
}

}  // namespace

TEST_CASE("tables of an HTML page keep captions, headers and numbers in LibreOffice", "[cli][html][office]") {
    if (!has_tool("soffice")) return skip_for_want_of("LibreOffice (soffice)");
    for (const char* command : {"estimate", "report"}) {
        CAPTURE(command);
        check_conversion(gateshead(command), "LibreOffice Writer",
                         "soffice -env:UserInstallation=file://$PWD/profile --headless "
                         "--infilter='HTML (StarWriter)' --convert-to 'docx:MS Word 2007 XML' a.html");
    }
}

TEST_CASE("tables of an HTML page keep captions, headers and numbers in pandoc", "[cli][html][office]") {
    if (!has_tool("pandoc")) return skip_for_want_of("pandoc");
    for (const char* command : {"estimate", "explain", "report"}) {
        CAPTURE(command);
        const auto [html, docx] =
            check_conversion(gateshead(command), "pandoc that works", "pandoc a.html -o a.docx");
        if (docx.empty()) continue;
        CHECK(pictures(docx) == program::count(html, "<svg "));
        CHECK((pictures(docx) > 0) == (command == std::string("report")));
    }
}
