#pragma once

/// Runs the command that the arguments ask for and writes its output; gives the exit code. Throws
/// RequestError, InputError and FileError.
[[nodiscard]] int run_command_line(int argc, char** argv);

/// The same, and the only place that catches: each kind of error has its message and its exit code.
[[nodiscard]] int run_program(int argc, char** argv);
