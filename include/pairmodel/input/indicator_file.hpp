#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/model/area.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// `Indicator::origin` of a national value that comes alone, without a source.
inline constexpr std::string_view given_on_command_line = "given with --reference";

/// Indicators that a file defines, for a run to use beside the built-in ones.
struct IndicatorFile {
    std::vector<Indicator> indicators;
    std::string sha256;
};

/// The JSON Schema that such files obey.
[[nodiscard]] std::string_view indicator_schema_text();

/// Definitions from JSON text; `file` is what messages and `Indicator::origin` call it. A definition of an
/// indicator of `known` keeps that one's column and, unless it has its own, the countries.
/// Throws InputError with every problem, each named by JSON pointer.
[[nodiscard]] IndicatorFile parse_indicator_file(const std::string& file, std::string_view text,
                                                 std::span<const Indicator> known);

/// The same from a file. Throws FileError where it cannot be read.
[[nodiscard]] IndicatorFile read_indicator_file(const std::string& path, std::span<const Indicator> known);

/// Whether the text can be the id of an indicator: a small letter, then small letters, digits, underscores.
[[nodiscard]] bool is_indicator_id(std::string_view text);

/// Why an indicator cannot have this id beside those of `known`: its column would be taken for another.
/// Empty where it can, or where it is the id of one of them.
[[nodiscard]] std::string id_clash(std::string_view id, std::span<const Indicator> known);

}  // namespace pairmodel
