#include "described.hpp"

#include "input/cells/list.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/version.hpp"
#include "request/options.hpp"

#include <algorithm>

namespace {

/// A word that is typed as it stands: "fail", "5". Names of values are in capitals, or hold signs.
bool is_word(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// What may stand for a value, from how help writes it: "SET|FILE.json", "N|auto".
void read_values(const std::string& written, OptionText& option) {
    for (const std::string& part : pairmodel::list_of(written, '|')) {
        if (is_word(part)) option.words.push_back(part);
        if (part.starts_with("FILE") || part == "INPUT" || part == "SERVICES") option.file = true;
        if (part == "SET")
            for (const std::string& id : pairmodel::builtin_parameter_sets()) option.words.push_back(id);
    }
}

OptionText described(const CLI::Option& option) {
    OptionText text;
    text.help = option.get_description();
    text.group = option.get_group();
    text.repeatable = option.get_items_expected_max() > 1;
    if (option.get_positional()) {
        text.names = {option.get_name(true)};
        read_values(text.names.front(), text);
        return text;
    }
    for (const std::string& name : option.get_snames()) text.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) text.names.push_back("--" + name);
    if (option.get_expected_max() == 0) return text;
    text.value = option.get_type_name();
    text.default_value = option.get_default_str();
    read_values(text.value, text);
    return text;
}

CommandText described(const CLI::App& app) {
    CommandText command;
    command.name = app.get_name();
    command.summary = app.get_description();
    command.examples = examples_of(app);
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_group().empty()) continue;  // hidden from help as well
        (option->get_positional() ? command.positionals : command.options).push_back(described(*option));
    }
    command.usage = "[OPTIONS]";
    for (const OptionText& positional : command.positionals)
        command.usage += " [" + positional.names[0] + "]";
    return command;
}

}  // namespace

ProgramText described_program() {
    CLI::App app;
    ProgramText program;
    for (const Command& command : add_commands(app)) program.commands.push_back(described(*command.app));
    program.own = described(app);
    program.own.usage = "COMMAND [OPTIONS]";
    program.version = pairmodel::version();
    return program;
}
