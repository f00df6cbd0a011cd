#pragma once

#include "pairmodel/input/encoding.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/thousands.hpp"
#include "pairmodel/model/area_list.hpp"
#include "pairmodel/model/births.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pairmodel {

/// How a table of areas is to be read.
struct AreaTableOptions {
    /// Indicators whose id or column name the table may use as a heading.
    std::span<const Indicator> indicators;
    /// Ids of indicators that the table must have a column for.
    std::vector<std::string> needed_indicators;
    /// Pairs of our column name and the heading that stands for it in this table.
    std::vector<std::pair<std::string, std::string>> columns;
    /// Which of several `live_births_YYYY` columns to read where there is no `live_births`, or which rows
    /// where a column says when they are of: "2023", "2022/23", "year ending March 2023". Empty: the latest.
    std::string births_period = {};
    /// How numbers are written.
    Thousands thousands = Thousands::not_said;
    /// Leave bad rows out and list them in `AreaTable::rejected`, rather than throw.
    bool skip_bad_rows = false;
    /// Rows are neighbourhoods: that nothing is built in of such is no news.
    bool neighbourhoods = false;
    /// Whether the births of an area must not be known; such a row is withheld (model/births.hpp) before
    /// anything else is made of it. Empty: none.
    std::function<bool(const AreaView& area, const BirthsHistory& history)> withheld = {};
};

/// The column in which a file of such rows says why.
inline constexpr std::string_view rejected_because = "rejected_because";

/// A row that was left out.
struct RejectedRow {
    std::size_t line = 0;
    std::vector<std::string> cells;  ///< as they stand
    std::vector<Issue> issues;
};

/// What a column of the file was taken for.
struct ColumnUse {
    std::string heading;
    std::string use;  ///< our column name, "indicator imd", "kept", or "not used"
};

/// A table of areas as read from a file.
struct AreaTable {
    std::string name;
    std::string sha256;  ///< empty where rows are withheld: it could be tried out
    Encoding encoding = Encoding::utf8;
    char delimiter = ',';
    std::size_t header_line = 0;
    std::vector<ColumnUse> columns;
    AreaList areas;
    std::vector<std::uint32_t> lines;  ///< the line that each area came from
    /// As the areas; empty where the file has no columns `live_births_YYYY`.
    std::vector<BirthsHistory> births_histories;
    /// What the births of all areas are of, as the table has it: "2023", "2022/23". Empty where it does not
    /// say so, or where they are of several.
    std::string births_period;
    std::vector<std::string>
        group_columns;  ///< headings of the further columns, in the order of `Area::groups`
    /// Of what `areas` wrote, as the areas: ratios that were made from the indicators beside them. May be
    /// shorter.
    std::vector<std::optional<GivenRatio>> made_ratios;
    std::vector<std::uint32_t> stated_areas;  ///< lines of rows that say they are areas: row_type
    std::vector<RejectedRow> rejected;
    std::vector<std::string> notes;  ///< what was taken for what, for the person who has to trust it
};

/// Reads a CSV table of areas: docs/data.md says what it may look like.
/// Throws InputError with every problem of the file, FileError where it cannot be read.
[[nodiscard]] AreaTable read_area_table(std::istream& stream, const std::string& name,
                                        const AreaTableOptions& options);

/// The same for a file; "-" is standard input.
[[nodiscard]] AreaTable read_area_table(const std::string& path, const AreaTableOptions& options);

}  // namespace pairmodel
