// Text and Markdown: escaping, alignment, keys, line breaks, colour.

#include "pairmodel/report/documents.hpp"
#include "report/results.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"
#include "support/width.hpp"
#include "words/figures.hpp"

#include <algorithm>

using namespace pairmodel;
using program::count;
using program::has;
using program::lines_of;

namespace {

Document one_cell(const std::string& text) {
    return document_of("Title",
                       table_of("t", "", {{"a", "A"}, {"n", "N", ColumnKind::count}}, {{text, 1.0}}));
}

/// The row of a table of one cell in Markdown.
std::string markdown_cell(const std::string& text) {
    const auto lines = lines_of(results::written(one_cell(text), "markdown"));
    REQUIRE(lines.size() == 5);
    REQUIRE(lines[4].starts_with("| "));
    REQUIRE(lines[4].ends_with(" | 1 |"));
    return lines[4].substr(2, lines[4].size() - 8);
}

}  // namespace

TEST_CASE("Markdown cells are escaped", "[report][markdown]") {
    CHECK(markdown_cell("plain") == "plain");
    CHECK(markdown_cell("a|b") == "a\\|b");
    CHECK(markdown_cell("a\\|b") == "a\\\\\\|b");
    CHECK(markdown_cell("*bold*") == "\\*bold\\*");
    CHECK(markdown_cell("live_births") == "live\\_births");
    CHECK(markdown_cell("<script>alert(1)</script>") == "\\<script\\>alert(1)\\</script\\>");
    CHECK(markdown_cell("[a](javascript:b)") == "\\[a\\](javascript:b)");
    CHECK(markdown_cell("`code`") == "\\`code\\`");
    CHECK(markdown_cell("A & B") == "A \\& B");
    CHECK(markdown_cell("two\nlines") == "two lines");
    CHECK(markdown_cell("two\r\nlines").find('\n') == std::string::npos);
    CHECK(markdown_cell("Ynys Môn") == "Ynys Môn");
    CHECK(markdown_cell("# 1 ~x~ $y$") == "\\# 1 \\~x\\~ \\$y\\$");
}

TEST_CASE("a long table is written as a short one, whatever its last rows have", "[report][markdown][text]") {
    std::vector<std::vector<OwnCell>> rows(1300,
                                           std::vector<OwnCell>{"a", 1.0, Absent::empty, Absent::empty});
    rows.back() = {"the widest of all", Absent::confidential, Absent::empty, "late"};
    const std::vector<Column> columns{
        {"a", "A"}, {"n", "N", ColumnKind::count}, {"silent", ""}, {"marker", ""}};
    const Document document = document_of("", table_of("t", "", columns, rows));

    const auto text = lines_of(results::written(document, "text"));
    REQUIRE(text.size() == 1303);
    CHECK(text[0] == "Key: [c] confidential, not shown.");
    CHECK(text[2] == "  A                     N");
    CHECK(text[3] == "  a                     1");
    CHECK(text[1301] == "  a                     1");
    CHECK(text[1302] == "  the widest of all   [c]   late");

    const auto markdown = lines_of(results::written(document, "markdown"));
    REQUIRE(markdown.size() == 1305);
    CHECK(markdown[4] == "| :--- | ---: | :--- |");
    CHECK(markdown[5] == "| a | 1 |  |");
    CHECK(markdown[1304] == "| the widest of all | \\[c\\] | late |");
}

TEST_CASE("a Markdown table", "[report][markdown]") {
    Document document = one_cell("x");
    document.title = "A *title*";
    document.lead = {"A sentence."};
    document.notes = {"A note_here."};
    CHECK(results::written(document, "markdown") ==
          "## A \\*title\\*\n\nA sentence.\n\n| A | N |\n| :--- | ---: |\n| x | 1 |\n\n- A note\\_here.\n");
}

TEST_CASE("text is aligned by characters, not bytes", "[report][text]") {
    const Document document =
        document_of("Title", table_of("t", "Below", {{"a", "Area"}, {"n", "Live births", ColumnKind::count}},
                                      {{std::string("Ynys Môn"), 1834.0}, {std::string("Gateshead"), 7.0}}));
    CHECK(
        results::written(document, "text") ==
        "Title\n\nBelow\n\n  Area        Live births\n  Ynys Môn          1,834\n  Gateshead             7\n");
}

