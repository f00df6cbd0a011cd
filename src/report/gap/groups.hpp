#pragma once

#include "pairmodel/report/table.hpp"
#include "pairmodel/study/gap.hpp"

#include <string>
#include <vector>

namespace pairmodel {

// Vulnerable groups beside whom services do not take: the PAIR Framework's priority groups always, others
// where there is a number of them. Precondition of all: the result has groups.

/// Restrictions that name a group of which there are babies here, in sentences.
[[nodiscard]] std::vector<std::string> group_sentences(const GapResult& result);

/// For readers: numbers, the published rate, and the services whose restrictions name the group.
[[nodiscard]] Table group_table(const GapResult& result);

/// For programs: a record an area and group.
[[nodiscard]] Table group_gap_records(const GapResult& result);

}  // namespace pairmodel
