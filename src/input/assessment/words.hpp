#pragma once

#include "pairmodel/input/assessment.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace pairmodel {

/// The strand with this name, or with the part of its name that no other has: "workforce", "impact".
[[nodiscard]] std::optional<Strand> parse_strand(std::string_view text);
[[nodiscard]] std::string strand_hint(std::string_view text);

/// A stage by its name or its number from 1 to 4.
[[nodiscard]] std::optional<Stage> parse_stage(std::string_view text);
[[nodiscard]] std::string stage_hint(std::string_view text);

}  // namespace pairmodel
