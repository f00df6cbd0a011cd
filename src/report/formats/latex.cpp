#include "pairmodel/report/format.hpp"
#include "pairmodel/version.hpp"
#include "report/formats/parts/text_table.hpp"
#include "report/table/valid_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace pairmodel {

namespace {

/// More rows than fit a page: such a table breaks across pages.
constexpr std::size_t most_rows_of_a_page = 40;

/// Of tables with more columns than this, columns are narrow, so that they fit A4.
constexpr std::size_t most_wide_columns = 6;

/// What LaTeX would take for a command, for a ligature or for the argument of a command, and characters that
/// pdflatex lacks without further packages.
constexpr std::array<std::pair<std::string_view, std::string_view>, 45> commands{{
    {"\\", "\\textbackslash{}"},
    {"{", "\\{"},
    {"}", "\\}"},
    {"$", "\\$"},
    {"&", "\\&"},
    {"#", "\\#"},
    {"%", "\\%"},
    {"_", "\\_"},
    {"~", "\\textasciitilde{}"},
    {"^", "\\textasciicircum{}"},
    {"<", "\\textless{}"},
    {">", "\\textgreater{}"},
    {"|", "\\textbar{}"},
    {"\"", "\\char34{}"},
    {"`", "\\textasciigrave{}"},
    {"[", "{[}"},
    {"]", "{]}"},
    {"*", "{*}"},
    {"--", "-{}-{}"},
    {"\t", " "},
    {"\u00a0", "~"},
    {"£", "\\pounds{}"},
    {"€", "\\texteuro{}"},
    {"©", "\\copyright{}"},
    {"§", "\\S{}"},
    {"°", "\\ensuremath{^{\\circ}}"},
    {"±", "\\ensuremath{\\pm}"},
    {"²", "\\ensuremath{^2}"},
    {"·", "\\ensuremath{\\cdot}"},
    {"×", "\\ensuremath{\\times}"},
    {"÷", "\\ensuremath{\\div}"},
    {"α", "\\ensuremath{\\alpha}"},
    {"β", "\\ensuremath{\\beta}"},
    {"–", "\\textendash{}"},
    {"—", "\\textemdash{}"},
    {"‘", "\\textquoteleft{}"},
    {"’", "\\textquoteright{}"},
    {"“", "\\textquotedblleft{}"},
    {"”", "\\textquotedblright{}"},
    {"…", "\\ldots{}"},
    {"→", "\\ensuremath{\\rightarrow}"},
    {"−", "\\ensuremath{-}"},
    {"√", "\\ensuremath{\\surd}"},
    {"≤", "\\ensuremath{\\leq}"},
    {"≥", "\\ensuremath{\\geq}"},
}};

std::string latex_escaped(std::string_view text) {
    const std::string whole = valid_line(text);
    std::string result;
    for (std::size_t at = 0; at < whole.size();) {
        const std::string_view rest = std::string_view(whole).substr(at);
        const auto* const command = std::find_if(commands.begin(), commands.end(),
                                                 [&](const auto& c) { return rest.starts_with(c.first); });
        if (command == commands.end()) {
            result += whole[at++];
        } else {
            result += command->second;
            at += command->first.size();
        }
    }
    return result;
}

/// Lines of a paragraph, as they stand.
std::string escaped_lines(std::string_view text) {
    std::string result;
    for (;;) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        result += latex_escaped(text.substr(0, end));
        if (end == text.size()) return result;
        result += "\\newline\n";
        text.remove_prefix(end + 1);
    }
}

/// A row of cells that are LaTeX already. An empty cell keeps its place.
std::string row_of(const std::vector<std::string>& cells) {
    return fmt::format("{} \\\\\n", fmt::join(cells, " & "));
}

bool is_narrow(const TextTable& table) {
    return table.headings().size() > most_wide_columns;
}

/// The size of what is in a table.
const char* size_of(const TextTable& table) {
    return is_narrow(table) ? "\\scriptsize\\setlength{\\tabcolsep}{3pt}" : "\\footnotesize";
}

/// The letters that say how columns stand: numbers to the right, long text in lines.
std::string alignment_of(const TextTable& table) {
    const std::size_t most = is_narrow(table) ? 16 : 28;
    std::string letters;
    for (const TextTable::Heading& heading : table.headings()) {
        if (heading.number)
            letters += 'r';
        else if (heading.longest > most)
            letters += fmt::format(">{{\\raggedright\\arraybackslash}}p{{{}em}}", is_narrow(table) ? 7 : 12);
        else
            letters += 'l';
    }
    return letters;
}

