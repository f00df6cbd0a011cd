#pragma once

#include "pairmodel/report/chart.hpp"
#include "pairmodel/report/format.hpp"
#include "request/choices.hpp"

#include <string>

namespace pairmodel {

/// Whether results go to standard output: there is no file, or it is "-".
[[nodiscard]] bool goes_to_standard_output(const OutputChoice& choice);

/// The format that the options stand for. Throws RequestError.
[[nodiscard]] const Format& format_for(const OutputChoice& choice);

/// A report is a page, a Word file or a workbook. Throws RequestError.
void check_report_format(const Format& format);

/// What stands between the cells of CSV. Throws RequestError, for other formats too.
[[nodiscard]] char delimiter_of(const OutputChoice& choice);

/// Whether only some columns are wanted. Throws RequestError where the format has no columns to choose from.
[[nodiscard]] bool has_chosen_columns(const OutputChoice& choice);
/// The table with those alone. Throws RequestError.
[[nodiscard]] Table with_columns(const Table& table, const OutputChoice& choice);

[[nodiscard]] std::string svg_of(const Chart& chart);
/// PNG is for what cannot show SVG: three times as large as it is laid out, for print. Throws FileError.
[[nodiscard]] std::string picture_of(const std::string& svg);

}  // namespace pairmodel
