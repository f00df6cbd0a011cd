#pragma once

#include "pairmodel/input/encoding.hpp"
#include "pairmodel/input/thousands.hpp"

#include <cstddef>
#include <istream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pairmodel {

/// Rows whose cell in this column has this value, whatever the case.
struct RowPick {
    std::string column;
    std::string value;
};

/// What is wanted of an official table.
struct OfficialRequest {
    /// The heading of the values; empty: the one that the layout has for them.
    std::string column;
    /// Headings that may hold the values where neither the request nor the layout says which.
    std::vector<std::string> usual_columns;
    /// What --where has before a column to be of this file alone; empty where it is the only one that
    /// matters.
    std::string id = {};
    /// What the values are about, in words, to tell which of several are meant; may be empty.
    std::string subject = {};
    /// Of those that name a column of the file, all must hold.
    std::vector<RowPick> picks;
    /// Pairs of area_code, area_name or year and the heading that stands for it in this table, if it has it.
    std::vector<std::pair<std::string, std::string>> columns;
    /// Empty: the latest that the file has.
    std::string period;
    /// What the values are of where the user says so: the 2024 of live_births_2024.
    std::string column_period;
    /// What the values are in, such as "score"; empty where it is not known. Values that are or may be
    /// percentages may be written 25.1% throughout.
    std::string unit = {};
    /// Values are whole numbers, as births are.
    bool counts = false;
    /// How numbers are written.
    Thousands thousands = Thousands::not_said;
};

/// What a published table says of one area.
struct OfficialValue {
    std::string code;             ///< one GSS code, or several joined as the file has them
    std::string name;             ///< may be empty
    std::optional<double> value;  ///< absent: missing, marked in the file by `marker`
    std::string marker;           ///< "c", "[x]"; may be empty
    std::size_t line = 0;
    std::string district;  ///< of a neighbourhood: the code of the district that it lies in
    /// Of a neighbourhood: its population, to weight means with; absent: missing.
    std::optional<double> people;
};

/// Rows of a file that have no part in the result.
struct RowsLeftOut {
    std::string reason;
    std::size_t rows = 0;
};

/// An official table as read: one value an area.
struct OfficialTable {
    std::string file;
    std::string sha256;
    std::string layout;                 ///< "ONS births, Table 1"
    std::string publisher;              ///< empty where the layout is nobody's
    std::string heading;                ///< of the values, as the file has it
    std::vector<std::string> headings;  ///< all of them
    std::string subject;                ///< what the file says that it is about; may be empty
    std::string period;                 ///< "2023", "2022/23"; empty: the file does not say
    std::vector<OfficialValue> values;
    std::size_t rows = 0;               ///< below the header, without blank ones and footnotes
    std::vector<RowsLeftOut> left_out;  ///< rows = values + these
    /// Areas that have no row of the period that is read: the latest period that they have, by code.
    std::map<std::string, std::string> other_periods;
    std::vector<bool> picked_by;  ///< which of the request's picks name a column of this file
    std::vector<bool> mapped_by;  ///< which of the request's columns name a heading of this file
    std::vector<std::string> notes;
};

/// Reads a table in one of the official layouts, which it knows by its header: docs/data.md lists them.
/// Throws InputError with every problem of the file, FileError where it cannot be read.
[[nodiscard]] OfficialTable read_official_table(std::istream& stream, const std::string& name,
                                                const OfficialRequest& request);

/// The same for a file; "-" is standard input.
[[nodiscard]] OfficialTable read_official_table(const std::string& path, const OfficialRequest& request);

}  // namespace pairmodel
