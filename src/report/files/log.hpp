#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/document.hpp"

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

// The log of a run for programs (--log), a JSON object a line: notes, and problems with their fields.

/// A log replaces another: so nothing is one whose name does not end in .jsonl.
[[nodiscard]] bool is_log_name(std::string_view path);
/// Throws RequestError for another name that is not empty.
void check_log(const std::string& path);
/// Whether nothing but a log would be lost there: no file, an empty one, or one that begins as a log does.
[[nodiscard]] bool may_be_log(const std::string& path);

/// Notes with the areas that they are of, and the problems of rows that were left out.
[[nodiscard]] std::string log_of(const Document& document, const std::vector<Issue>& left_out);
/// A note that was told on the way.
[[nodiscard]] std::string log_of(std::string_view note);
/// Why there is no answer.
[[nodiscard]] std::string log_of(const std::exception& error);

/// Throws FileError.
void write_log(const std::string& path, const std::string& text);

}  // namespace pairmodel
