#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/document.hpp"
#include "pairmodel/report/output.hpp"
#include "pairmodel/study/study.hpp"
#include "request/format.hpp"
#include "request/options.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Writes the document where and how the options say. Other files of the same run, such as rejected rows, are
/// begun in `files` before; all are put in place together.
/// `left_out`: problems of rows that were left out, or that were looked for, for the log.
void write_document(const pairmodel::Document& answer, const OutputChoice& choice,
                    pairmodel::OutputFiles& files, const std::vector<pairmodel::Issue>& left_out = {});

/// The same where nothing else is written.
void write_document(const pairmodel::Document& document, const OutputChoice& choice,
                    const std::vector<pairmodel::Issue>& left_out = {});

/// Writes a form that is to be filled in to a file, or "-" for standard output, and says how one goes on.
/// Gives the exit code.
int write_form(const std::string& file, std::string_view text, const OutputChoice& choice,
               const std::string& then);

/// Begins a file for each chart of a report in the folder, which is there: SVG, and PNG where that can be
/// made.
void write_charts(const pairmodel::Document& report, const std::string& folder, const OutputChoice& choice,
                  pairmodel::OutputFiles& files);

/// Writes the document and, with --rejects, the rows that were left out; says how many there are and, without
/// --rejects, why. Gives the exit code.
[[nodiscard]] int write_with_left_out(const pairmodel::Document& document, const OutputChoice& choice,
                                      const std::string& rejects, const pairmodel::Selection& source);

/// Who is told of the work: notes on standard error, unless --quiet, and how far long work has come, in
/// `unit`s, on a terminal.
[[nodiscard]] pairmodel::Listener listener_of(const OutputChoice& choice, const char* unit = "areas");

/// Lines for the log of what this run has told so far: where it fails, they stand before the reason.
[[nodiscard]] std::string& told_so_far();

/// A line on standard error, unless --quiet.
void note(const OutputChoice& choice, std::string_view text);

/// An error on standard error; `colour`: if the screen shows it.
void print_error(std::string_view text, bool colour);

/// A line on standard error, whatever the options.
void print_line(std::string_view text);

/// Throws RequestError where the output options are at odds, before any work is done: no output may replace
/// one of the inputs, which need not be files. Throws FileError where a file is there already that may not be
/// replaced.
void check_output(const OutputChoice& choice, const std::vector<std::string>& inputs = {},
                  const std::string& rejects = "");
