#pragma once

#include "pairmodel/report/format.hpp"
#include "report/files/scratch_file.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Files for another program, each with the path by which that can open it.
class ToolFiles {
public:
    /// Throws FileError where it cannot be written. Gives its path.
    std::string add(std::string_view content);
    [[nodiscard]] std::vector<const system::File*> files() const;

private:
    std::vector<std::unique_ptr<ScratchFile>> files_;
};

/// Another program that is asked for help. Its name is looked up in PATH; no shell reads what it is given.
struct ToolCall {
    std::vector<std::string> command;           ///< its name and its arguments
    std::string_view input = {};                ///< what it reads from standard input
    const ToolFiles* files = nullptr;           ///< what else it can open
    std::vector<std::string> environment = {};  ///< beside what there is: "NAME=value"
};

/// Writes what the program writes to standard output, once it has ended well. Throws FileError with what it
/// says where it has not. It ends when this program is told to.
void run_tool(const ToolCall& call, TextSink& output);

}  // namespace pairmodel
