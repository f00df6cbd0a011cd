#include "described.hpp"
#include "program/usage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace {

/// Text as roff takes it: no dash becomes another one, and no line a request.
std::string roff(const std::string& text) {
    std::string result;
    bool at_begin = true;
    for (const char c : text) {
        if (at_begin && (c == '.' || c == '\'')) result += "\\&";
        if (c == '\\')
            result += "\\e";
        else if (c == '-')
            result += "\\-";
        else
            result += c;
        at_begin = c == '\n';
    }
    return result;
}

std::string bold(const std::string& text) {
    return "\\fB" + roff(text) + "\\fR";
}
std::string italic(const std::string& text) {
    return "\\fI" + roff(text) + "\\fR";
}

/// Words of a value, between which a line may break.
std::string value_of(const OptionText& option) {
    std::string text = italic(option.value);
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 3)
        text.insert(at + 1, "\\:");
    return text;
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

std::string page_of(const ProgramText& program, const CommandText& command) {
    return program.own.name + "-" + command.name;
}

std::string title(const ProgramText& program, const std::string& page, const std::string& summary) {
    return fmt::format(
        ".\\\" Made from the definitions of the commands. Do not edit.\n"
        ".TH {} 1 \"\" \"pairmodel {}\" \"User Commands\"\n.nh\n.ad l\n.SH NAME\n{} \\- {}\n",
        upper(roff(page)), program.version, roff(page), roff(summary));
}

std::string item(const OptionText& option) {
    std::vector<std::string> names;
    for (const std::string& name : option.names)
        names.push_back(name.starts_with('-') ? bold(name) : italic(name));
    std::string text = fmt::format(".TP\n{}", fmt::join(names, ", "));
    if (!option.value.empty()) text += " " + value_of(option);
    text += "\n" + roff(option.help) + ".";
    if (!option.default_value.empty()) text += " Default: " + bold(option.default_value) + ".";
    return text + "\n";
}

std::string option_sections(const std::vector<OptionText>& options) {
    std::vector<std::string> groups;
    for (const OptionText& option : options)
        if (std::find(groups.begin(), groups.end(), option.group) == groups.end())
            groups.push_back(option.group);
    std::string text;
    for (const std::string& group : groups) {
        if (groups.size() > 1) text += ".SS \"" + roff(group) + "\"\n";
        for (const OptionText& option : options)
            if (option.group == group) text += item(option);
    }
    return text;
}

std::string example_section(const std::vector<std::string>& examples) {
    std::string text = ".SH EXAMPLES\n.nf\n";
    for (const std::string& example : examples) text += roff(example) + "\n";
    return text + ".fi\n";
}

std::string exit_section() {
    std::string text = ".SH EXIT STATUS\n";
    for (const ExitMeaning& exit : exit_meanings)
        text += fmt::format(".TP\n.B {}\n{}.\n", static_cast<int>(exit.code), roff(exit.meaning));
    return text;
}

std::string references(const std::vector<std::string>& pages) {
    std::vector<std::string> texts;
    for (const std::string& page : pages) texts.push_back(bold(page) + "(1)");
    return fmt::format(".SH SEE ALSO\n{}\n", fmt::join(texts, ",\n"));
}

}  // namespace

std::string program_page(const ProgramText& program) {
    std::string summary = program.own.summary;
    std::replace(summary.begin(), summary.end(), '\n', ' ');
    std::string text = title(program, program.own.name, "babies who need parent-infant relationship support");
    text += fmt::format(".SH SYNOPSIS\n{} {}\n", bold(program.own.name), italic(program.own.usage));
    text += ".SH DESCRIPTION\n" + roff(summary) + "\n";
    text += ".SH COMMANDS\n";
    std::vector<std::string> pages;
    for (const CommandText& command : program.commands) {
        pages.push_back(page_of(program, command));
        text += fmt::format(".TP\n{}\n{}: see {}(1).\n", bold(command.name), roff(command.summary),
                            bold(pages.back()));
    }
    text += ".SH OPTIONS\n" + option_sections(program.own.options);
    text +=
        ".SH ENVIRONMENT\n"
        ".TP\n.BI PAIRMODEL_ OPTION\n"
        "The value of an option that is not given, such as \\fBPAIRMODEL_FORMAT=csv\\fR. It goes before the\n"
        "file of \\fB\\-\\-config\\fR.\n"
        ".TP\n.B NO_COLOR\nNo colours, if set.\n"
        ".TP\n.B SOURCE_DATE_EPOCH\nThe date of outputs, in seconds since 1970, where \\fB\\-\\-date\\fR is "
        "not given.\n";
    return text + exit_section() + example_section(program.own.examples) + references(pages);
}

std::string command_page(const ProgramText& program, const CommandText& command) {
    std::string text = title(program, page_of(program, command), command.summary);
    text += fmt::format(".SH SYNOPSIS\n{} {}\n", bold(program.own.name + " " + command.name),
                        italic(command.usage));
    text += example_section(command.examples) + ".SH OPTIONS\n";
    for (const OptionText& positional : command.positionals) text += item(positional);
    return text + option_sections(command.options) + exit_section() + references({program.own.name});
}
