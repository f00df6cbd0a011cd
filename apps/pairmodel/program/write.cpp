#include "program/write.hpp"

#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/progress.hpp"
#include "program/usage.hpp"
#include "report/chart/drawing.hpp"
#include "report/files/log.hpp"
#include "report/table/valid_text.hpp"
#include "request/targets.hpp"
#include "system/path.hpp"
#include "system/streams.hpp"

#include <fmt/format.h>

#include <cstdint>

using namespace pairmodel;

namespace {

std::string told;

void check_rejects(const std::string& path) {
    if (path.empty() || lower_case(path).ends_with(".csv")) return;
    throw RequestError("--rejects",
                       fmt::format("expected a file that ends with .csv, found {}", in_quotes(path)),
                       "--rejects rejects.csv");
}

}  // namespace

void check_output(const OutputChoice& choice, const std::vector<std::string>& inputs,
                  const std::string& rejects) {
    const Format& format = format_for(choice);
    if (const std::string missing = format.missing == nullptr ? "" : format.missing(); !missing.empty())
        throw FileError(fmt::format("to write {} files, please install {}", format.name, missing));
    std::vector<Target> outputs;
    const bool to_file = !goes_to_standard_output(choice);
    if (to_file) outputs.push_back({"-o", choice.file});
    const std::string metadata = to_file ? metadata_file(format, choice.file) : "";
    if (!metadata.empty()) outputs.push_back({"the metadata beside -o", metadata});
    if (!rejects.empty()) outputs.push_back({"--rejects", rejects});
    if (!choice.log.empty()) outputs.push_back({"--log", choice.log});
    check_log(choice.log);
    check_rejects(rejects);
    static_cast<void>(delimiter_of(choice));
    static_cast<void>(has_chosen_columns(choice));
    refuse_replacing(outputs, inputs);
    if (choice.force) return;
    for (const auto& [option, file] : outputs)
        if (option != "--log" || !may_be_log(file)) refuse_existing_file(file);
}

