#pragma once

#include "system/temporary_file.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pairmodel::system {

/// Whether there is such a program in PATH.
[[nodiscard]] bool has_tool(std::string_view name);

/// Another program to be run. No shell reads what it is given.
struct ToolRun {
    std::vector<std::string> command;      ///< its name and its arguments
    std::vector<std::string> environment;  ///< beside what there is: "NAME=value"
    const File* input;
    const File* output;
    const File* complaints;
    std::vector<const File*> files;  ///< what it finds at path_for_tool()
};

/// The path of a finished file for a program that is given it as number `index` of its files.
[[nodiscard]] std::string path_for_tool(ScratchFile& scratch, std::size_t index);

/// Runs it to its end. `ended_well` is whether it says so. It ends when this program is told to.
[[nodiscard]] Error run_tool(const ToolRun& run, bool& ended_well);

/// Ends the program that runs, if one does. May be called by a signal handler.
void end_running_tool() noexcept;

}  // namespace pairmodel::system
