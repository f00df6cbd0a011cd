#pragma once

#include "pairmodel/input/observed_table.hpp"
#include "pairmodel/study/study.hpp"

#include <set>
#include <span>
#include <vector>

namespace pairmodel {

/// The counts of a request as a table, those that must not be known taken out. Throws RequestError where they
/// do not go with the rest, InputError, FileError.
[[nodiscard]] ObservedTable read_observed(const Request& request, const Listener& listener);

/// The calendar years that its numbers are of, as far as they say so.
[[nodiscard]] std::set<int> years_counted(const ObservedTable& table);

/// The share reached in each area that has a count, updated by it, and in all together where every area has
/// one. Adds notes to the study. Throws InputError with every count that cannot be, RequestError.
[[nodiscard]] std::vector<ObservedReach> observed_reach(const ObservedTable& table,
                                                        const ObservedRequest& request,
                                                        std::span<const BirthsHistory> histories,
                                                        StudyResult& study, const Listener& listener);

}  // namespace pairmodel
