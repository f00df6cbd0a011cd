#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace pairmodel {

/// Where a value breaks a JSON Schema, and how, as the validator says it.
struct Violation {
    std::vector<std::string> context;  ///< "<root>", "[key]", "[0]", from the outside in
    std::string description;
};

/// All that the schema has against the value.
[[nodiscard]] std::vector<Violation> violations_of(const nlohmann::json& value, const nlohmann::json& schema);

}  // namespace pairmodel
