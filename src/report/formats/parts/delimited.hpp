#pragma once

#include "pairmodel/report/format.hpp"

#include <string>
#include <string_view>

namespace pairmodel {

/// Writes a document's data table as delimited text: pure numbers, blanks where a value is absent.
void write_delimited(const Document& document, char delimiter, TextSink& sink);

/// The CSV-on-the-Web metadata of such a file (W3C, Metadata Vocabulary for Tabular Data).
[[nodiscard]] std::string tabular_metadata(const Document& document, std::string_view file_name,
                                           char delimiter);

/// Whether a spreadsheet would take the text for a formula: it begins with =, +, -, @, tab or CR. A plain
/// number or percentage is none, whatever its sign, nor is a lone dash for a missing value.
[[nodiscard]] bool is_formula(std::string_view text);

/// A cell of text made ready for a delimited file: quoted where it must be, and with an apostrophe before
/// what a spreadsheet would take for a formula.
void append_field(std::string_view text, char delimiter, std::string& out);

}  // namespace pairmodel
