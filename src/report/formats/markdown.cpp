#include "pairmodel/report/format.hpp"
#include "report/formats/parts/text_table.hpp"

#include <string>

namespace pairmodel {

namespace {

/// Text that Markdown (and HTML inside it) leaves alone.
std::string markdown_escaped(std::string_view text) {
    constexpr std::string_view special = "\\`*_{}[]<>#|~&$";
    std::string result;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) result += '\\';
        result += c == '\n' || c == '\r' ? ' ' : c;
    }
    return result;
}

/// A row of cells that are Markdown already.
std::string markdown_row(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& cell : cells) line += " " + cell + " |";
    return line + "\n";
}

void write_table(const std::string& title, const TextTable& text, TextSink& sink) {
    if (!title.empty()) sink.write("\n**" + markdown_escaped(title) + "**\n");
    sink.write("\n");
    std::vector<std::string> cells;
    std::vector<std::string> rules;
    for (const auto& heading : text.headings()) {
        cells.push_back(markdown_escaped(heading.title));
        rules.emplace_back(heading.number ? "---:" : ":---");
    }
    sink.write(markdown_row(cells) + markdown_row(rules));
    text.write_rows(
        [](const TextTable::Row& row, std::string& lines) {
            std::vector<std::string> escaped;
            for (const std::string& cell : row) escaped.push_back(markdown_escaped(cell));
            lines += markdown_row(escaped);
        },
        sink);
}

void write_markdown_tables(const std::vector<Table>& tables, int round_to, TextSink& sink) {
    const TextTables text = text_tables(tables, round_to);
    if (!text.key.empty()) sink.write("\n" + markdown_escaped(text.key) + "\n");
    for (std::size_t i = 0; i < text.tables.size(); ++i) write_table(tables[i].title, text.tables[i], sink);
}

/// A part under its heading; nothing of one that is charts alone.
void write_markdown_section(const Section& section, int round_to, TextSink& sink) {
    const std::vector<Table> tables = tables_of(section);
    if (section.text.empty() && section.points.empty() && tables.empty()) return;
    sink.write((section.level == 2 ? "\n### " : "\n#### ") + markdown_escaped(section.heading) + "\n");
    for (const std::string& sentence : section.text) sink.write("\n" + markdown_escaped(sentence) + "\n");
    write_markdown_tables(tables, round_to, sink);
    if (!section.points.empty()) sink.write("\n");
    for (const std::string& point : section.points) sink.write("- " + markdown_escaped(point) + "\n");
}

void write_markdown(const Document& document, TextSink& sink, const WriteOptions& /*options*/) {
    if (!document.title.empty()) sink.write("## " + markdown_escaped(document.title) + "\n");
    for (const std::string& sentence : document.lead) sink.write("\n" + markdown_escaped(sentence) + "\n");
    if (!document.lines.empty()) sink.write("\n");
    for (const std::string& line : document.lines) sink.write("- " + markdown_escaped(line) + "\n");
    write_markdown_tables(document.tables, document.round_to, sink);
    for (const Section& section : document.sections) write_markdown_section(section, document.round_to, sink);
    const std::vector<std::string> notes = all_notes(document);
    if (!document.closing.empty() || !notes.empty()) sink.write("\n");
    for (const std::string& line : document.closing) sink.write("- " + markdown_escaped(line) + "\n");
    for (const std::string& note : notes) sink.write("- " + markdown_escaped(note) + "\n");
}

}  // namespace

const Format& markdown_format() {
    static const Format format{
        "markdown", {".md", ".markdown"}, "for pasting into documents", write_markdown};
    return format;
}

}  // namespace pairmodel
