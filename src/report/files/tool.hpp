#pragma once

#include "pairmodel/report/format.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Another program that is asked for help. Its name is looked up in PATH; no shell reads what it is given.
struct ToolCall {
    std::vector<std::string> command;           ///< its name and its arguments
    std::string_view input = {};                ///< what it reads from standard input
    std::vector<std::string_view> files = {};   ///< what it can open as /dev/fd/3, /dev/fd/4, …
    std::vector<std::string> environment = {};  ///< beside what there is: "NAME=value"
};

[[nodiscard]] bool has_tool(std::string_view name);

/// Writes what the program writes to standard output, once it has ended well. Throws FileError with what it
/// says where it has not. It ends when this program is told to.
void run_tool(const ToolCall& call, TextSink& output);

/// Ends the program that runs, if one does. May be called by a signal handler.
void end_running_tool() noexcept;

}  // namespace pairmodel
