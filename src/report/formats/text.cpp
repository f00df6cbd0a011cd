#include "pairmodel/report/format.hpp"
#include "report/formats/parts/text_table.hpp"
#include "report/table/valid_text.hpp"

#include <algorithm>
#include <string>

namespace pairmodel {

namespace {

constexpr std::size_t line_width = 100;

std::string padded(std::string text, std::size_t width, bool right) {
    const std::string gap(width - characters_of(text), ' ');
    // A row is one line.
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return right ? gap + text : text + gap;
}

std::string bold(const std::string& text, const WriteOptions& options) {
    return options.colour ? "\033[1m" + text + "\033[0m" : text;
}

/// Breaks a paragraph at spaces.
std::string wrapped(std::string_view text, std::string_view indent) {
    std::string result(indent);
    std::size_t column = indent.size();
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        if (column > indent.size() && column + 1 + characters_of(word) > line_width) {
            result += '\n';
            result += indent;
            column = indent.size();
        } else if (column > indent.size()) {
            result += ' ';
            ++column;
        }
        result += word;
        column += characters_of(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result + '\n';
}

void write_table(const std::string& title, const TextTable& text, TextSink& sink,
                 const WriteOptions& options) {
    std::vector<std::size_t> widths;
    for (const auto& heading : text.headings) widths.push_back(characters_of(heading.title));
    for (const auto& row : text.rows)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], characters_of(row[i]));

    const auto line = [&](const auto& cell_of) {
        std::string out = " ";
        for (std::size_t i = 0; i < widths.size(); ++i)
            out += " " + padded(cell_of(i), widths[i], text.headings[i].number) +
                   (i + 1 < widths.size() ? "  " : "");
        while (out.ends_with(' ')) out.pop_back();
        return out;
    };
    if (!title.empty()) sink.write("\n" + bold(title, options) + "\n");
    sink.write("\n" + bold(line([&](std::size_t i) { return text.headings[i].title; }), options) + "\n");
    for (const auto& row : text.rows) sink.write(line([&](std::size_t i) { return row[i]; }) + "\n");
}

void write_text(const Document& document, TextSink& sink, const WriteOptions& options) {
    if (!document.title.empty()) sink.write(bold(document.title, options) + "\n");
    for (const std::string& sentence : document.lead) sink.write(wrapped(sentence, ""));
    for (const std::string& line : document.lines) sink.write(line + "\n");
    const TextTables text = text_tables(document.tables, document.round_to);
    if (!text.key.empty()) sink.write(wrapped(text.key, ""));
    for (std::size_t i = 0; i < text.tables.size(); ++i)
        write_table(document.tables[i].title, text.tables[i], sink, options);
    const std::vector<std::string> notes = all_notes(document);
    const bool ending = !document.closing.empty() || !notes.empty();
    if (ending && (!document.tables.empty() || !document.lead.empty())) sink.write("\n");
    for (const std::string& line : document.closing) sink.write(line + "\n");
    for (const std::string& note : notes) sink.write(wrapped(note, ""));
}

}  // namespace

const Format& text_format() {
    static const Format format{"text", {".txt"}, "for the screen", write_text};
    return format;
}

}  // namespace pairmodel
