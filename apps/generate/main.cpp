#include "described.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/report/output.hpp"

#include <filesystem>
#include <iostream>
#include <string>

namespace {

void write(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    pairmodel::OutputFiles files(true);
    files.open(path.string()).write(text);
    files.commit();
}

void write_all(const std::filesystem::path& folder) {
    const ProgramText program = described_program();
    const std::filesystem::path pages = folder / "man" / "man1";
    write(pages / (program.own.name + ".1"), program_page(program));
    for (const CommandText& command : program.commands)
        write(pages / (program.own.name + "-" + command.name + ".1"), command_page(program, command));
    write(folder / "bash" / program.own.name, bash_completion(program));
    write(folder / "zsh" / ("_" + program.own.name), zsh_completion(program));
    write(folder / "fish" / (program.own.name + ".fish"), fish_completion(program));
}

}  // namespace

/// usage: pairmodel_generate FOLDER
/// Writes man pages and completions, made from the commands of the program.
int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: pairmodel_generate FOLDER\n";
        return 2;
    }
    try {
        write_all(argv[1]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "pairmodel_generate: " << error.what() << "\n";
        return 1;
    }
}
