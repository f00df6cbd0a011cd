#include "report/files/tool.hpp"

#include "pairmodel/error.hpp"
#include "pairmodel/report/output.hpp"
#include "system/tool.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

std::string first_lines(const ScratchFile& file) {
    constexpr std::size_t most = 300;
    StringSink text;
    file.copy_to(text);
    std::string line = text.text().substr(0, most);
    std::erase(line, '\r');
    while (!line.empty() && line.back() == '\n') line.pop_back();
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

}  // namespace

std::string ToolFiles::add(std::string_view content) {
    auto file = std::make_unique<ScratchFile>();
    file->write(content);
    files_.push_back(std::move(file));
    return system::path_for_tool(files_.back()->scratch(), files_.size() - 1);
}

std::vector<const system::File*> ToolFiles::files() const {
    std::vector<const system::File*> files;
    for (const auto& file : files_) files.push_back(&file->file());
    return files;
}

void run_tool(const ToolCall& call, TextSink& output) {
    const std::string& name = call.command.front();
    ScratchFile input;
    input.write(call.input);
    const ScratchFile result;
    const ScratchFile complaints;
    bool ended_well = false;
    const system::Error error =
        system::run_tool({call.command, call.environment, &input.file(), &result.file(), &complaints.file(),
                          call.files == nullptr ? std::vector<const system::File*>{} : call.files->files()},
                         ended_well);
    if (error != 0) throw FileError(fmt::format("cannot start {}: {}", name, system::reason(error)));
    if (!ended_well)
        throw FileError(fmt::format("{} did not do its part: {}", name, first_lines(complaints)));
    result.copy_to(output);
}

}  // namespace pairmodel
