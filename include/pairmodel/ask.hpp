#pragma once

#include "pairmodel/input/column_table.hpp"
#include "pairmodel/report/document.hpp"
#include "pairmodel/report/output.hpp"
#include "pairmodel/study/request.hpp"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

// Asking by the names of options, for packages of other languages: what `pairmodel COMMAND` answers, with the
// same words and errors, and without a command line.

/// An option by its name, with hyphens or underscores: {"births_year", {"2023"}}. Options that may be
/// repeated have each of the values, others that are lists (`indicators`) all of them; a flag has "true" or
/// "false".
struct NamedOption {
    std::string name;
    std::vector<std::string> values;
};

/// What is asked. The table of areas, positional in the command line, is the option `input`; that of services
/// is `services`.
struct Question {
    std::string command;  ///< one of commands_to_ask()
    std::vector<NamedOption> options = {};
    /// Tables in memory, by the options that have names for them.
    std::map<std::string, std::shared_ptr<const std::string>> tables = {};
};

/// Asks of a table in memory, which stands for the file that `option` would name: "input", "services",
/// "group" or "observed". Behind all other options: they say how its texts are written.
void give_columns(std::span<const GivenColumn> columns, const std::string& option, Question& question);

/// The answer, whose `data` is the table of figures. Throws RequestError, InputError, FileError, ModelError.
[[nodiscard]] Document ask(const Question& question, const Listener& listener = {});

/// estimate, explain, plan, gap, groups, sensitivity, report, areas, check.
[[nodiscard]] std::vector<std::string> commands_to_ask();

/// The names of a command's options. Throws RequestError for a command that there is not.
[[nodiscard]] std::vector<std::string> options_of(std::string_view command);

/// Writes a document to a file in the format that its ending stands for, whole or not at all, with what the
/// command line says of endings that stand for none; never in the place of a file that it was asked with.
/// Throws RequestError, FileError.
void write_answer(const Document& answer, const std::string& path, bool force);

}  // namespace pairmodel
