// The worst name that an area may have is harmless in every format.

#include "pairmodel/input/area_table.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/results.hpp"
#include "support/catch.hpp"
#include "support/missing.hpp"
#include "support/program.hpp"
#include "support/zip.hpp"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <sstream>

using namespace pairmodel;
using program::has;

namespace {

const std::string worst = "=cmd|' /C calc'!A0 <script>alert(1)</script> & Sons";

void check_delimited(const std::string& text, char delimiter) {
    CHECK(has(text, "'" + worst));
    for (const auto& row : program::csv_rows(text, delimiter))
        for (const std::string& cell : row) {
            CAPTURE(cell);
            REQUIRE((cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos));
        }
}

void check_markdown(const std::string& text) {
    CHECK_FALSE(has(text, "<script>"));
    CHECK_FALSE(has(text, "cmd|"));
    CHECK(has(text, "=cmd\\|' /C calc'!A0 \\<script\\>alert(1)\\</script\\> \\& Sons"));
}

void check_text(const std::string& text) {
    CHECK(has(text, worst));  // a terminal runs nothing of it
    for (const char c : text) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
}

void check_json(const std::string& text) {
    for (const std::string& line : {text})
        CHECK(nlohmann::json::parse(line)["areas"][0]["area_name"] == worst);
}

void check_json_lines(const std::string& text) {
    std::vector<std::string> names;
    for (const std::string& line : program::lines_of(text))
        if (const auto record = nlohmann::json::parse(line); record["type"] == "area")
            names.push_back(record["area_name"]);
    CHECK(names.at(0) == worst);
}

void check_html(const std::string& text) {
    CHECK_FALSE(has(text, "<script"));
    CHECK(has(text, "=cmd|' /C calc'!A0 &lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons"));
}

void check_latex(const std::string& text) {
    CHECK_FALSE(has(text, "<script"));
    CHECK(has(text,
              "=cmd\\textbar{}' /C calc'!A0 \\textless{}script\\textgreater{}alert(1)"
              "\\textless{}/script\\textgreater{} \\& Sons"));
}

/// No formula, no text that would be one in the CSV file that people make of a sheet.
void check_workbook(const std::string& bytes) {
    bool there = false;
    for (const auto& [name, entry] : zip::entries_of(bytes)) {
        CAPTURE(name);
        if (!name.ends_with(".xml")) continue;
        pugi::xml_document xml;
        REQUIRE(static_cast<bool>(
            xml.load_string(entry.text.c_str(), pugi::parse_default | pugi::parse_ws_pcdata)));
        CHECK(xml.select_nodes("//f").empty());
        for (const auto& node : xml.select_nodes("//si/t | //is/t")) {
            const std::string_view text = node.node().text().get();
            CAPTURE(text);
            if (!text.empty()) CHECK(std::string_view("=+@\t\r").find(text[0]) == std::string_view::npos);
            there = there || text == "'" + worst;
        }
    }
    CHECK(there);
}

/// Text, in Word a run of text.
void check_word(const std::string& bytes) {
    pugi::xml_document word;
    const std::string text = zip::entries_of(bytes).at("word/document.xml").text;
    REQUIRE(static_cast<bool>(word.load_string(text.c_str(), pugi::parse_default | pugi::parse_ws_pcdata)));
    std::string all;
    for (const auto& node : word.select_nodes("//w:t")) all += node.node().text().get();
    CHECK(has(all, worst));
}

/// How each format makes it harmless; a new format has to say so here.
void check_harmless(const std::string& format, const std::string& text) {
    const std::string shown = format_of_name(format)->binary ? "(bytes)" : text;
    CAPTURE(format, shown);
    if (format == "csv") return check_delimited(text, ',');
    if (format == "tsv") return check_delimited(text, '\t');
    if (format == "markdown") return check_markdown(text);
    if (format == "text") return check_text(text);
    if (format == "json") return check_json(text);
    if (format == "jsonl") return check_json_lines(text);
    if (format == "html") return check_html(text);
    if (format == "latex") return check_latex(text);
    if (format == "xlsx") return check_workbook(text);
    if (format == "docx") return check_word(text);
    FAIL("no rule here yet for the format " << format);
}

}  // namespace

TEST_CASE("the worst name, one area and many, long and wide", "[report][harmless]") {
    const Shape shape = GENERATE(Shape::longer, Shape::wide);
    const bool many = GENERATE(false, true);
    std::vector<Area> areas{results::area("", worst, 1000, 1.3, worst)};
    if (many) areas.push_back(results::area("", "Other", 100, 1, "x"));
    const auto result = results::result_of(areas, {.total_by_group = many});
    for (const Format* format : all_formats())
        if (results::is_own(*format))
            check_harmless(format->name, results::written(result, format->name, shape));
}

TEST_CASE("the worst name read from a file, with the worst heading", "[report][harmless]") {
    std::istringstream stream("area_name,live_births,\"" + worst + "\"\n\"" + worst + "\",1000,\"" + worst +
                              "\"\n");
    const AreaTable table = read_area_table(stream, "bad.csv", {});
    REQUIRE(table.areas.size() == 1);
    CHECK(table.areas[0].name == worst);
    REQUIRE(table.group_columns == std::vector<std::string>{worst});
    auto result = *results::result_of(table.areas);
    result.source.group_columns = table.group_columns;
    const Study shared(std::move(result));
    for (const Format* format : all_formats())
        if (results::is_own(*format))
            check_harmless(format->name, results::written(shared, format->name, Shape::wide));
}

TEST_CASE("the worst name in the working", "[report][harmless]") {
    const auto result = results::result_of({results::area("", worst, 1000, 1.3)});
    for (const char* format : {"markdown", "text", "html", "latex"})
        check_harmless(format, results::written(explain_document(result), format));
}

TEST_CASE("the worst name in the metadata of a CSV file is JSON", "[report][harmless]") {
    const auto result = results::result_of({results::area("", worst, 1000, 1.3)});
    const std::string text =
        format_of_name("csv")->metadata(estimate_document(result, Shape::longer), "a.csv");
    CHECK(has(nlohmann::json::parse(text)["dc:title"].get<std::string>(), worst));
}

TEST_CASE("the worst name on the command line", "[report][harmless][cli]") {
    for (const Format* format : all_formats()) {
        if (!results::is_own(*format) && !(format->missing().empty() && has_tool("pandoc"))) {
            skip_for_want_of("pandoc");
            continue;
        }
        const program::Outcome outcome = program::run(
            {"estimate", "--births", "1000", "--adversity", "1", "--name", worst, "--format", format->name});
        CHECK(outcome.code == 0);
        check_harmless(format->name, outcome.out);
    }
}

TEST_CASE("the worst name in a report and its charts", "[report][harmless][cli]") {
    const program::Arguments area{"report", "--births", "1000", "--adversity", "1", "--name", worst};
    const auto with = [&](const program::Arguments& more) {
        program::Arguments arguments = area;
        arguments.insert(arguments.end(), more.begin(), more.end());
        const program::Outcome outcome = program::run(arguments);
        CHECK(outcome.code == 0);
        return outcome.out;
    };
    check_harmless("xlsx", with({"--format", "xlsx"}));
    for (const std::string& text : {with({"--format", "html"}), with({"--chart", "levels"}),
                                    with({"--chart", "waterfall"}), with({"--chart", "births"})}) {
        CHECK_FALSE(has(text, "<script"));
        CHECK(has(text, "=cmd|' /C calc'!A0 &lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons"));
        pugi::xml_document page;
        CHECK(static_cast<bool>(page.load_string(text.c_str(), pugi::parse_default | pugi::parse_doctype)));
    }
}
