#pragma once

#include "pairmodel/study/gap.hpp"

namespace pairmodel {

/// Reads a table of services for a study. Throws RequestError where the two do not go together.
[[nodiscard]] ServiceTable read_services(const TableFile& file, const Request& request);

/// The table's file for the provenance, and its notes.
void use_services(const ServiceTable& table, Request& request, const Listener& listener);

/// The services put to the areas of a study.
[[nodiscard]] GapResult gap_for(ServiceTable table, const Study& study, const Listener& listener);

}  // namespace pairmodel
