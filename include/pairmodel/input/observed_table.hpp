#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/model/area_list.hpp"
#include "pairmodel/model/births.hpp"
#include "pairmodel/planning/observed.hpp"

#include <cstdint>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// One number of families, as somebody gave it.
struct ObservedRow {
    std::size_t line = 0;
    std::string area;    ///< code or name; empty: the one area of the run
    std::string period;  ///< as its column of years has it; empty: none
    ProvisionLevel level = ProvisionLevel::targeted_and_specialist;
    std::optional<std::int64_t> families;  ///< absent: marked as missing
    double years = 1;
    bool withheld = false;  ///< as ObservedFamilies
};

/// Such numbers with where they are from.
struct ObservedTable {
    std::string name;
    std::string sha256;  ///< of a file
    std::vector<ObservedRow> rows;
    bool has_areas = false;  ///< its rows say which area they are of
    std::vector<std::string> notes;
};

/// The level that a text names: "all" or nothing, "targeted", "specialist". Nothing where it is anything
/// else.
[[nodiscard]] std::optional<ProvisionLevel> observed_level_of(std::string_view text);
/// What to say where it is anything else.
[[nodiscard]] std::string observed_level_hint(std::string_view text);

/// Reads a CSV table with the column `families`, and `area_code` or `area_name`, `level`, `years` (how many)
/// and `year` (which). Throws InputError with every problem of the file, FileError where it cannot be read.
[[nodiscard]] ObservedTable read_observed_table(std::istream& stream, const std::string& name);
[[nodiscard]] ObservedTable read_observed_table(const std::string& path);

/// The calendar years that a number is of, where it says so.
[[nodiscard]] std::vector<int> calendar_years(const ObservedRow& row);

/// The counts of each area, one for each level that there is; rows of several years are added up, and so are
/// the levels, of the same years, where no number of all is given. Their births are those of the same years
/// as far as `histories`, one an area, have them, else those in use. `notes` gets what is left out, and whose
/// births stand for others. Throws InputError that names
/// every number that comes twice, every one that is more than the area's births or than those of all levels,
/// and a table of which no area is among `areas`.
[[nodiscard]] std::vector<std::vector<ObservedFamilies>> assign_observed(
    const ObservedTable& table, const AreaList& areas, std::vector<std::string>& notes,
    std::span<const BirthsHistory> histories = {});

/// An empty table with what each column means above its header; read_observed_table() reads it once it has a
/// row.
[[nodiscard]] std::string observed_template();

}  // namespace pairmodel
