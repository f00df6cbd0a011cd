#pragma once

#include "report/gap/comparison.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

// What the toolkit's mapping asks besides places: sectors, interventions, who is excluded, who pays (sections
// B.3 and Tools). Each is there only where the services say something of it.

/// Interventions that are used above the level they are designed for, and levels with none designed for them.
[[nodiscard]] std::vector<OfferGap> intervention_gaps(const ServiceRows& rows);

/// Sectors of which nothing is listed, and budgets that could be pooled, in sentences.
[[nodiscard]] std::vector<std::string> mapping_sentences(const ServiceRows& rows);

/// For readers: services by sector and level.
[[nodiscard]] std::optional<Table> sector_table(const ServiceRows& rows);

/// Spend by level, sector and funder, per birth and per family that can be seen.
[[nodiscard]] std::optional<Table> spend_table(const AreaGap& area);

/// Whom services do not take.
[[nodiscard]] std::optional<Table> exclusion_table(const ServiceRows& rows);

/// The interventions of services beside what the intervention map says.
[[nodiscard]] std::optional<Table> intervention_table(const ServiceRows& rows);

/// For programs: spend of all areas, interventions of all services.
[[nodiscard]] Table spend_records(const std::vector<AreaGap>& areas);
[[nodiscard]] Table intervention_records(const ServiceRows& rows);

/// "health visiting".
[[nodiscard]] std::string words_of(Sector sector);

}  // namespace pairmodel
