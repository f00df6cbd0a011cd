#pragma once

#include "pairmodel/report/table.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>

namespace pairmodel {

/// Calls `visit` with each row of a table as a JSON object: columns nested by their paths, absent values
/// null, empty ones left out, modelled babies rounded where `round_to` > 0.
void for_each_json(const Table& table, int round_to,
                   const std::function<void(const nlohmann::ordered_json&)>& visit);

/// The one record of a `single` table, as JSON text.
[[nodiscard]] std::string single_record_json(const Table& table);

}  // namespace pairmodel
