#include "described.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace {

/// Text within '…' in fish.
std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') result += '\\';
        result += c;
    }
    return result + "'";
}

/// Words that may follow; without them, files or nothing.
std::string values(const OptionText& option) {
    std::string text = option.file ? " -F" : " -f";
    if (!option.words.empty()) text += fmt::format(" -a '{}'", fmt::join(option.words, " "));
    return text;
}

std::string line(const std::string& condition, const OptionText& option) {
    std::string text = "complete -c pairmodel -n " + quoted(condition);
    for (const std::string& name : option.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (!option.value.empty()) text += " -r" + values(option);
    return text + " -d " + quoted(option.help) + "\n";
}

constexpr const char* head = R"(# fish completion for pairmodel
# Made from the definitions of the commands. Do not edit.

# Whether the command is this one; with a number, and so many arguments without a dash follow it.
function __pairmodel_is
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test "$words[2]" = "$argv[1]"; or return 1
    test (count $argv) -eq 1; and return 0
    test (count (string match -v -- '-*' $words[3..-1])) -eq $argv[2]
end

function __pairmodel_has_no_command
    test (count (commandline -opc)) -eq 1
end

complete -c pairmodel -f
)";

}  // namespace

std::string fish_completion(const ProgramText& program) {
    std::string text = head;
    const std::string none = "__pairmodel_has_no_command";
    for (const OptionText& option : program.own.options) text += line(none, option);
    for (const CommandText& command : program.commands)
        text += fmt::format("complete -c pairmodel -n {} -a {} -d {}\n", none, command.name,
                            quoted(command.summary));
    for (const CommandText& command : program.commands) {
        const std::string condition = "__pairmodel_is " + command.name;
        for (std::size_t i = 0; i < command.positionals.size(); ++i)
            if (const OptionText& one = command.positionals[i]; one.file || !one.words.empty())
                text += fmt::format("complete -c pairmodel -n {}{}\n",
                                    quoted(fmt::format("{} {}", condition, i)), values(one));
        for (const OptionText& option : command.options) text += line(condition, option);
    }
    return text;
}
