#pragma once

#include "pairmodel/report/document.hpp"
#include "pairmodel/report/format.hpp"
#include "pairmodel/report/output.hpp"
#include "request/options.hpp"
#include "request/selection.hpp"

#include <string>
#include <string_view>

/// The format that the options stand for. Throws UsageError.
[[nodiscard]] const pairmodel::Format& format_for(const OutputChoice& choice);

/// Writes the document where and how the options say. Other files of the same run, such as rejected rows, are
/// begun in `files` before; all are put in place together.
void write_document(const pairmodel::Document& document, const OutputChoice& choice,
                    pairmodel::OutputFiles& files);

/// Rejected rows as a table that can be mended and read again: the file's own columns, the line and the
/// reason.
void write_rejects(const Selection& selection, pairmodel::TextSink& sink);

/// A line on standard error, unless --quiet.
void note(const OutputChoice& choice, std::string_view text);

/// So many of a file's problems are printed; `check` lists all.
inline constexpr std::size_t issues_shown = 20;

/// An error on standard error; `colour`: if the screen shows it.
void print_error(std::string_view text, bool colour);

/// A line on standard error, whatever the options.
void print_line(std::string_view text);

/// Throws UsageError where the output options are at odds, before any work is done: no output may replace the
/// table of areas or one of the other inputs, which need not be files. Throws FileError where a file is there
/// already that may not be replaced.
void check_output(const OutputChoice& choice, const AreaChoice& areas,
                  const std::vector<std::string>& other_inputs = {});
