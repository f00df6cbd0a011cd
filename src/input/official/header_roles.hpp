#pragma once

#include "input/official/header.hpp"
#include "input/tables/rows.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// Says which column of a known header is which, by the layout, by what was asked for and by the rows
/// `below`. Throws HeaderError with every column that is missing, comes twice or is to be pointed out.
void assign_roles(const std::string& file, const OfficialRequest& request, const std::vector<HeadRow>& below,
                  OfficialHeader& header);

}  // namespace pairmodel
