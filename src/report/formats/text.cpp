#include "pairmodel/report/format.hpp"
#include "report/formats/parts/text_table.hpp"
#include "report/table/valid_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace pairmodel {

namespace {

constexpr std::size_t line_width = 80;  // what a terminal has when it opens

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
    const auto& headings = text.headings();
    const auto line = [&](const auto& cell_of) {
        std::string out = " ";
        for (std::size_t i = 0; i < headings.size(); ++i)
            out += " " + padded(cell_of(i), headings[i].width, headings[i].number) +
                   (i + 1 < headings.size() ? "  " : "");
        while (out.ends_with(' ')) out.pop_back();
        return out;
    };
    if (!title.empty()) sink.write("\n" + bold(title, options) + "\n");
    sink.write("\n" + bold(line([&](std::size_t i) { return headings[i].title; }), options) + "\n");
    text.write_rows([&](const TextTable::Row& row,
                        std::string& lines) { lines += line([&](std::size_t i) { return row[i]; }) + '\n'; },
                    sink);
}

/// Whether the figures are not of all that was asked for, or not as it was asked for.
bool is_weighty(const Note& note) {
    switch (note.code) {
        case NoteCode::withheld:
        case NoteCode::saturated:
        case NoteCode::rows_left_out:
        case NoteCode::births_not_available:
        case NoteCode::births_assumed:
        case NoteCode::assumed_average:
            return true;
        default:
            return false;
    }
}

struct Remark {
    std::string text;
    bool weighty = false;
};

/// What is special about these figures, what weighs most first.
std::vector<Remark> remarks_in_order(const Document& document) {
    std::vector<Remark> remarks;
    const auto add_told = [&](bool weighty) {
        for (const Note& note : document.told)
            if (is_weighty(note) == weighty) remarks.push_back({sentence_of(note), weighty});
    };
    add_told(true);
    for (const std::string& remark : document.brief->remarks) remarks.push_back({remark});
    add_told(false);
    return remarks;
}

void write_text_tables(const std::vector<Table>& tables, int round_to, TextSink& sink,
                       const WriteOptions& options) {
    const TextTables text = text_tables(tables, round_to);
    if (!text.key.empty()) sink.write(wrapped(text.key, ""));
    for (std::size_t i = 0; i < text.tables.size(); ++i)
        write_table(tables[i].title, text.tables[i], sink, options);
}

/// A part under its heading; nothing of one that is charts alone.
void write_text_section(const Section& section, int round_to, TextSink& sink, const WriteOptions& options) {
    const std::vector<Table> tables = tables_of(section);
    if (section.text.empty() && section.points.empty() && tables.empty()) return;
    sink.write("\n" + bold(section.heading, options) + "\n");
    for (const std::string& sentence : section.text) sink.write(wrapped(sentence, ""));
    write_text_tables(tables, round_to, sink, options);
    if (!tables.empty() && !section.points.empty()) sink.write("\n");
    for (const std::string& point : section.points) {
        std::string lines = wrapped(point, "  ");
        lines[0] = '-';
        sink.write(lines);
    }
}

std::size_t lines_of(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string all_wrapped(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) text += wrapped(sentence, "");
    return text;
}

/// The last lines of a screen: the caveat, with how many notes there are where there is room for it, and the
/// sources.
std::string last_lines(const std::vector<std::string>& lines, const std::string& notes) {
    if (lines.empty()) return notes + "\n";
    const std::string first = lines.front() + " " + notes;
    const bool fits = characters_of(first) <= line_width;
    return (fits ? first + "\n" : wrapped(lines.front(), "") + notes + "\n") +
           all_wrapped({lines.begin() + 1, lines.end()});
}

/// The lines below the tables of a screen: what weighs, remarks and notes as long as there is room, then the
/// caveat, how many notes there are more, and the sources.
void write_brief(const Document& document, std::size_t lines_above, TextSink& sink) {
    const Brief& brief = *document.brief;
    constexpr std::size_t screen = 24;
    constexpr std::size_t below_long_tables = 12;
    const auto last = [&](std::size_t hidden) {
        return last_lines(brief.lines, fmt::format("{} {} on method and sources: --notes", hidden,
                                                   hidden == 1 ? "note" : "notes"));
    };
    std::string text = all_wrapped(brief.findings);
    std::size_t hidden = all_notes(document).size() - brief.findings.size();
    const std::size_t taken = lines_above + 1 + lines_of(text) + lines_of(last(hidden));
    std::size_t room = taken > screen ? below_long_tables : screen - taken;
    const auto put = [&](const Remark& remark) {
        const std::string lines = wrapped(remark.text, "");
        if (lines_of(lines) > room && !remark.weighty) return false;
        room -= std::min(room, lines_of(lines));
        text += lines;
        return true;
    };
    for (const Remark& remark : remarks_in_order(document))
        if (put(remark)) --hidden;
    if (!brief.aside.empty()) put({brief.aside, true});
    sink.write("\n" + text + last(hidden));
}

/// Counts the lines that go through it.
class CountedLines : public TextSink {
public:
    explicit CountedLines(TextSink& sink) : sink_(sink) {}
    void write(std::string_view text) override {
        lines_ += lines_of(text);
        sink_.write(text);
    }
    [[nodiscard]] std::size_t lines() const { return lines_; }

private:
    TextSink& sink_;
    std::size_t lines_ = 0;
};

void write_text(const Document& document, TextSink& to, const WriteOptions& options) {
    CountedLines sink(to);
    const bool in_short = document.brief && !options.notes;
    if (!document.title.empty()) {
        std::string title = in_short ? wrapped(document.title, "") : document.title;
        if (title.ends_with('\n')) title.pop_back();
        sink.write(bold(title, options) + "\n");
    }
    for (const std::string& sentence : document.lead) sink.write(wrapped(sentence, ""));
    for (const std::string& line : document.lines) sink.write(line + "\n");
    std::vector<Table> shown = document.tables;
    if (in_short) shown.resize(std::min(shown.size(), document.brief->tables));
    if (in_short && document.brief->first && !shown.empty()) shown.front() = *document.brief->first;
    write_text_tables(shown, document.round_to, sink, options);
    if (in_short) return write_brief(document, sink.lines(), sink);
    for (const Section& section : document.sections)
        write_text_section(section, document.round_to, sink, options);
    const std::vector<std::string> notes = all_notes(document);
    const bool ending = !document.closing.empty() || !notes.empty();
    if (ending && (!document.tables.empty() || !document.sections.empty() || !document.lead.empty()))
        sink.write("\n");
    for (const std::string& line : document.closing) sink.write(line + "\n");
    for (const std::string& note : notes) sink.write(wrapped(note, ""));
}

}  // namespace

const Format& text_format() {
    static const Format format{"text", {".txt"}, "for the screen", write_text};
    return format;
}

}  // namespace pairmodel
