#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/model/area_list.hpp"
#include "pairmodel/model/groups.hpp"

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The published shares that are compiled in, and the JSON Schema that they obey.
[[nodiscard]] const GroupRates& builtin_group_rates();
[[nodiscard]] std::string_view builtin_group_rates_text();
[[nodiscard]] std::string_view group_rates_schema_text();

/// Shares from JSON text. Throws InputError with every problem, each named by JSON pointer.
[[nodiscard]] GroupRates parse_group_rates(const std::string& file, std::string_view text);

/// One number of babies in a group, as somebody gave it.
struct GroupRow {
    std::size_t line = 0;
    std::string area;  ///< code or name; empty: the one area of the run
    std::size_t group = 0;
    std::optional<std::int64_t> babies;  ///< absent: marked as missing
    bool withheld = false;               ///< as GroupCount
    std::string column = {};             ///< what messages call the place of the number
};

/// Such numbers with where they are from.
struct GroupTable {
    std::string name;
    std::string sha256;  ///< of a file
    std::vector<GroupRow> rows;
    bool has_areas = false;  ///< its rows say which area they are of
    std::vector<std::string> notes;
};

/// The group with this id or label in any spelling; nothing where there is none.
[[nodiscard]] std::optional<std::size_t> group_of(std::string_view text, const GroupRates& rates);

/// Reads a CSV table with the columns `group` and `babies`, and `area_code` or `area_name` where it is of
/// several areas. Throws InputError with every problem of the file, FileError where it cannot be read.
[[nodiscard]] GroupTable read_group_table(std::istream& stream, const std::string& name,
                                          const GroupRates& rates);
[[nodiscard]] GroupTable read_group_table(const std::string& path, const GroupRates& rates);

/// The counts of each area. Numbers that are missing, and those of areas that are not among `areas`, are left
/// out; `notes` then names them. `chosen_from`: where the areas are some of a table, all of it. Throws
/// InputError that names every text that names no area (each area where none is among `areas`), every group
/// that comes twice for one, and every group with more babies than its area has births.
[[nodiscard]] std::vector<std::vector<GroupCount>> assign_groups(const std::vector<GroupTable>& tables,
                                                                 const AreaList& areas,
                                                                 const GroupRates& rates,
                                                                 std::vector<std::string>& notes,
                                                                 const AreaList& chosen_from = {});

}  // namespace pairmodel
