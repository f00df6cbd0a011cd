#pragma once

#include "input/areas/row.hpp"
#include "input/areas/seen.hpp"

#include <map>

namespace pairmodel {

/// Makes areas of a table's records: each becomes one of `table.areas`, or of `table.rejected` with all that
/// is wrong with it.
class AreaRows {
public:
    AreaRows(const AreaRowsContext& context, AreaTable& table);

    /// `others`: the births of each year that rows of the area have, where it has a row for each.
    void read(const CsvRecord& record, const BirthsHistory& others);
    /// Adds to `table.notes` what was odd, though no error.
    void add_notes() const;

private:
    void note_last_rows() const;
    bool has_right_width(const CsvRecord& record);
    void count_unknown_prefixes();
    void report_footnote();
    void report_repeats(std::size_t line);
    void take(std::size_t line);
    void reject(const CsvRecord& record);

    const AreaRowsContext context_;
    AreaTable& table_;
    AreaRow row_;
    SeenAreas seen_;
    bool has_codes_ = false;
    std::vector<std::size_t> totals_;  ///< lines of rows that say so
    std::string known_prefix_;         ///< of the code before, as most are of one kind
    std::map<std::string, std::size_t> unknown_prefixes_;
};

}  // namespace pairmodel
