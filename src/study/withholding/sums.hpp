#pragma once

#include "pairmodel/study/study.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// Throws RequestError where a row of the table holds a withheld one, by its code or name: less the others,
/// it would tell what is withheld.
void check_withheld(const Selection& source);

/// Throws RequestError where a row of a table may be the sum of others of which some are withheld, in the
/// year of its births or another that is used, as far as those that are shown tell, and no column row_type
/// says what it is.
void check_sums(const Selection& source, const Request& request);

/// Babies of one group, by area; nothing where they are not known.
struct GroupNumbers {
    std::string group;
    std::vector<std::optional<std::int64_t>> babies;
    std::vector<bool> withheld;
};

/// The same for numbers of babies in a group that are below `below`, and so withheld, of areas whose births
/// are shown: where one lies in another, or another may be the sum of it and others.
void check_group_numbers(const Selection& source, const AreaList& areas, const GroupNumbers& numbers,
                         std::int64_t below);

}  // namespace pairmodel
