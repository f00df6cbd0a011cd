#pragma once

#include "pairmodel/input/issue.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// A JSON text with what is wrong with it.
struct CheckedJson {
    nlohmann::json value;  ///< null where the text is no JSON
    std::vector<Issue> issues;
};

/// Parses a JSON text and checks it against a JSON Schema: syntax with line and column, every duplicate key,
/// every unknown and missing key, and every wrong value, named by JSON pointer.
/// `schema` is trusted, compiled-in text.
[[nodiscard]] CheckedJson check_json(const std::string& file, std::string_view text, std::string_view schema);

/// The same, where only what is right is read on. Throws InputError with every problem.
[[nodiscard]] nlohmann::json read_json(const std::string& file, std::string_view text,
                                       std::string_view schema);

}  // namespace pairmodel
