#include "described.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace {

/// Text within '…' in a specification of _arguments.
std::string in_spec(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':') result += '\\';
        if (c == '\'')
            result += "'\\''";
        else
            result += c;
    }
    return result;
}

std::string action(const OptionText& option) {
    if (option.words.empty()) return option.file ? "_files" : " ";
    const std::string words = fmt::format("{}", fmt::join(option.words, " "));
    return option.file ? "{_pairmodel_word_or_file " + words + "}" : "(" + words + ")";
}

/// The specifications of an option: one for each of its names, of which only one is offered.
std::string option_specs(const OptionText& option) {
    std::string text;
    for (const std::string& name : option.names) {
        const std::string others =
            option.repeatable ? "*" : fmt::format("({})", fmt::join(option.names, " "));
        text += fmt::format("            '{}{}", others, name);
        if (!option.value.empty() && name.starts_with("--")) text += "=";
        text += "[" + in_spec(option.help) + "]";
        if (!option.value.empty()) text += fmt::format(":{}:{}", in_spec(option.value), action(option));
        text += "' \\\n";
    }
    return text;
}

std::string command_case(const CommandText& command) {
    std::string text = fmt::format("    {})\n        _arguments -s -S \\\n", command.name);
    for (const OptionText& option : command.options) text += option_specs(option);
    for (std::size_t i = 0; i < command.positionals.size(); ++i)
        text += fmt::format("            '{}::{}:{}' \\\n", i + 1, in_spec(command.positionals[i].names[0]),
                            action(command.positionals[i]));
    text.resize(text.size() - 3);  // the last line goes on no further
    return text + "\n        ;;\n";
}

}  // namespace

std::string zsh_completion(const ProgramText& program) {
    std::string text =
        "#compdef pairmodel\n"
        "# Made from the definitions of the commands. Do not edit.\n\n"
        "_pairmodel_word_or_file() {\n"
        "    compadd -- \"$@\"\n"
        "    _files\n"
        "}\n\n"
        "_pairmodel() {\n"
        "    local curcontext=$curcontext state line\n"
        "    local -a commands\n"
        "    commands=(\n";
    for (const CommandText& command : program.commands)
        text += fmt::format("        '{}:{}'\n", command.name, in_spec(command.summary));
    text += "    )\n    _arguments -C \\\n";
    for (const OptionText& option : program.own.options) text += option_specs(option);
    text +=
        "            '1:command:->command' \\\n"
        "            '*::argument:->argument'\n"
        "    if [[ $state == command ]]; then\n"
        "        _describe command commands\n"
        "        return\n"
        "    fi\n"
        "    [[ $state == argument ]] || return\n"
        "    case $line[1] in\n";
    for (const CommandText& command : program.commands) text += command_case(command);
    return text +
           "    esac\n"
           "}\n\n"
           "if [[ $funcstack[1] == _pairmodel ]]; then\n"
           "    _pairmodel \"$@\"\n"
           "else\n"
           "    compdef _pairmodel pairmodel\n"
           "fi\n";
}