namespace {

/// What goes to the terminal is not to stand behind a line of progress.
class ClearedOutput : public TextSink {
public:
    void write(std::string_view text) override {
        if (is_terminal_) Progress::clear_shown();
        output_.write(text);
    }

private:
    StandardOutput output_;
    bool is_terminal_ = stdout_is_terminal();
};

/// "812 bytes", "152 kB", "1.4 MB".
std::string size_words(std::uintmax_t bytes) {
    const auto size = static_cast<double>(bytes);
    if (size < 1000) return fmt::format("{} bytes", bytes);
    if (size < 999'500) return fmt::format("{:.0f} kB", size / 1000);
    return fmt::format("{:.1f} MB", size / 1'000'000);
}

/// That it is done, for who sits at a terminal: which file, how large, what next.
void say_written(const OutputChoice& choice, const Format& format) {
    if (choice.quiet || !stderr_is_terminal()) return;
    Progress::clear_shown();
    const system::Status written = system::status_of(choice.file);
    const std::string metadata = metadata_file(format, choice.file);
    system::say(fmt::format("Wrote {}{}{}{}{}\n", valid_line(choice.file),
                            written.kind == system::Kind::file ? ", " + size_words(written.size) : "",
                            metadata.empty() ? "" : ", and its metadata beside it",
                            *format.next_step == '\0' ? "" : ": ", format.next_step));
}

}  // namespace

void write_document(const Document& answer, const OutputChoice& choice, OutputFiles& files,
                    const std::vector<Issue>& left_out) {
    const Format& format = format_for(choice);
    Document document = answer;  // its tables are shared
    document.delimiter = delimiter_of(choice);
    if (has_chosen_columns(choice)) document.data = with_columns(document.data, choice);
    if (!choice.log.empty()) write_log(choice.log, told = log_of(answer, left_out));
    if (goes_to_standard_output(choice)) {
        ClearedOutput output;
        format.write(document, output,
                     {.colour = !choice.no_color && stdout_shows_colour(), .notes = choice.notes});
        return files.commit();
    }
    write(document, format, choice.file, files);
    files.commit();
    say_written(choice, format);
}

void write_document(const Document& document, const OutputChoice& choice,
                    const std::vector<Issue>& left_out) {
    OutputFiles files(choice.force);
    write_document(document, choice, files, left_out);
}

int write_form(const std::string& file, std::string_view text, const OutputChoice& choice,
               const std::string& then) {
    if (!choice.file.empty())
        throw RequestError("-o", "an empty table to fill in is written where its own option says",
                           "leave -o out");
    OutputChoice form;  // written as it stands, whatever a configuration asks of answers
    form.format = "text";
    form.file = file;
    form.log = choice.log;
    form.force = choice.force;
    check_output(form, {});
    OutputFiles files(choice.force);
    if (file == "-")
        StandardOutput().write(text);
    else
        files.open(file).write(text);
    files.commit();
    if (file != "-") note(choice, fmt::format("{}: {}", file, then));
    if (!choice.log.empty()) write_log(choice.log, told);
    return exit_done;
}

void write_charts(const Document& report, const std::string& folder, const OutputChoice& choice,
                  OutputFiles& files) {
    std::vector<const Chart*> charts;
    for (const Section& section : report.sections)
        for (const Chart& chart : section.charts) charts.push_back(&chart);
    const std::string missing = missing_for_png();
    if (!missing.empty())
        note(choice, "charts are written as SVG alone; for PNG as well, please install " + missing);
    else if (const std::string fonts = note_of_fonts(); !fonts.empty())
        note(choice, fonts);
    Progress progress("charts", !choice.quiet);
    for (std::size_t i = 0; i < charts.size(); ++i) {
        progress.show(i, charts.size());
        // An id has letters, digits and hyphens alone.
        const std::string name = system::in_folder(folder, charts[i]->id);
        const std::string svg = svg_of(*charts[i]);
        files.add(name + ".svg", svg);
        if (missing.empty()) files.add(name + ".png", picture_of(svg));
    }
    if (charts.empty()) note(choice, "this report has no charts");
}

namespace {

/// Of the rows that were left out.
std::vector<Issue> issues_of(const Selection& source) {
    std::vector<Issue> issues;
    for (const RejectedRow& row : source.rejected)
        issues.insert(issues.end(), row.issues.begin(), row.issues.end());
    return issues;
}

void report_rejected(const Selection& source, const std::vector<Issue>& issues, const std::string& rejects) {
    if (rejects.empty()) print_line(to_text(issues, issues_shown));
    print_line(fmt::format("{} {} of {} left out{}", source.rejected.size(),
                           source.rejected.size() == 1 ? "row" : "rows", source.file,
                           rejects.empty() ? "" : "; see " + rejects));
}

}  // namespace

int write_with_left_out(const Document& document, const OutputChoice& choice, const std::string& rejects,
                        const Selection& source) {
    OutputFiles files(choice.force);
    if (!rejects.empty()) format_of_name("csv")->write(rejects_document(source), files.open(rejects), {});
    const std::vector<Issue> issues = issues_of(source);
    write_document(document, choice, files, issues);
    if (source.rejected.empty()) return exit_done;
    report_rejected(source, issues, rejects);
    return exit_rejected;
}

Listener listener_of(const OutputChoice& choice, const char* unit) {
    auto progress = std::make_shared<Progress>(unit, !choice.quiet);
    return {[progress, &choice](std::string_view text) {
                progress->clear();
                note(choice, text);
            },
            [progress](std::size_t done, std::size_t of) { progress->show(done, of); },
            goes_to_standard_output(choice) && stdout_is_terminal() && stderr_is_terminal()};
}

std::string& told_so_far() {
    return told;
}

void note(const OutputChoice& choice, std::string_view text) {
    if (!choice.log.empty()) told += log_of(text);
    if (!choice.quiet) system::say(fmt::format("note: {}\n", text));
}

void print_error(std::string_view text, bool colour) {
    const bool red = colour && stderr_shows_colour();
    system::say(fmt::format("{}pairmodel: error:{} {}\n", red ? "\033[31m" : "", red ? "\033[0m" : "", text));
}

void print_line(std::string_view text) {
    system::say(fmt::format("{}\n", text));
}
