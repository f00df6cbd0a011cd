#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Workbooks as a test makes them, for what the program reads.
namespace made {

/// A sheet by its name, and its rows as XML: `<row r="1"><c r="A1"><v>5</v></c></row>`.
using Sheets = std::vector<std::pair<std::string, std::string>>;

/// What a workbook has beside its sheets.
struct Parts {
    std::string shared = "";            ///< `<si><t>text</t></si>…`
    std::string formats = "";           ///< `<numFmt numFmtId="164" formatCode="0.0%"/>…`
    std::string styles = "";            ///< `<xf numFmtId="164"/>…`, which cells have by number
    std::string properties = "";        ///< attributes of the workbook, `date1904="1"`
    std::string hidden = "";            ///< the name of a sheet that is
    std::string sheet_properties = "";  ///< before the rows
};

[[nodiscard]] std::string xlsx(const Sheets& sheets, const Parts& parts = {});

/// Tables as XML: `<table:table table:name="S"><table:table-row>…`.
[[nodiscard]] std::string ods(const std::string& tables, const std::string& styles = "");

/// The rows of a CSV text, each on its line; what is written like a number is one in the workbook.
[[nodiscard]] std::string xlsx_of(const std::string& csv, const std::string& sheet = "Table_1");
[[nodiscard]] std::string ods_of(const std::string& csv, const std::string& sheet = "Table_1");

}  // namespace made
