// What becomes of pages in Word: written as docx, or converted by LibreOffice and by pandoc, and read back.

#include "support/catch.hpp"
#include "support/missing.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"
#include "support/zip.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
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

/// The text of a Word file, which tells the name of a page where its own stands in the command that made it.
pugi::xml_document word_of(const std::string& docx) {
    pugi::xml_document word;
    std::string text = zip::entries_of(docx).at("word/document.xml").text;
    const std::string own = "a.docx";
    for (std::size_t at = text.find(own); at != std::string::npos; at = text.find(own))
        text.replace(at, own.size(), "a.html");
    REQUIRE(static_cast<bool>(word.load_string(text.c_str(), pugi::parse_default | pugi::parse_ws_pcdata)));
    return word;
}

/// Word has the tables of the page, cell by cell, each with its caption and its header.
void check_word(const std::string& html, const std::string& docx) {
    const pugi::xml_document word = word_of(docx);
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

/// Every heading of the page is one in Word, and every paragraph, point and caption is there.
void check_words(const std::string& html, const std::string& docx) {
    const pugi::xml_document word = word_of(docx);
    std::multimap<std::string, std::string> styles;  // by what the paragraph says
    for (const auto& node : word.select_nodes("//w:p"))
        styles.emplace(text_below(node.node(), ".//w:t"),
                       node.node().child("w:pPr").child("w:pStyle").attribute("w:val").value());
    pugi::xml_document page;
    REQUIRE(static_cast<bool>(page.load_string(html.c_str(), pugi::parse_default | pugi::parse_doctype)));
    const std::map<std::string, std::string> headings{
        {"h1", "Title"}, {"h2", "Heading1"}, {"h3", "Heading2"}};
    std::size_t found = 0;
    for (const auto& node :
         page.select_nodes("//main//*[self::h1 or self::h2 or self::h3 or self::p or self::li "
                           "or self::figcaption][not(ancestor::nav)]")) {
        std::string text = program::in_one_line(node.node().text().get());
        CAPTURE(node.node().name(), text);
        const auto heading = headings.find(node.node().name());
        const auto [from, to] = styles.equal_range(text);
        CHECK(from != to);
        if (heading != headings.end())
            CHECK(std::any_of(from, to, [&](const auto& each) { return each.second == heading->second; }));
        ++found;
    }
    CHECK(found > 3);
}

/// Each chart is a PNG with its words.
void check_pictures(const std::string& html, const std::string& docx) {
    pugi::xml_document page;
    REQUIRE(static_cast<bool>(page.load_string(html.c_str(), pugi::parse_default | pugi::parse_doctype)));
    const pugi::xml_document word = word_of(docx);
    const auto charts = page.select_nodes("//svg[@role='img']");
    const auto pictures = word.select_nodes("//wp:docPr");
    REQUIRE(pictures.size() == charts.size());
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const pugi::xml_node chart = charts[i].node();
        CHECK(pictures[i].node().attribute("descr").value() ==
              std::string(chart.child("title").text().get()) + ". " + chart.child("desc").text().get());
    }
    std::size_t files = 0;
    for (const auto& [name, entry] : zip::entries_of(docx)) {
        if (!name.starts_with("word/media/")) continue;
        CHECK(entry.text.starts_with("\x89PNG"));
        ++files;
    }
    CHECK(files == charts.size());
}

/// Makes a.html with the program and a.docx with the command, and compares them.
void check_conversion(const program::Arguments& arguments, const std::string& tool,
                      const std::string& command) {
    const program::TemporaryFolder folder;
    program::Arguments all = arguments;
    all.insert(all.end(), {"-q", "-o", "a.html"});
    REQUIRE(program::run(all, {.folder = folder.path()}).code == 0);
    static_cast<void>(std::system(
        ("cd " + folder.path().string() + " && { " + command + "; } >log 2>&1 </dev/null").c_str()));
    CAPTURE(folder.read("log"));
    if (!folder.has("a.docx")) return skip_for_want_of(tool);
    check_word(folder.read("a.html"), folder.read("a.docx"));
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
    for (const char* command : {"estimate", "explain"}) {
        CAPTURE(command);
        check_conversion(gateshead(command), "pandoc that works", "pandoc a.html -o a.docx");
    }
}

TEST_CASE("nothing of a page is lost in a Word file", "[cli][docx][office]") {
    if (!has_tool("pandoc")) return skip_for_want_of("pandoc");
    if (!has_tool("rsvg-convert")) return skip_for_want_of("rsvg-convert (librsvg2-bin)");
    const std::string services = PAIRMODEL_SOURCE_DIR "/data/examples/services.csv";
    const std::vector<std::string> plan{"--from", "2026", "--to", "2028", "--unreached-to", "50%"};
    std::vector<program::Arguments> runs{gateshead("estimate"),
                                         gateshead("explain"),
                                         gateshead("plan"),
                                         {"gap", services, "--area", "Gateshead"},
                                         gateshead("report")};
    runs[2].insert(runs[2].end(), plan.begin(), plan.end());
    runs[4].insert(runs[4].end(), plan.begin(), plan.end());
    runs[4].insert(runs[4].end(), {"--services", services});
    for (const program::Arguments& arguments : runs) {
        CAPTURE(arguments.front());
        const program::TemporaryFolder folder;
        for (const char* file : {"a.html", "a.docx"}) {
            program::Arguments all = arguments;
            all.insert(all.end(), {"-q", "-o", file});
            REQUIRE(program::run(all, {.folder = folder.path()}).code == 0);
        }
        CHECK(folder.names() == std::vector<std::string>{"a.docx", "a.html"});
        check_word(folder.read("a.html"), folder.read("a.docx"));
        check_words(folder.read("a.html"), folder.read("a.docx"));
        check_pictures(folder.read("a.html"), folder.read("a.docx"));
    }
}

TEST_CASE("a Word file is the same bytes, and goes nowhere that it must not", "[cli][docx][office]") {
    if (!has_tool("pandoc")) return skip_for_want_of("pandoc");
    program::Arguments asked = gateshead("estimate");
    asked.insert(asked.end(), {"--format", "docx"});
    const program::Outcome one = program::run(asked);
    CHECK(one.code == 0);
    CHECK(one.out.starts_with("PK"));
    CHECK(program::run(asked).out == one.out);
    CHECK(program::run_on_terminal(asked).code == 2);
    const program::TemporaryFolder folder;
    asked.insert(asked.end(), {"-o", folder / "a.docx"});
    const program::Outcome without = program::run(asked, {.environment = {{"PATH", folder.path().string()}}});
    CHECK(without.code == 1);
    CHECK(is_text(without.err, "report/to-write-docx-files-please-install-pandoc"));
    // What does not work leaves nothing behind.
    const std::string pandoc = folder.write("pandoc", "#!/bin/sh\necho no way >&2\nexit 3\n");
    std::filesystem::permissions(pandoc, std::filesystem::perms::owner_all);
    const program::Outcome broken = program::run(
        asked,
        {.environment = {{"PATH", folder.path().string() + ":/bin:/usr/bin"}, {"TMPDIR", folder / ""}}});
    CHECK(broken.code == 1);
    CHECK(is_text(broken.err, "report/pandoc-did-not-do-its-part"));
    CHECK(folder.names() == std::vector<std::string>{"pandoc"});
}
