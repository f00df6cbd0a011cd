#include "write.hpp"

#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/suggest.hpp"
#include "usage.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

using namespace pairmodel;

namespace {

const Format& format_for(const OutputChoice& choice) {
    if (!choice.format.empty()) {
        std::vector<std::string> names;
        for (const Format* format : all_formats()) names.push_back(format->name);
        return *all_formats()[word_option("--format", choice.format, names)];
    }
    if (choice.file.empty()) return *format_of_name("text");
    if (const Format* format = format_of_file(choice.file)) return *format;
    std::vector<std::string> endings;
    for (const Format* format : all_formats())
        endings.insert(endings.end(), format->endings.begin(), format->endings.end());
    const std::string ending = std::filesystem::path(choice.file).extension().string();
    throw UsageError(fmt::format("-o: the ending of {} stands for no format", in_quotes(choice.file)),
                     ending.empty() ? "give --format" : did_you_mean(ending, endings) + " or give --format");
}

}  // namespace

void check_output(const OutputChoice& choice, const AreaChoice& areas) {
    static_cast<void>(format_for(choice));
    if (choice.file.empty()) return;
    if (!areas.input.empty() && same_file(areas.input, choice.file))
        throw UsageError("-o: the output would replace the input " + areas.input);
    if (!areas.rejects.empty() && (areas.rejects == choice.file || same_file(areas.rejects, choice.file)))
        throw UsageError("-o and --rejects name the same file " + choice.file);
}

void write_document(const Document& document, const OutputChoice& choice, OutputFiles& files) {
    const Format& format = format_for(choice);
    if (choice.file.empty()) {
        StandardOutput output;
        format.write(document, output, {.colour = !choice.no_color && stdout_shows_colour()});
        return files.commit();
    }
    format.write(document, files.open(choice.file), {});
    if (format.metadata != nullptr) {
        const std::string name = std::filesystem::path(choice.file).filename().string();
        files.open(choice.file + "-metadata.json").write(format.metadata(document, name));
    }
    files.commit();
}

void write_rejects(const Selection& selection, TextSink& sink) {
    std::vector<Column> columns;
    for (const std::string& heading : selection.headings) columns.push_back({heading, heading});
    std::size_t width = columns.size();
    for (const RejectedRow& row : selection.rejected) width = std::max(width, row.cells.size());
    while (columns.size() < width) columns.push_back({"", ""});
    columns.push_back({"rejected_line", "Line", ColumnKind::count});
    columns.push_back({"rejected_because", "Because"});
    std::vector<std::vector<OwnCell>> rows;
    for (const RejectedRow& row : selection.rejected) {
        std::vector<OwnCell> cells(row.cells.begin(), row.cells.end());
        cells.resize(width, OwnCell(std::string()));
        cells.emplace_back(static_cast<double>(row.line));
        std::string because;
        for (const Issue& issue : row.issues) {
            if (!because.empty()) because += "; ";
            if (!issue.column.empty()) because += issue.column + ": ";
            because += fmt::format("expected {}, found {}", issue.expected, issue.found);
        }
        cells.emplace_back(std::move(because));
        rows.push_back(std::move(cells));
    }
    format_of_name("csv")->write(
        document_of("Rejected rows", table_of("rejected", "", std::move(columns), std::move(rows))), sink,
        {});
}

void note(const OutputChoice& choice, std::string_view text) {
    if (!choice.quiet) fmt::print(stderr, "note: {}\n", text);
}

void print_error(std::string_view text) {
    fmt::print(stderr, "{}pairmodel: error:{} {}\n", stderr_shows_colour() ? "\033[31m" : "",
               stderr_shows_colour() ? "\033[0m" : "", text);
}
