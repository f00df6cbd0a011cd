#pragma once

#include "input/columns/period.hpp"
#include "input/tables/row_width.hpp"
#include "pairmodel/input/area_table.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The columns of our own that a table of areas may have.
enum class AreaColumn { area_code, area_name, live_births, ratio, ratio_se, ratio_low, ratio_high, row_type };
inline constexpr std::size_t area_column_count = 8;

/// Where in a record a column stands, and what the file calls it.
struct ColumnPlace {
    std::size_t index = 0;
    std::string heading;
};

/// A column of the live births of one year.
struct BirthsColumn {
    int year = 0;
    ColumnPlace place;
};

/// Further columns of what `areas` writes, by which `estimate` comes to the same figures as by its name.
struct OwnOutput {
    std::size_t basis = 0;  ///< where in a record it stands
    std::optional<std::size_t> year;
    std::optional<std::size_t> note;
    std::optional<std::size_t> marker;
    std::optional<std::size_t> log_standard_error;
    bool by_measure = false;  ///< a row for each measure of an area
};

/// The columns of one file.
struct AreaColumns {
    std::array<std::optional<ColumnPlace>, area_column_count> own;
    std::vector<std::pair<std::size_t, ColumnPlace>> indicators;  ///< index of the indicator, place
    std::vector<BirthsColumn> births_by_year;                     ///< the earliest year first
    std::optional<ColumnPlace> period;  ///< says when a row's figures are of; kept in `groups` as well
    std::vector<ColumnPlace> groups;
    std::vector<ColumnUse> uses;
    std::vector<std::string> headings;
    int births_year = 0;        ///< where the heading tells it
    std::string births_period;  ///< the same for any period: "2022/23"
    std::optional<OwnOutput> own_output;
    std::vector<std::string> notes;  ///< what was known by its cells alone

    [[nodiscard]] const std::optional<ColumnPlace>& at(AreaColumn column) const {
        return own[static_cast<std::size_t>(column)];
    }
    /// Whether they say which area has how many births.
    [[nodiscard]] bool is_header() const {
        return at(AreaColumn::live_births) && (at(AreaColumn::area_code) || at(AreaColumn::area_name));
    }
};

[[nodiscard]] std::string_view name_of(AreaColumn column);

/// The column of ours that a heading stands for, as plain_name() makes it.
[[nodiscard]] std::optional<AreaColumn> own_column(std::string_view plain);

/// The year of a heading such as "live_births_2023", as plain_name() makes it; 0 where it is none.
[[nodiscard]] int year_of_births_column(std::string_view plain);

/// A column that may hold the births of a year, calendar or other.
struct BirthsOffer {
    Period period;
    ColumnPlace place;

    /// `--column live_births_2024=2024`, `--column "live_births=2022/23"`
    [[nodiscard]] std::string option() const;
};

/// Columns such as "2024", "2022/23", "Births 2023". The earliest first.
[[nodiscard]] std::vector<BirthsOffer> births_offers(const std::vector<std::string>& headings);

/// The indicator that a heading stands for, as plain_name() makes it.
[[nodiscard]] std::optional<std::size_t> indicator_of(std::string_view plain,
                                                      std::span<const Indicator> indicators);

/// Whether a heading of this name is read as a column of ours that is no indicator.
[[nodiscard]] bool is_area_column(std::string_view name);

/// A header row and where it was found.
struct FoundHeader {
    AreaColumns columns;
    char delimiter = ',';
    std::size_t line = 0;
    std::size_t last_line = 0;  ///< of the header, which may hold line breaks
    RowWidth width;
};

/// Finds the header among the first lines of a file by its column names.
/// Throws InputError where there is none, or where columns are missing, doubled or at odds.
[[nodiscard]] FoundHeader find_header(const TextLines& lines, const std::vector<std::string>& first_lines,
                                      const AreaTableOptions& options);

}  // namespace pairmodel
