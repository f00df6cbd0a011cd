#include "options.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/suggest.hpp"
#include "usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace {

/// A setting of the config file: for one command, or for all that have such an option.
struct Setting {
    std::string command;
    std::string name;
    std::vector<std::string> values;
};

std::vector<Setting> read_config(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw pairmodel::FileError("cannot open the config file " + path);
    std::vector<Setting> settings;
    try {
        for (const CLI::ConfigItem& item : CLI::ConfigTOML().from_config(file)) {
            if (item.name == "++" || item.name == "--") continue;  // CLI11's marks of sections
            settings.push_back({item.parents.empty() ? "" : item.parents.front(), item.name, item.inputs});
        }
    } catch (const CLI::Error& error) {
        throw UsageError(fmt::format("{}: {}", path, error.what()));
    }
    return settings;
}

CLI::Option* option_of(CLI::App& command, const std::string& name) {
    return name == "help" || name == "config" ? nullptr : command.get_option_no_throw("--" + name);
}

std::vector<CLI::App*> commands_of(CLI::App& program) {
    return program.get_subcommands([](const CLI::App*) { return true; });
}

/// Every key must be an option of the command it is for, or of some command.
void check_settings(CLI::App& program, const std::string& path, const std::vector<Setting>& settings) {
    std::vector<std::string> commands;
    std::vector<std::string> options;
    for (CLI::App* command : commands_of(program)) {
        commands.push_back(command->get_name());
        for (const CLI::Option* option : command->get_options())
            options.insert(options.end(), option->get_lnames().begin(), option->get_lnames().end());
    }
    for (const Setting& setting : settings) {
        const auto fits = [&](CLI::App* command) {
            return (setting.command.empty() || command->get_name() == setting.command) &&
                   option_of(*command, setting.name) != nullptr;
        };
        if (!setting.command.empty() &&
            std::find(commands.begin(), commands.end(), setting.command) == commands.end())
            throw UsageError(fmt::format("{}: there is no command [{}]", path, setting.command),
                             pairmodel::did_you_mean(setting.command, commands));
        const auto all = commands_of(program);
        if (std::none_of(all.begin(), all.end(), fits))
            throw UsageError(fmt::format("{}: there is no option \"{}\"", path, setting.name),
                             pairmodel::did_you_mean(setting.name, options));
        if (std::count_if(settings.begin(), settings.end(), [&](const Setting& s) {
                return s.name == setting.name && s.command == setting.command;
            }) > 1)
            throw UsageError(fmt::format("{}: \"{}\" stands there twice", path, setting.name));
    }
}

std::string environment_name(const std::string& option) {
    std::string name = "PAIRMODEL_";
    for (const char c : option)
        name += c == '-' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    return name;
}

void set(CLI::Option& option, const std::vector<std::string>& values, const std::string& from) {
    try {
        if (option.get_expected_max() == 0) {  // a flag
            const std::string& value = values.empty() ? std::string("true") : values.front();
            if (value == "false" || value == "0" || value.empty()) return;
            option.add_result("true");
        } else {
            for (const std::string& value : values) option.add_result(value);
        }
        option.run_callback();
    } catch (const CLI::Error& error) {
        throw UsageError(fmt::format("{}: {}", from, error.what()));
    }
}

}  // namespace

void apply_environment_and_config(CLI::App& program, CLI::App& command) {
    const CLI::Option* given = command.get_option("--config");
    const char* from_environment = std::getenv("PAIRMODEL_CONFIG");
    std::string path = given->count() > 0 ? given->as<std::string>() : "";
    if (path.empty() && from_environment != nullptr) path = from_environment;
    std::vector<Setting> settings;
    if (!path.empty()) {
        settings = read_config(path);
        check_settings(program, path, settings);
    }
    for (CLI::Option* option : command.get_options()) {
        if (option->count() > 0 || option->get_lnames().empty()) continue;
        const std::string& name = option->get_lnames().front();
        if (option_of(command, name) == nullptr) continue;
        const std::string variable = environment_name(name);
        if (const char* value = std::getenv(variable.c_str()); value != nullptr && *value != '\0') {
            set(*option, {value}, variable);
            continue;
        }
        // A section of the command's own goes before what is said for all.
        const Setting* chosen = nullptr;
        for (const Setting& setting : settings)
            if (setting.name == name &&
                (setting.command == command.get_name() || (setting.command.empty() && chosen == nullptr)))
                chosen = &setting;
        if (chosen != nullptr) set(*option, chosen->values, path);
    }
}
