#pragma once

#include <array>

/// How the program ends.
enum ExitCode { exit_done = 0, exit_file = 1, exit_usage = 2, exit_invalid = 3, exit_rejected = 4 };

/// What an exit code tells those who script.
struct ExitMeaning {
    ExitCode code;
    const char* meaning;
};
inline constexpr std::array<ExitMeaning, 5> exit_meanings{{
    {exit_done, "done"},
    {exit_file, "a file or the system failed"},
    {exit_usage, "the command line asks for something that cannot be"},
    {exit_invalid, "the data is invalid; every problem is listed"},
    {exit_rejected, "done, but rows were left out"},
}};
