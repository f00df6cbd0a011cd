#pragma once

#include "pairmodel/input/official_table.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// A table as read, and what its values are: "births", or the id of an indicator.
struct PrepareSource {
    std::string id;
    OfficialTable table;
};

/// Which areas of the births file the table is to have; all unless said.
struct PrepareChoice {
    std::optional<Tier> tier;
    std::string within;  ///< the code of a place; empty: anywhere
};

/// An area that needs a word.
struct NamedArea {
    std::string code;
    std::string name;
    std::string reason;
    std::string detail;  ///< what the reason is about, for this area; may be empty
};

/// An area of the input table that is made.
struct PreparedArea {
    std::string code;  ///< as the births file has it, joined or not
    std::string name;
    std::int64_t live_births = 0;
    std::size_t rows = 1;                       ///< of the births file; more where former areas were added up
    ReferenceArea place;                        ///< its type, country and region, as far as they are known
    std::vector<std::optional<double>> values;  ///< of each indicator
};

/// What became of the rows of a file. Every row is used, or counted under a reason.
struct SourceUse {
    std::size_t rows_used = 0;
    std::vector<RowsLeftOut> left_out;
    std::vector<NamedArea> areas_left_out;  ///< areas of the file that the table has not
    std::vector<NamedArea> areas_without;   ///< areas of the table that the file has no value for
    std::vector<NamedArea> areas_made;      ///< areas whose figure is not simply that of one row
    std::optional<double> national;         ///< the file's own value for the country compared with
    std::string national_code;
    /// Why its figures hardly are what they are taken for: sentences without their full stop.
    std::vector<std::string> doubts = {};
    bool national_is_far = false;  ///< from every area's value: it is hardly of the same kind
};

/// The births of England's areas beside those of England, where the file has both.
struct BirthsCheck {
    std::size_t areas = 0;  ///< districts and single-tier authorities
    std::int64_t sum = 0;
    std::int64_t england = 0;
};

/// An input table and how it came about.
struct PreparedTable {
    PrepareSource births;
    std::vector<PrepareSource> indicators;
    std::vector<PreparedArea> areas;
    SourceUse births_use;
    std::vector<SourceUse> uses;  ///< of each indicator
    std::optional<BirthsCheck> check;
    /// Some areas lie in others: their births must not be added up together.
    bool overlaps = false;
};

/// Joins births and indicators by GSS code. Recoded areas are matched; births of areas that were merged are
/// added up where the indicators know the new area only; rates of merged areas are never averaged without
/// their populations. Throws InputError for an indicator that has no value for any of the areas.
[[nodiscard]] PreparedTable prepare(PrepareSource births, std::vector<PrepareSource> indicators,
                                    const PrepareChoice& choice, const ReferenceTable& reference);

/// Why an indicator of a prepared table cannot have this id; empty where it can.
[[nodiscard]] std::string prepared_id_problem(std::string_view id, const ReferenceTable& reference);

}  // namespace pairmodel
