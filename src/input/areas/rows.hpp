#pragma once

#include "input/areas/columns.hpp"
#include "input/text/csv.hpp"
#include "pairmodel/input/area_table.hpp"

#include <memory>

namespace pairmodel {

/// What a row is read by; all of it outlives the rows.
struct AreaRowsContext {
    const AreaColumns& columns;
    const RowWidth& width;
    const AreaTableOptions& options;
};

/// Makes areas of a table's records: each becomes one of `table.areas`, or of `table.rejected` with all that
/// is wrong with it.
class AreaRows {
public:
    AreaRows(const AreaRowsContext& context, AreaTable& table);
    ~AreaRows();
    AreaRows(const AreaRows&) = delete;
    AreaRows& operator=(const AreaRows&) = delete;

    void read(const CsvRecord& record);
    /// Adds to `table.notes` what was odd, though no error.
    void add_notes() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace pairmodel
