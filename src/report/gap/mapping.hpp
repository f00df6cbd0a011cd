#pragma once

#include "pairmodel/input/interventions.hpp"
#include "report/gap/comparison.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

// What the toolkit's mapping asks besides places: sectors, interventions, who is excluded, who pays (sections
// B.3 and Tools). Each is there only where the services say something of it.

/// Interventions that are used above the level they are designed for, and levels with none designed for them.
[[nodiscard]] std::vector<OfferGap> intervention_gaps(const MappedServices& rows);

/// Sectors of which nothing is listed, and budgets that could be pooled, in sentences.
[[nodiscard]] std::vector<std::string> mapping_sentences(const MappedServices& rows);

/// For readers: services by sector and level.
[[nodiscard]] std::optional<Table> sector_table(const MappedServices& rows);

/// Spend by level, sector and funder, per birth and per family that can be seen.
[[nodiscard]] std::optional<Table> spend_table(const AreaGap& area);

/// Whom services do not take.
[[nodiscard]] std::optional<Table> exclusion_table(const MappedServices& rows);

/// The interventions of services beside what the intervention map says.
[[nodiscard]] std::optional<Table> intervention_table(const MappedServices& rows);

/// For programs: spend of all areas, interventions of all services.
[[nodiscard]] Table spend_records(const std::vector<AreaGap>& areas);
[[nodiscard]] Table intervention_records(const MappedServices& rows);

/// "health visiting".
[[nodiscard]] std::string words_of(Sector sector);

/// "designed for it", "not known here".
[[nodiscard]] std::string words_of(Suits suits);

}  // namespace pairmodel
