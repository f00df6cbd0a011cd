#pragma once

#include <string>
#include <vector>

/// Runs the command that the words ask for, without the name of the program, and writes its output; gives the
/// exit code. Throws RequestError, InputError and FileError.
[[nodiscard]] int run_command_line(const std::vector<std::string>& typed);

/// The same, and the only place that catches: each kind of error has its message and its exit code.
[[nodiscard]] int run_program(const std::vector<std::string>& typed);