/// A heading; above narrow columns of numbers its words stand one below the other.
std::string escaped_heading(const TextTable::Heading& heading, bool narrow) {
    std::string text = latex_escaped(heading_of(heading));
    if (!narrow || !heading.number || text.find(' ') == std::string::npos) return text;
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at))
        text.replace(at, 1, "\\\\");
    return "\\shortstack[r]{" + text + "}";
}

std::string header_of(const TextTable& table) {
    std::vector<std::string> cells;
    for (const TextTable::Heading& heading : table.headings())
        cells.push_back(escaped_heading(heading, is_narrow(table)));
    return "\\toprule\n" + row_of(cells) + "\\midrule\n";
}

void write_rows(const TextTable& table, TextSink& sink) {
    table.write_rows(
        [](const TextTable::Row& row, std::string& lines) {
            std::vector<std::string> cells;
            for (const std::string& cell : row) cells.push_back(latex_escaped(cell));
            lines += row_of(cells);
        },
        sink);
}

void write_on_one_page(const std::string& title, const TextTable& table, TextSink& sink) {
    sink.write(
        fmt::format("\n\\begin{{table}}[htbp]\n\\centering{}\n\\caption{{{}}}\n"
                    "\\begin{{tabular}}{{{}}}\n{}",
                    size_of(table), latex_escaped(title), alignment_of(table), header_of(table)));
    write_rows(table, sink);
    sink.write("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
}

void write_on_pages(const std::string& title, const TextTable& table, TextSink& sink) {
    sink.write(
        fmt::format("\n{{{3}\n\\begin{{longtable}}{{{0}}}\n\\caption{{{1}}} \\\\\n{2}\\endfirsthead\n"
                    "\\caption[]{{{1} (continued)}} \\\\\n{2}\\endhead\n\\bottomrule\n\\endfoot\n",
                    alignment_of(table), latex_escaped(title), header_of(table), size_of(table)));
    write_rows(table, sink);
    sink.write("\\end{longtable}\n}\n");
}

void write_paragraphs(const std::vector<std::string>& paragraphs, TextSink& sink) {
    for (const std::string& paragraph : paragraphs)
        sink.write("\n\\noindent " + escaped_lines(paragraph) + "\\par\n");
}

void write_latex_table(const std::string& title, const TextTable& table, TextSink& sink) {
    const bool fits = table.rows() <= most_rows_of_a_page;
    (fits ? write_on_one_page : write_on_pages)(title, table, sink);
}

/// A part under its heading; nothing of one that is charts alone.
void write_latex_section(const Section& section, int round_to, TextSink& sink) {
    const std::vector<Table> tables = tables_of(section);
    if (section.text.empty() && section.points.empty() && tables.empty()) return;
    sink.write("\n\\noindent\\textbf{" + latex_escaped(section.heading) + "}\\par\n");
    write_paragraphs(section.text, sink);
    const TextTables text = text_tables(tables, round_to);
    if (!text.key.empty()) write_paragraphs({text.key}, sink);
    for (std::size_t i = 0; i < text.tables.size(); ++i)
        write_latex_table(tables[i].title.empty() ? section.heading : tables[i].title, text.tables[i], sink);
    write_paragraphs(section.points, sink);
}

void write_latex(const Document& document, TextSink& sink, const WriteOptions& /*options*/) {
    const TextTables text = text_tables(document.tables, document.round_to);
    sink.write(
        fmt::format("% {}\n% Made by pairmodel {}. Put it into a document by \\input. The preamble needs:\n"
                    "% \\usepackage[T1]{{fontenc}}  (pdflatex; not for xelatex and lualatex)\n"
                    "% \\usepackage{{textcomp}}     (before LaTeX 2020)\n"
                    "% \\usepackage{{array}}\n% \\usepackage{{booktabs}}\n% \\usepackage{{longtable}}\n",
                    latex_escaped(document.title), version()));
    if (!document.title.empty())
        sink.write("\n\\noindent\\textbf{" + latex_escaped(document.title) + "}\\par\n");
    write_paragraphs(document.lead, sink);
    write_paragraphs(document.lines, sink);
    if (!text.key.empty()) write_paragraphs({text.key}, sink);
    for (std::size_t i = 0; i < text.tables.size(); ++i)
        write_latex_table(table_title(document, i), text.tables[i], sink);
    for (const Section& section : document.sections) write_latex_section(section, document.round_to, sink);
    write_paragraphs(document.closing, sink);
    const std::vector<std::string> notes = all_notes(document);
    if (notes.empty()) return;
    sink.write("\n{\\footnotesize\n");
    write_paragraphs(notes, sink);
    sink.write("}\n");
}

}  // namespace

const Format& latex_format() {
    static const Format format{"latex", {".tex"}, "booktabs tables, to be read by \\input", write_latex,
                               nullptr, false,    "read it into a document by \\input"};
    return format;
}

}  // namespace pairmodel
