#pragma once

#include "pairmodel/report/document.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// How records stand in a JSON text.
struct JsonLook {
    int indent = -1;               ///< spaces a level; -1: all in one line
    std::size_t depth = 0;         ///< of the record itself
    std::string_view before = {};  ///< text before each record
    std::string_view after = {};
    std::string_view type = {};  ///< the first member, where it is not empty
};

/// The rows of the records from `first` to before `end` as JSON objects: columns nested by their paths in the
/// columns' order, absent values null, empty ones left out, modelled babies rounded where `round_to` > 0.
[[nodiscard]] std::string json_rows(const Table& table, std::size_t first, std::size_t end, int round_to,
                                    const JsonLook& look = {});

/// The version of the shapes that programs read, those of data/schemas/: only a new one may change them.
inline constexpr std::string_view schema_version = "0.2";

/// Notes as a list of objects, each with its code and sentence.
[[nodiscard]] nlohmann::ordered_json json_of(const std::vector<Note>& notes);

/// The text of a value; bytes that are no UTF-8, as a file name may have, become U+FFFD.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& value, int indent = -1);

/// The one record of a `single` table, as JSON text.
[[nodiscard]] std::string single_record_json(const Table& table);

}  // namespace pairmodel
