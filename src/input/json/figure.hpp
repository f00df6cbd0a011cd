#pragma once

#include "pairmodel/model/parameters.hpp"

#include <nlohmann/json.hpp>

#include <vector>

namespace pairmodel {

/// What parameter sets and other published figures have in common. Precondition: the node obeys its schema.
[[nodiscard]] FigureNote note_from(const nlohmann::json& node);
[[nodiscard]] std::vector<Source> sources_from(const nlohmann::json& node);

}  // namespace pairmodel
