#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/model/parameters.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace pairmodel {

/// What parameter sets and other published figures have in common. Precondition: the node obeys its schema.
[[nodiscard]] FigureNote note_from(const nlohmann::json& node);
void read_published(const nlohmann::json& node, PublishedSet& set);

/// Adds to `issues`, with the file and the pointer of `at`, where `id` is none of the set's sources.
void check_source(const PublishedSet& set, const std::string& id, Issue at, std::vector<Issue>& issues);

}  // namespace pairmodel
