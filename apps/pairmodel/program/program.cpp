#include "program/program.hpp"

#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/output.hpp"
#include "program/ask.hpp"
#include "program/out_of_memory.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "report/files/log.hpp"
#include "request/options.hpp"
#include "request/targets.hpp"
#include "system/process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <new>
#include <span>

using namespace pairmodel;

namespace {

/// Why there is no answer, in the log that was asked for; never in the place of a file that is named besides,
/// which may be the very reason.
void log_failure(const std::string& path, const std::vector<std::string>& named,
                 const std::exception& error) {
    if (!is_log_name(path) || !may_be_log(path)) return;
    const Target log{"--log", path};
    try {
        refuse_replacing(std::span(&log, 1), named);
        for (const std::string& name : named) refuse_replacing(std::array{Target{"", name}, log}, {});
    } catch (const RequestError&) {
        return;
    }
    write_log(path, told_so_far() + log_of(error));
}

/// The values of all options but `other`.
std::vector<std::string> values_beside(const CLI::Option* other, const CLI::App& command) {
    std::vector<std::string> values;
    for (const CLI::Option* option : command.get_options())
        if (option != other) values.insert(values.end(), option->results().begin(), option->results().end());
    return values;
}

/// Where no command was understood: `typed` may name a log, or else the environment.
void log_typed(const std::vector<std::string>& typed, const RequestError& error) {
    std::string log = system::variable("PAIRMODEL_LOG").value_or("");
    std::vector<std::string> others;
    for (std::size_t i = 0; i < typed.size(); ++i)
        if (typed[i] == "--log" && i + 1 < typed.size())
            log = typed[++i];
        else if (typed[i].starts_with("--log="))
            log = typed[i].substr(typed[i].find('=') + 1);
        else
            others.push_back(typed[i].starts_with("-") ? typed[i].substr(typed[i].find('=') + 1) : typed[i]);
    log_failure(log, others, error);
}

/// Not even --force has an output in the place of the config file.
void keep_config(const CLI::App& command) {
    const std::string config = config_file(command);
    std::vector<Target> outputs;
    for (const char* name : {"--output", "--log", "--rejects", "--template", "--charts"})
        if (const CLI::Option* option = command.get_option_no_throw(name);
            option != nullptr && !option->empty())
            outputs.push_back({name, option->as<std::string>()});
    if (!config.empty()) refuse_replacing(outputs, std::array{config});
}

/// An option that came from elsewhere than the command line is named with its origin when it does not fit.
int run_with_origins(CLI::App& program, const Command& command) {
    const std::map<std::string, std::string> origins = apply_environment_and_config(program, *command.app);
    keep_config(*command.app);
    try {
        return command.run();
    } catch (const RequestError& error) {
        std::vector<Problem> problems = error.problems();
        for (Problem& problem : problems)
            if (const auto origin = origins.find(problem.option); origin != origins.end())
                problem = {"", origin->second + ": " + to_text({problem.option, problem.problem, ""}),
                           problem.hint};
        throw RequestError(std::move(problems));
    }
}

/// What goes wrong is in the log too, where one is asked for.
int run_command(CLI::App& program, const Command& command) {
    told_so_far().clear();  // a page runs the program again and again
    try {
        return run_with_origins(program, command);
    } catch (const std::exception& error) {
        const CLI::Option* const log = command.app->get_option_no_throw("--log");
        if (log != nullptr && !log->empty())
            log_failure(log->as<std::string>(), values_beside(log, *command.app), error);
        throw;
    }
}

/// What was typed, last word first, as CLI11 takes it. `help`, `help COMMAND` and `version` are the options
/// of these names.
std::vector<std::string> words_of(const CLI::App& program, std::vector<std::string> words) {
    if (words == std::vector<std::string>{"version"}) words = {"--version"};
    if (!words.empty() && words.size() <= 2 && words.front() == "help") {
        words.erase(words.begin());
        const auto commands = command_names(program);
        // What is no command is refused as itself.
        if (words.empty() || std::find(commands.begin(), commands.end(), words.front()) != commands.end())
            words.emplace_back("--help");
    }
    std::reverse(words.begin(), words.end());
    return words;
}

}  // namespace

int run_command_line(const std::vector<std::string>& typed) {
    CLI::App program;
    const std::vector<Command> commands = add_commands(program);
    try {
        program.parse(words_of(program, typed));
        const auto chosen =
            std::find_if(commands.begin(), commands.end(), [](const Command& c) { return c.app->parsed(); });
        if (chosen == commands.end()) {
            if (can_ask()) {
                const std::vector<std::string> asked = asked_command();
                if (!asked.empty()) return run_command_line(asked);
            }
            print_line(program.help());
            return exit_usage;
        }
        return run_command(program, *chosen);
    } catch (const CLI::CallForHelp&) {
        StandardOutput().write(program.help());  // of the command that was chosen
        return exit_done;
    } catch (const CLI::CallForVersion& version) {
        StandardOutput().write(version.what() + std::string("\n"));
        return exit_done;
    } catch (const CLI::ParseError& error) {
        const RequestError refused(std::vector<Problem>{usage_problem(program, error)});
        log_typed(typed, refused);
        throw refused;
    }
}

int run_program(const std::vector<std::string>& typed) {
    // Errors may come before any option is understood.
    const bool colour = std::find(typed.begin(), typed.end(), "--no-color") == typed.end();
    try {
        const int code = run_command_line(typed);
        close_standard_output();
        return code;
    } catch (const RequestError& error) {
        print_error(error.what(), colour);
        return exit_usage;
    } catch (const InputError& error) {
        print_error(to_text(error.issues(), issues_shown), colour);
        return exit_invalid;
    } catch (const FileError& error) {
        print_error(error.what(), colour);
        return exit_file;
    } catch (const std::bad_alloc&) {  // more than there could ever be
        end_out_of_memory();
    } catch (const std::exception& error) {
        print_error(fmt::format("this is a bug of pairmodel: {}", error.what()), colour);
        return exit_file;
    }
}