TEST_CASE("ranges are one cell for readers", "[report][text]") {
    const Document document = document_of(
        "", table_of("t", "",
                     {{"a", "A"},
                      {"low", "Babies", ColumnKind::babies, "", "", RangeEnd::low},
                      {"high", "Babies", ColumnKind::babies, "", "", RangeEnd::high}},
                     {{std::string("x"), 445.0, 885.0},
                      {std::string("y"), 5.0, 5.0},
                      {std::string("z"), OwnCell(Absent::confidential), OwnCell(Absent::confidential)}}));
    const std::string text = results::written(document, "text");
    CAPTURE(text);
    CHECK(has(text, "445 to 885"));
    CHECK(has(text, "[c]"));
    CHECK(count(text, "Babies") == 1);
    CHECK(has(results::written(document, "csv"), "x,445,885"));
}

TEST_CASE("a key explains each shorthand that is there, and no other", "[report][text]") {
    const auto key_of = [](const OwnCell& low, const OwnCell& high, ColumnKind kind) {
        const Document document = document_of(
            "", table_of("t", "",
                         {{"l", "L", kind, "", "", RangeEnd::low}, {"h", "L", kind, "", "", RangeEnd::high}},
                         {{low, high}}));
        for (const std::string& line : lines_of(results::written(document, "text")))
            if (line.starts_with("Key: ")) return line;
        return std::string();
    };
    const auto none = [&](Absent absent) { return key_of(absent, absent, ColumnKind::babies); };
    CHECK(has(none(Absent::confidential), "[c] confidential"));
    CHECK(has(none(Absent::not_available), "[x] not available"));
    CHECK(has(none(Absent::not_applicable), "[z] not applicable"));
    CHECK(none(Absent::empty).empty());
    for (const ColumnKind kind : {ColumnKind::babies, ColumnKind::share}) {
        CHECK(has(key_of(0.001, 0.002, kind), "[low]"));
        CHECK(has(key_of(0.001, 0.9, kind), "[low]"));
        CHECK(has(key_of(0.0, 0.002, kind), "[low]"));  // "0 to [low]"
        CHECK(key_of(0.6, 0.9, kind).empty());
    }
    CHECK_FALSE(has(none(Absent::confidential), "[x]"));
}

TEST_CASE("paragraphs are broken at spaces, within the screen", "[report][text]") {
    Document document = one_cell("x");
    document.notes = {std::string(20, 'a') + " " + std::string(120, 'b') + " c", std::string(300, 'd')};
    for (int i = 0; i < 60; ++i) document.notes.front() += " word" + std::to_string(i) + "é";
    const std::string text = results::written(document, "text");
    for (const std::string& line : lines_of(text)) {
        CAPTURE(line);
        CHECK((width_of(line) <= 100 || line.find(' ') == std::string::npos));
        CHECK_FALSE(line.ends_with(' '));
    }
    CHECK(has(program::in_one_line(text), "word0é word1é word2é"));
    CHECK(has(program::in_one_line(text), "word58é word59é"));
}

TEST_CASE("colour is asked for, and only in text", "[report][text]") {
    const auto result = results::result_of({results::area("", "Eastmere", 1000, 1)});
    const Document document = estimate_document(result, Shape::longer);
    for (const Format* format : all_formats()) {
        if (format->binary) continue;
        CAPTURE(format->name);
        CHECK((results::written(document, format->name, true).find('\x1b') != std::string::npos) ==
              (format->name == "text"));
        CHECK(results::written(document, format->name, false).find('\x1b') == std::string::npos);
    }
}

TEST_CASE("tables of estimates stand with their rule of rounding and the credit line", "[report][text]") {
    const std::string format = GENERATE(as<std::string>{}, "text", "markdown", "html", "latex");
    for (const auto& areas : {std::vector{results::area("", "A", 1000, 1)},
                              std::vector{results::area("", "A", 1000, 1), results::area("", "B", 10, 2)}}) {
        const std::string text = program::in_one_line(results::written(results::result_of(areas), format));
        CAPTURE(text);
        CHECK(has_lines(text, "report/not-a-count"));
        CHECK_FALSE(has(text, "Open Government Licence"));
    }
}

TEST_CASE("formats are found by name and by ending", "[report][formats]") {
    for (const Format* format : all_formats()) {
        CHECK(format_of_name(format->name) == format);
        CHECK_FALSE(format->description.empty());
        for (const std::string& ending : format->endings) {
            CHECK(format_of_file("out" + ending) == format);
            CHECK(format_of_file("folder.x/out.y" + ending) == format);
            CHECK(format_of_file(ending) == nullptr);
        }
    }
    CHECK(format_of_name("no such format") == nullptr);
    CHECK(format_of_file("REPORT.HTML") == format_of_name("html"));
    CHECK(format_of_file("out") == nullptr);
    CHECK(format_of_file("outcsv") == nullptr);
    for (const char* name : {"text", "markdown", "csv", "tsv", "json", "jsonl", "html", "latex", "xlsx"})
        CHECK(format_of_name(name) != nullptr);
}
