// The HTML page, read back: every cell is there, captions and headers say what they are.

#include "pairmodel/report/documents.hpp"
#include "report/formats/parts/text_table.hpp"
#include "report/results.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

#include <pugixml.hpp>

#include <cmath>

using namespace pairmodel;
using program::has;

namespace {

/// The page as XML, which it is apart from the doctype.
pugi::xml_document page_of(const Document& document) {
    pugi::xml_document page;
    const std::string text = results::written(document, "html");
    CAPTURE(text);
    REQUIRE(text.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    REQUIRE(static_cast<bool>(page.load_string(text.c_str(), pugi::parse_default | pugi::parse_doctype)));
    return page;
}

std::string text_at(const pugi::xml_node& node, const char* path) {
    return node.select_node(path).node().text().get();
}

Document areas_document() {
    return estimate_document(results::result_of({results::area("E06000901", "Eastmere", 1834, 1.25),
                                                 results::area("", "Ynys Môn & \"Sons\" <b>", 3, 1)},
                                                {.total = true, .suppress_below = 10}),
                             Shape::longer);
}

/// A table says what the document's own table says, cell by cell.
void check_table(const pugi::xml_node& node, const TextTable& expected) {
    const auto heads = node.select_nodes("thead/tr/th");
    REQUIRE(heads.size() == expected.headings().size());
    for (std::size_t i = 0; i < heads.size(); ++i) {
        CHECK(heads[i].node().text().get() == std::string(heading_of(expected.headings()[i])));
        CHECK(heads[i].node().attribute("scope").value() == std::string("col"));
        CHECK(has(heads[i].node().attribute("style").value(),
                  expected.headings()[i].number ? "text-align:right" : "text-align:left"));
    }
    const auto rows = node.select_nodes("tbody/tr");
    REQUIRE(rows.size() == expected.rows());
    auto row = rows.begin();
    expected.for_each_row([&](const TextTable::Row& texts) {
        const auto cells = row->node().select_nodes("*");
        REQUIRE(cells.size() == texts.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            CHECK(cells[i].node().text().get() == texts[i]);
            CHECK(has(cells[i].node().attribute("style").value(),
                      expected.headings()[i].number ? "text-align:right" : "text-align:left"));
        }
        CHECK(row->node().select_nodes("th[@scope='row']").size() == 1);
        ++row;
    });
}

void check_page(const Document& document) {
    const pugi::xml_document page = page_of(document);
    CHECK(text_at(page, "/html/head/title") == document.title);
    CHECK(text_at(page, "//main/h1") == document.title);
    const TextTables expected = text_tables(document.tables, document.round_to);
    const auto tables = page.select_nodes("//table");
    REQUIRE(tables.size() == expected.tables.size());
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const pugi::xml_node table = tables[i].node();
        CHECK(table.child("caption").text().get() == table_title(document, i));
        CHECK(table.first_child().name() == std::string("caption"));
        check_table(table, expected.tables[i]);
        const pugi::xml_node region = table.parent();
        CHECK(region.attribute("role").value() == std::string("region"));
        CHECK(region.attribute("tabindex").value() == std::string("0"));
        CHECK(region.attribute("aria-label").value() == table_title(document, i));
    }
    const auto items = page.select_nodes("//main/ul/li");
    const std::vector<std::string> notes = all_notes(document);
    REQUIRE(items.size() == notes.size());
    for (std::size_t i = 0; i < items.size(); ++i) CHECK(items[i].node().text().get() == notes[i]);
    const auto paragraphs = page.select_nodes("//main/p");
    CHECK(paragraphs.size() == document.lead.size() + document.lines.size() + document.closing.size() +
                                   (expected.key.empty() ? 0U : 1U));
}

/// Relative luminance of a colour such as #12436d (WCAG 2.2).
double luminance(const std::string& colour) {
    const auto part = [&](std::size_t at) {
        const double c = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

}  // namespace

TEST_CASE("an HTML page has all that the document has", "[report][html]") {
    check_page(areas_document());
    const auto one = results::result_of({results::area("E06000901", "Eastmere", 1834, 1.25)});
    check_page(estimate_document(one, Shape::longer));
    check_page(explain_document(one));
}

TEST_CASE("an HTML page has the key above the tables where there is shorthand", "[report][html]") {
    const std::string text = results::written(areas_document(), "html");
    CHECK(text.find("Key: [c] confidential") < text.find("<table"));
    CHECK(has(text, ">[c]</td>"));
    CHECK_FALSE(has(results::written(results::result_of({results::area("", "A", 1000, 1)}), "html"), "Key:"));
}

TEST_CASE("an HTML page needs no script and no network", "[report][html]") {
    const std::string text = results::written(areas_document(), "html");
    for (const char* part : {"<script", "<link", "<img", "src=", "url(", "@import", "href=", "onload"})
        CHECK_FALSE(has(text, part));
    const pugi::xml_document page = page_of(areas_document());
    CHECK(page.select_nodes("//meta[@charset='utf-8']").size() == 1);
    CHECK(page.select_nodes("//meta[@name='viewport'][contains(@content,'width=device-width')]").size() == 1);
    CHECK_FALSE(has(text, "maximum-scale"));  // readers may zoom
}

TEST_CASE("an HTML page is made for paper and for a narrow screen", "[report][html]") {
    const std::string style = text_at(page_of(areas_document()), "//style");
    for (const char* rule : {"@page{size:A4", "table-header-group", "break-inside:avoid", "overflow-x:auto"})
        CHECK(has(style, rule));
}

TEST_CASE("the text of an HTML page stands out from white", "[report][html]") {
    const std::string style = text_at(page_of(areas_document()), "//style");
    std::size_t colours = 0;
    for (std::size_t at = style.find("color:#"); at != std::string::npos;
         at = style.find("color:#", at + 1)) {
        if (style.substr(at + 6, 5) == "#fff;") continue;
        const std::string colour = style.substr(at + 6, 7);
        CAPTURE(colour);
        CHECK((1.0 + 0.05) / (luminance(colour) + 0.05) >= 4.5);
        ++colours;
    }
    CHECK(colours >= 2);
}

TEST_CASE("elements of an HTML page are closed as HTML wants", "[report][html]") {
    Document document =
        document_of("", table_of("t", "", {{"a", "A"}, {"b", ""}}, {{std::string(), std::string("x")}}));
    const std::string text = results::written(document, "html");
    CHECK(has(text, "></td>"));
    CHECK_FALSE(has(text, "<td />"));
    CHECK_FALSE(has(text, "</meta>"));
    CHECK(has(text, ">Marker</th>"));  // no header is empty
}

TEST_CASE("bytes that are no text do not break a page", "[report][html]") {
    Document document =
        document_of("A\xFF", table_of("t", "", {{"a", "A"}}, {{std::string("\x01\x1B[31m")}}));
    document.notes = {std::string("cut \xE2\x88", 6)};
    const pugi::xml_document page = page_of(document);
    CHECK(text_at(page, "//h1") == "A\uFFFD");
    CHECK(text_at(page, "//tbody/tr/*") == "\uFFFD\uFFFD[31m");
    CHECK(text_at(page, "//li") == "cut \uFFFD\uFFFD");
}
