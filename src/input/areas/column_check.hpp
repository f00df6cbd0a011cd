#pragma once

#include "input/areas/columns.hpp"
#include "input/columns/header_rows.hpp"
#include "pairmodel/input/issue.hpp"

#include <span>
#include <string>
#include <vector>

namespace pairmodel {

/// A row that was read as a header, and the rows below it.
struct ReadHeader {
    std::string file;
    std::size_t line = 0;
    const AreaColumns& columns;
    std::span<const HeadRow> below;
};

/// Adds what is wrong with columns as a header: those that are missing, at odds, or not there though named.
void check_columns(const ReadHeader& header, const AreaTableOptions& options, std::vector<Issue>& issues);

}  // namespace pairmodel
