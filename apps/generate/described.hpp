#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

/// The command line as plain texts, for all that is made of it. Read from the definitions that the program
/// itself runs with.

struct OptionText {
    std::vector<std::string> names;  ///< "-o", "--output"; of a positional its name
    std::string value;               ///< what stands for the value, "fail|skip"; empty: it takes none
    std::string default_value;
    std::string help;
    std::string group;
    bool repeatable = false;
    std::vector<std::string> words;  ///< values that can be said beforehand
    bool file = false;               ///< the value may be a file
};

struct CommandText {
    std::string name;
    std::string summary;
    std::string usage;  ///< behind the command's name: "[OPTIONS] [INPUT]"
    std::vector<std::string> examples;
    std::vector<OptionText> positionals;
    std::vector<OptionText> options;
};

struct ProgramText {
    CommandText own;  ///< the program without a command
    std::vector<CommandText> commands;
    std::string version;
};

[[nodiscard]] ProgramText described_program();

// Each gives a whole file.

/// The page of the program, with all its commands; roff of section 1.
[[nodiscard]] std::string program_page(const ProgramText& program);
/// The page of a command.
[[nodiscard]] std::string command_page(const ProgramText& program, const CommandText& command);
[[nodiscard]] std::string bash_completion(const ProgramText& program);
[[nodiscard]] std::string zsh_completion(const ProgramText& program);
[[nodiscard]] std::string fish_completion(const ProgramText& program);
