#include "described.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace {

std::vector<std::string> option_names(const CommandText& command) {
    std::vector<std::string> names;
    for (const OptionText& option : command.options)
        names.insert(names.end(), option.names.begin(), option.names.end());
    return names;
}

/// The names of all options that take a value.
std::vector<std::string> names_with_value(const CommandText& command) {
    std::vector<std::string> names;
    for (const OptionText& option : command.options)
        if (!option.value.empty()) names.insert(names.end(), option.names.begin(), option.names.end());
    return names;
}

std::string value_of(const OptionText& option) {
    return fmt::format("words='{}' files={}", fmt::join(option.words, " "), option.file ? "yes" : "");
}

std::string command_case(const CommandText& command) {
    std::string text =
        fmt::format("    {})\n        options='{}'\n        valued='{}'\n", command.name,
                    fmt::join(option_names(command), " "), fmt::join(names_with_value(command), " "));
    text += "        case $before in\n";
    for (const OptionText& option : command.options)
        if (!option.words.empty() || option.file)
            text += fmt::format("        {}) {} ;;\n", fmt::join(option.names, " | "), value_of(option));
    text += "        esac\n        _pairmodel_place\n        case $place in\n";
    for (std::size_t i = 0; i < command.positionals.size(); ++i)
        text += fmt::format("        {}) {} ;;\n", i, value_of(command.positionals[i]));
    return text + "        esac\n        ;;\n";
}

constexpr const char* head = R"(# bash completion for pairmodel
# Made from the definitions of the commands. Do not edit.

# Sets place: how many arguments without a name stand before this word; "value" where it is an option's.
_pairmodel_place() {
    local i word
    place=0
    [[ " $valued " == *" $before "* ]] && place=value
    [[ $place == value ]] && return
    words= files=
    for ((i = 2; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ " $valued " == *" $word "* ]]; then
            ((i++))
            [[ ${COMP_WORDS[i]} == "=" ]] && ((i++))
        elif [[ $word != -?* ]]; then
            ((place++))
        fi
    done
}

_pairmodel() {
    local current=${COMP_WORDS[COMP_CWORD]} before= options= valued= words= files= place=
    ((COMP_CWORD > 1)) && before=${COMP_WORDS[COMP_CWORD - 1]}
    # --option=value comes as three words.
    if [[ $current == "=" ]]; then
        current=
    elif [[ $before == "=" ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
)";

constexpr const char* tail = R"(    *) return ;;
    esac
    if [[ $place != value && $current == -* ]]; then
        words=$options files=
    fi
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    if [[ -n $files ]]; then
        compopt -o filenames 2>/dev/null
        local IFS=$'\n'
        COMPREPLY+=($(compgen -f -- "$current"))
    fi
}

complete -F _pairmodel pairmodel
)";

}  // namespace

std::string bash_completion(const ProgramText& program) {
    std::vector<std::string> first;
    for (const CommandText& command : program.commands) first.push_back(command.name);
    const std::vector<std::string> own = option_names(program.own);
    first.insert(first.end(), own.begin(), own.end());
    std::string text = head;
    text += fmt::format("        COMPREPLY=($(compgen -W '{}' -- \"$current\"))\n        return\n    fi\n",
                        fmt::join(first, " "));
    text += "    case ${COMP_WORDS[1]} in\n";
    for (const CommandText& command : program.commands) text += command_case(command);
    return text + tail;
}
