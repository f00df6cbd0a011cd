#pragma once

#include "pairmodel/report/document.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Calls `visit` with each row of a table as a JSON object: columns nested by their paths, absent values
/// null, empty ones left out, modelled babies rounded where `round_to` > 0.
void for_each_json(const Table& table, int round_to,
                   const std::function<void(const nlohmann::ordered_json&)>& visit);

/// The version of the shapes that programs read, those of data/schemas/: only a new one may change them.
inline constexpr std::string_view schema_version = "0.2";

/// Notes as a list of objects, each with its code and sentence.
[[nodiscard]] nlohmann::ordered_json json_of(const std::vector<Note>& notes);

/// The text of a value; bytes that are no UTF-8, as a file name may have, become U+FFFD.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& value, int indent = -1);

/// The one record of a `single` table, as JSON text.
[[nodiscard]] std::string single_record_json(const Table& table);

}  // namespace pairmodel
