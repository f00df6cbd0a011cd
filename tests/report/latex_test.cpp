// LaTeX: every character is text, and the tables compile.

#include "pairmodel/report/documents.hpp"
#include "report/results.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <cstdlib>

using namespace pairmodel;
using program::count;
using program::has;
using program::lines_of;

namespace {

std::string cell(const std::string& text) {
    const Document document = document_of(
        "", table_of("t", "", {{"a", "A"}, {"n", "Live births", ColumnKind::count}}, {{text, 1834.0}}));
    const auto lines = lines_of(results::written(document, "latex"));
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (lines[i - 1] == "\\midrule") {
            REQUIRE(lines[i].ends_with(" & 1,834 \\\\"));
            return lines[i].substr(0, lines[i].size() - 11);
        }
    return "no row";
}

Document many_rows(std::size_t rows) {
    std::vector<std::vector<OwnCell>> cells(rows, {std::string("x"), 1.0});
    return document_of("Many",
                       table_of("t", "", {{"a", "A"}, {"n", "N", ColumnKind::count}}, std::move(cells)));
}

}  // namespace

TEST_CASE("what LaTeX would take for a command is text", "[report][latex]") {
    CHECK(cell("plain") == "plain");
    CHECK(cell("A & B") == "A \\& B");
    CHECK(cell("50 % of $5 #1 a_b") == "50 \\% of \\$5 \\#1 a\\_b");
    CHECK(cell("{x}") == "\\{x\\}");
    CHECK(cell("\\input{/etc/passwd}") == "\\textbackslash{}input\\{/etc/passwd\\}");
    CHECK(cell("~^") == "\\textasciitilde{}\\textasciicircum{}");
    CHECK(cell("<a|b>") == "\\textless{}a\\textbar{}b\\textgreater{}");
    CHECK(cell("[c]") == "{[}c{]}");  // not the argument of the \\ before
    CHECK(cell("*") == "{*}");
    CHECK(cell("--area") == "-{}-{}area");  // no dash
    CHECK(cell("two\nlines") == "two lines");
    CHECK(cell("`a` \"b\"") == "\\textasciigrave{}a\\textasciigrave{} \\char34{}b\\char34{}");
}

TEST_CASE("characters that pdflatex lacks become commands", "[report][latex]") {
    CHECK(cell("−16") == "\\ensuremath{-}16");
    CHECK(cell("£5–6…") == "\\pounds{}5\\textendash{}6\\ldots{}");
    CHECK(cell("1 + 1 × 2 ÷ 3") == "1 + 1 \\ensuremath{\\times} 2 \\ensuremath{\\div} 3");
    CHECK(cell("Ynys Môn") == "Ynys Môn");
}

TEST_CASE("lines of a LaTeX paragraph stay lines", "[report][latex]") {
    Document document;
    document.lead = {"50 % here\n& there\n\nend"};
    CHECK(has(results::written(document, "latex"),
              "\\noindent 50 \\% here\\newline\n\\& there\\newline\n\\newline\nend\\par\n"));
}

TEST_CASE("a LaTeX table has booktabs rules, a caption and numbers to the right", "[report][latex]") {
    const auto result = results::result_of({results::area("E06000901", "Eastmere", 1834, 1.25)});
    const std::string text = results::written(result, "latex");
    CAPTURE(text);
    CHECK(count(text, "\\begin{table}") == 3);
    for (const char* part : {"\\toprule", "\\midrule", "\\bottomrule", "\\caption{", "\\end{tabular}"})
        CHECK(count(text, part) == 3);
    CHECK(has(text, "\\begin{tabular}{lrr}"));
    CHECK(has(text, "\\caption{Attachment pattern, Eastmere (E06000901): 1,834 live births}"));
    CHECK(has(text, "Need & 917 to 1,032 & 50 to 56\\% \\\\"));
    CHECK(text.rfind(kept_text("report/modelled-estimate-not-a-count")) > text.rfind("\\end{table}"));
    for (const char* package : {"booktabs", "array", "longtable", "textcomp", "[T1]{fontenc}"})
        CHECK(has(text.substr(0, text.find("\\noindent")), package));
}

TEST_CASE("a long LaTeX table breaks across pages", "[report][latex]") {
    CHECK_FALSE(has(results::written(many_rows(40), "latex"), "\\begin{longtable}"));
    const std::string text = results::written(many_rows(41), "latex");
    CHECK(has(text, "\\begin{longtable}"));
    CHECK_FALSE(has(text, "\\begin{table}"));
    CHECK(count(text, "x & 1 \\\\") == 41);
    CHECK(has(text, "\\endhead"));
    CHECK(has(text, "(continued)"));
}

TEST_CASE("LaTeX compiles", "[report][latex]") {
    if (std::system("command -v pdflatex >/dev/null 2>&1") != 0) {
        WARN("skipped: there is no pdflatex here");
        return;
    }
    const auto one = results::result_of(
        {results::area("E06000901", "=cmd|' /C calc'!A0 <script>alert(1)</script> & Sons", 1834, 1.25)});
    const program::TemporaryFolder folder;
    folder.write("one.tex", results::written(one, "latex"));
    folder.write("why.tex", results::written(explain_document(one), "latex"));
    folder.write("many.tex", results::written(many_rows(100), "latex"));
    const Document odd =
        document_of("\\ { } $ & # % _ ~ ^",
                    table_of("t", "[T] *", {{"a", "[A]"}, {"b", ""}},
                             {{std::string("[c] * \\ { } $ & # % _ ~ ^ < > | \" ` ' -- ,, ?` !`"),
                               std::string("£ € © § ° ± ² · × ÷ α β – — ‘ ’ “ ” … → − √ ≤ ≥ ô ŵ ŷ")},
                              {std::string("[1pt]"), std::string("*")}}));
    folder.write("odd.tex", results::written(odd, "latex"));
    folder.write(
        "all.tex",
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{textcomp,array,booktabs,longtable}\\begin{document}\\input{one}\\input{why}\\input{many}\\input{odd}\\end{document}");
    const std::string command = "cd " + folder.path().string() +
                                " && pdflatex -interaction=batchmode -halt-on-error all.tex >/dev/null 2>&1";
    const int status = std::system(command.c_str());
    const std::string log = folder.read("all.log");
    CAPTURE(log.substr(log.size() > 3000 ? log.size() - 3000 : 0));
    CHECK(status == 0);
    CHECK(folder.has("all.pdf"));
}
