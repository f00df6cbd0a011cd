#include "input/cells/suggest.hpp"
#include "input/text/file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "report/table/valid_text.hpp"
#include "request/options.hpp"
#include "system/shell.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace {

/// Help that begins with examples, as people read no further.
class ExamplesFirst : public CLI::Formatter {
public:
    explicit ExamplesFirst(std::vector<std::string> examples) : examples_(std::move(examples)) {
        column_width(34);
    }

    [[nodiscard]] const std::vector<std::string>& examples() const { return examples_; }

    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
        if (mode == CLI::AppFormatMode::Sub) return CLI::Formatter::make_help(app, name, mode);
        std::string text = "Examples:\n";
        for (const std::string& example : examples_) text += "  " + example + "\n";
        return text + "\n" + CLI::Formatter::make_help(app, name, mode);
    }

private:
    std::vector<std::string> examples_;
};

const CLI::App* chosen_command(const CLI::App& program) {
    const auto chosen = program.get_subcommands();
    return chosen.empty() ? nullptr : chosen.front();
}

std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

/// What CLI11 says of a missing value, a repeated option or a flag with a value, in the words of other
/// messages.
pairmodel::Problem in_our_words(const CLI::App& command, const CLI::ParseError& error) {
    std::string text = error.what();
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
        const std::string name = text.substr(0, text.find(':'));
        const CLI::Option* option = command.get_option_no_throw(name);
        if (option != nullptr && option->count() > 1)
            return {name, fmt::format("expected once, found {} times", option->count()), ""};
        if (option != nullptr && option->get_expected_max() > 0)
            return {name, fmt::format("expected {}, found nothing", option->get_type_name()), ""};
    }
    const std::size_t equals = text.find(" = ");
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr && equals != std::string::npos) {
        const std::size_t begin = text.find(": ") + 2;
        return {text.substr(begin, equals - begin),
                fmt::format("expected no value, found {}", pairmodel::in_quotes(text.substr(equals + 3))),
                ""};
    }
    return {"", text, ""};
}

/// An option or argument that the command does not have; which it may be.
pairmodel::Problem stranger(const CLI::App& command, const std::string& word) {
    if (word.size() < 2 || word[0] != '-')
        return {
            "",
            fmt::format("argument {} does not belong to {}", pairmodel::in_quotes(word), command.get_name()),
            fmt::format("see pairmodel {} --help", command.get_name())};
    const std::string name = word.substr(0, word.find('='));
    const std::vector<std::string> names = option_names(command);
    std::string hint = pairmodel::did_you_mean(name, names);
    if (std::find(names.begin(), names.end(), name) != names.end())  // it stood before the command
        hint = fmt::format("options come after the command: pairmodel {} {}", command.get_name(), name);
    if (hint.empty()) hint = fmt::format("see pairmodel {} --help", command.get_name());
    return {pairmodel::valid_line(name), fmt::format("{} has no such option", command.get_name()), hint};
}

}  // namespace

std::vector<std::string> command_names(const CLI::App& program) {
    std::vector<std::string> names{"help", "version"};
    for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

void set_examples(CLI::App& command, const std::vector<std::string>& examples) {
    command.formatter(std::make_shared<ExamplesFirst>(examples));
}

std::vector<std::string> examples_of(const CLI::App& command) {
    const auto* formatter = dynamic_cast<const ExamplesFirst*>(command.get_formatter().get());
    return formatter == nullptr ? std::vector<std::string>{} : formatter->examples();
}

pairmodel::Problem usage_problem(const CLI::App& program, const CLI::ParseError& error) {
    const CLI::App* command = chosen_command(program);
    const std::vector<std::string> extras = program.remaining(true);
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !extras.empty()) {
        const std::string& word = extras.front();
        if (command != nullptr) return stranger(*command, word);
        const bool option = word.size() > 1 && word[0] == '-';
        return {"",
                fmt::format("there is no {} {}", option ? "option" : "command", pairmodel::in_quotes(word)),
                option ? "options come after the command: pairmodel estimate --area Gateshead"
                       : pairmodel::did_you_mean(word, command_names(program))};
    }
    pairmodel::Problem problem = in_our_words(command == nullptr ? program : *command, error);
    problem.hint = fmt::format("see pairmodel{} --help", command == nullptr ? "" : " " + command->get_name());
    return problem;
}

std::string command_line_of(const CLI::App& command) {
    static const std::vector<std::string> silent{"help", "config", "force", "quiet", "no-color", "threads"};
    std::string positional;
    std::string options;
    for (const CLI::Option* option : command.get_options()) {
        if (option->count() == 0) continue;
        const auto& names = option->get_lnames();
        if (names.empty()) {
            for (const std::string& value : option->results())
                positional += " " + pairmodel::system::as_argument(pairmodel::file_name(value));
            continue;
        }
        if (std::find(silent.begin(), silent.end(), names.front()) != silent.end()) continue;
        const std::string name = "--" + names.front();
        if (option->get_expected_max() == 0) {
            options += " " + name;
            continue;
        }
        const bool is_file = option->get_type_name().find("FILE") != std::string::npos;
        // A value that looks like an option needs the sign between.
        for (const std::string& value : option->results())
            options +=
                fmt::format(" {}{}{}", name, value.starts_with('-') ? "=" : " ",
                            pairmodel::system::as_argument(is_file ? pairmodel::file_name(value) : value));
    }
    return "pairmodel " + command.get_name() + positional + options;
}
