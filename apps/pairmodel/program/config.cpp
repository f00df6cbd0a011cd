#include "input/cells/suggest.hpp"
#include "input/text/file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "program/toml.hpp"
#include "program/usage.hpp"
#include "request/options.hpp"
#include "system/process.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>

namespace {

/// A setting of the config file: for one command, or for all that have such an option.
struct Setting {
    std::string command;
    std::string name;
    std::vector<std::string> values;
    std::string place;  ///< file and line
};

std::string text_of_config(const std::string& path) {
    try {
        return pairmodel::read_whole(path, pairmodel::limits::small_file_bytes);
    } catch (const pairmodel::FileError& error) {  // it may be named in the environment, far from here
        throw pairmodel::FileError(fmt::format("the config file: {}", error.what()));
    }
}

std::vector<Setting> read_config(const std::string& path) {
    std::istringstream file(text_of_config(path));
    const TomlConfig config(path);
    std::vector<Setting> settings;
    for (const CLI::ConfigItem& item : config.from_config(file))
        settings.push_back({item.parents.empty() ? "" : item.parents.front(), item.name, item.inputs,
                            config.place_of(item)});
    return settings;
}

CLI::Option* option_of(CLI::App& command, const std::string& name) {
    return name == "help" || name == "config" ? nullptr : command.get_option_no_throw("--" + name);
}

std::vector<CLI::App*> commands_of(CLI::App& program) {
    return program.get_subcommands([](const CLI::App*) { return true; });
}

/// The names of options that can be set for a command; for all commands where it is empty.
std::vector<std::string> settable(CLI::App& program, const std::string& command_name) {
    std::set<std::string> names;
    for (CLI::App* command : commands_of(program))
        for (const CLI::Option* option : command->get_options())
            for (const std::string& name : option->get_lnames())
                if ((command_name.empty() || command->get_name() == command_name) &&
                    option_of(*command, name) != nullptr)
                    names.insert(name);
    return {names.begin(), names.end()};
}

/// Every key must be an option of the command it is for, or of some command.
void check_settings(CLI::App& program, const std::vector<Setting>& settings) {
    std::vector<std::string> commands;
    for (CLI::App* command : commands_of(program)) commands.push_back(command->get_name());
    const std::vector<std::string> options = settable(program, "");
    const auto is_option = [&](const std::string& name) {
        return std::find(options.begin(), options.end(), name) != options.end();
    };
    for (const Setting& setting : settings) {
        const auto fits = [&](CLI::App* command) {
            return (setting.command.empty() || command->get_name() == setting.command) &&
                   option_of(*command, setting.name) != nullptr;
        };
        if (!setting.command.empty() &&
            std::find(commands.begin(), commands.end(), setting.command) == commands.end())
            throw pairmodel::RequestError(
                fmt::format("{}: there is no command [{}]", setting.place, setting.command),
                is_option(setting.command) ? fmt::format("{} is an option: {} = \"{}=VALUE\"",
                                                         setting.command, setting.command, setting.name)
                                           : pairmodel::did_you_mean(setting.command, commands));
        const auto all = commands_of(program);
        if (std::none_of(all.begin(), all.end(), fits))
            throw pairmodel::RequestError(
                fmt::format("{}: there is no option \"{}\"", setting.place, setting.name),
                pairmodel::did_you_mean(setting.name, settable(program, setting.command)));
    }
}

std::string environment_name(const std::string& option) {
    std::string name = "PAIRMODEL_";
    for (const char c : option)
        name += c == '-' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    return name;
}

bool is_on(const std::string& value, const std::string& from) {
    const std::string word = pairmodel::lower_case(value);
    for (const char* on : {"true", "yes", "on", "1"})
        if (word == on) return true;
    for (const char* off : {"false", "no", "off", "0", ""})
        if (word == off) return false;
    throw pairmodel::RequestError(
        fmt::format("{}: expected true or false, found {}", from, pairmodel::in_quotes(value)));
}

void set(CLI::Option& option, const std::vector<std::string>& values, const std::string& from) {
    try {
        if (option.get_expected_max() == 0) {  // a flag
            if (values.size() != 1)
                throw pairmodel::RequestError(
                    fmt::format("{}: expected true or false, found a list of {}", from, values.size()));
            if (!is_on(values.front(), from)) return;
            option.add_result("true");
        } else if (option.get_type_name().find(",…") != std::string::npos) {  // a list is one value of it
            option.add_result(fmt::format("{}", fmt::join(values, ",")));
        } else if (values.size() > static_cast<std::size_t>(option.get_expected_max())) {
            throw pairmodel::RequestError(
                fmt::format("{}: expected one value, found a list of {}", from, values.size()));
        } else {
            for (const std::string& value : values) option.add_result(value);
        }
        if (!values.empty()) option.run_callback();
    } catch (const CLI::Error& error) {
        throw pairmodel::RequestError(fmt::format("{}: {}", from, error.what()));
    }
}

}  // namespace

std::string config_file(const CLI::App& command) {
    const CLI::Option* given = command.get_option("--config");
    if (given->count() > 0) return given->as<std::string>();
    const auto named = pairmodel::system::variable("PAIRMODEL_CONFIG");
    if (named && named->empty())
        throw pairmodel::RequestError("PAIRMODEL_CONFIG: expected a value, found \"\"");
    return named.value_or("");
}

std::map<std::string, std::string> apply_environment_and_config(CLI::App& program, CLI::App& command) {
    std::map<std::string, std::string> origins;
    const std::string path = config_file(command);
    std::vector<Setting> settings;
    if (!path.empty()) {
        settings = read_config(path);
        check_settings(program, settings);
    }
    for (CLI::Option* option : command.get_options()) {
        if (option->count() > 0 || option->get_lnames().empty()) continue;
        const std::string& name = option->get_lnames().front();
        if (option_of(command, name) == nullptr) continue;
        const std::string variable = environment_name(name);
        if (const auto value = pairmodel::system::variable(variable.c_str())) {
            set(*option, {*value}, variable);
            origins["--" + name] = variable;
            continue;
        }
        // A section of the command's own goes before what is said for all.
        const Setting* chosen = nullptr;
        for (const Setting& setting : settings)
            if (setting.name == name &&
                (setting.command == command.get_name() || (setting.command.empty() && chosen == nullptr)))
                chosen = &setting;
        if (chosen == nullptr) continue;
        set(*option, chosen->values, chosen->place);
        origins["--" + name] = chosen->place;
    }
    return origins;
}
